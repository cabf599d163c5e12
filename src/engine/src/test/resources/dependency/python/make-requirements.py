"""Makes requirements.json.gz: real requirement files of ML projects and what pip reads in them.

PYTHONPATH=<pip wheel unpacked> python3 make-requirements.py <directory of clones owner+name/repo> > requirements.json.gz

Made with pip 26.3 on Python 3.11 from the commits that the result names. Every file is read alone: what it includes is told
as an option. Variables are not set, paths lead nowhere.
"""

import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

from pip._internal.req.constructors import parse_req_from_editable, parse_req_from_line
from pip._internal.req.req_file import RequirementsFileParser, get_line_parser
from pip._vendor.packaging.markers import Marker

PROJECTS = (
    "huggingface/diffusers pytorch/examples bentoml/BentoML mem0ai/mem0 opendatahub-io/notebooks stanfordnlp/dspy"
    " guardrails-ai/guardrails huggingface/text-generation-inference 01-ai/Yi"
).split()
NAME = re.compile(r"(^|/)[^/]*requirements[^/]*\.(txt|in)$|requirements/[^/]*\.(txt|in)$", re.I)


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


files, seen = [], set()
for project in PROJECTS:
    git = ["git", "-C", os.path.join(sys.argv[1], project.replace("/", "+"), "repo")]
    commit = subprocess.check_output([*git, "rev-parse", "HEAD"], text=True).strip()
    for path in subprocess.check_output([*git, "ls-tree", "-r", "--name-only", "HEAD"], text=True).splitlines():
        if not NAME.search(path):
            continue
        data = subprocess.check_output([*git, "show", f"HEAD:{path}"])
        if data in seen or not 0 < len(data) <= 60_000:
            continue
        seen.add(data)
        try:
            text = data.decode("utf-8-sig")
            files.append({"project": project, "commit": commit, "path": path, "text": text, "lines": read(text)})
        except Exception as e:
            print(project, path, repr(e), file=sys.stderr)
result = {"environments": ENVIRONMENTS, "files": files}
sys.stdout.buffer.write(gzip.compress(json.dumps(result).encode(), 9, mtime=0))
