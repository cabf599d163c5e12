"""Makes requirements.json.gz: real requirement files of ML projects and what pip reads in them.

python3 make-requirements.py SDISTS > requirements.json.gz

SDISTS holds the sdists that src/test/fixtures/dependency/sdists.py fetches from PyPI. Made with pip 26.3 on Python 3.11. Every
file is read alone: what it includes is told as an option. Variables are not set, paths lead nowhere. Three of the files are
written to seeds, from which fuzzing begins.
"""

import gzip
import hashlib
import json
import os
import re
import sys
import tarfile
import tempfile

from pip._internal.req.constructors import parse_req_from_editable, parse_req_from_line
from pip._internal.req.req_file import RequirementsFileParser, get_line_parser
from pip._vendor.packaging.markers import Marker

SDISTS = (
    "bentoml-1.4.40 fastmcp-4.2.3 feast-0.67.0 gradio-6.31.0 great_expectations-1.24.1 instructor-1.17.0 letta-0.16.8"
    " networkx-3.6.1 numpy-2.4.6 openai_agents-0.24.0 scikit_image-0.26.0 scipy-1.17.1 statsmodels-0.15.0 torchmetrics-1.9.0"
    " vllm-0.33.0"
).split()
SEED_DIRECTORY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "seeds")
SEEDS = [
    ("gradio-6.31.0", "requirements.txt"), ("vllm-0.33.0", "requirements/cpu.txt"), ("vllm-0.33.0", "requirements/common.txt"),
]
LIMIT = 15_000
NAME = re.compile(r"(^|/)[^/]*requirements[^/]*\.(txt|in)$|(^|/)requirements/[^/]*\.(txt|in)$", re.I)


def environment(python, system, platform, machine):
    return {
        "python_version": ".".join(python.split(".")[:2]), "python_full_version": python,
        "implementation_version": python, "implementation_name": "cpython", "platform_python_implementation": "CPython",
        "platform_system": system, "sys_platform": platform, "platform_machine": machine, "platform_release": "5.15",
        "platform_version": "#1", "os_name": "nt" if platform == "win32" else "posix", "extra": "",
    }


ENVIRONMENTS = [
    environment("3.8.18", "Linux", "linux", "x86_64"), environment("3.11.7", "Linux", "linux", "aarch64"),
    environment("3.13.0", "Windows", "win32", "AMD64"), environment("3.12.1", "Darwin", "darwin", "arm64"),
]


def digest(hashes):
    """Their number and a digest of them, for the file has them already."""
    return f"{len(hashes)} " + hashlib.sha256(" ".join(hashes).encode()).hexdigest()[:16]


def requirement(parts, editable, options):
    link, asked = parts.link, parts.requirement
    marker = parts.markers or (asked and asked.marker)
    return {
        "name": asked.name if asked else None,
        "versions": sorted(str(each) for each in asked.specifier) if asked and not link else [],
        "extras": sorted(asked.extras) if asked and not link else [],
        "url": bool(link or (asked and asked.url)),
        "holds": [marker.evaluate(each) if marker else True for each in ENVIRONMENTS],
        "editable": editable,
        "hashes": digest(sorted(f"{a}:{d}" for a, all_ in (options.hashes or {}).items() for d in all_)),
    }


def read(text):
    out = []
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "requirements.txt")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chdir(directory)
        parser = RequirementsFileParser(None, get_line_parser(None))
        for line in parser._parse_file(path, False):
            if line.requirement is None:
                opts = line.opts
                row = {"requirement": opts.requirements, "constraint": opts.constraints, "index-url": opts.index_url and [opts.index_url],
                       "extra-index-url": opts.extra_index_urls, "find-links": opts.find_links, "trusted-host": opts.trusted_hosts,
                       "pre": opts.pre and [""]}
                out.append([line.lineno, "options", {key: value for key, value in row.items() if value}])
                continue
            try:
                parts = parse_req_from_editable(line.requirement) if line.is_editable else parse_req_from_line(line.requirement, None)
                out.append([line.lineno, "package", requirement(parts, line.is_editable, line.opts)])
            except Exception as e:
                out.append([line.lineno, "refused", type(e).__name__])
    return out


def cut(text):
    """Long files are cut behind a requirement, so that the result stays small."""
    out = ""
    for line in text.splitlines(keepends=True):
        if len(out) > LIMIT and not line[0].isspace():
            break
        out += line
    return out


def members(sdist):
    with tarfile.open(os.path.join(sys.argv[1], sdist + ".tar.gz")) as archive:
        for member in sorted(archive.getmembers(), key=lambda each: each.name):
            if member.isfile():
                yield member.name.partition("/")[2], lambda: archive.extractfile(member).read()


files, seen = [], set()
for sdist in SDISTS:
    for path, data in members(sdist):
        if not NAME.search(path):
            continue
        data = data()
        if data in seen or not data:
            continue
        seen.add(data)
        try:
            files.append({"project": sdist, "path": path, "text": cut(data.decode("utf-8-sig"))})
        except UnicodeDecodeError as e:
            print(sdist, path, repr(e), file=sys.stderr)
for file in files:
    file["lines"] = read(file["text"])
for number, seed in enumerate(SEEDS, 1):
    text = next(file["text"] for file in files if (file["project"], file["path"]) == seed)
    with open(os.path.join(SEED_DIRECTORY, f"real-{number}.txt"), "w", encoding="utf-8") as file:
        file.write(text)
result = {"environments": ENVIRONMENTS, "files": files}
sys.stdout.buffer.write(gzip.compress(json.dumps(result).encode(), 9, mtime=0))
