"""Makes locks.json.gz: real lock files of ML projects and what they name, read with tomllib and json alone.

python3 make-locks.py SDISTS MADE > locks.json.gz    (Python 3.11)

SDISTS holds what src/test/fixtures/dependency/sdists.py fetches from PyPI, MADE what make_tool_locks.py beside it makes. Long files
are cut behind a package, so that the result stays small.
"""

import gzip
import json
import pathlib
import re
import sys
import tarfile
import tomllib

FROM_SDISTS = [
    ("fastmcp-4.2.3", "examples/smart_home/uv.lock"), ("instructor-1.17.0", "uv.lock"), ("letta-0.16.8", "uv.lock"),
    ("mcp-2.3.0", "uv.lock"),
]
MADE = [
    "argilla/pdm.lock", "bentoml/pdm.lock", "dspy/poetry.lock", "mem0/poetry.lock", "gradio/Pipfile.lock",
    "torchmetrics/pylock.toml", "vllm/pylock.toml",
]
LIMIT = 60_000


def cut(text, name):
    if len(text) < LIMIT or name.endswith("Pipfile.lock"):
        return text
    parts = re.split(r"(?m)^(?=\[\[packages?\]\]$)", text)
    out = parts[0]
    for part in parts[1:]:
        if len(out) + len(part) > LIMIT:
            break
        out += part
    tail = re.search(r"(?m)^\[metadata\]\n(.*\n)*?(?=\n|\Z)", text)
    return out + (tail.group(0) if tail and "[metadata]" not in out else "")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def packages(text, name):
    if name.endswith("Pipfile.lock"):
        lock = json.loads(text)
        return [[normal(n), p.get("version", "").lstrip("=") or None, len(p.get("hashes", []))]
                for category, all_ in lock.items() if category != "_meta" for n, p in all_.items()]
    lock, out = tomllib.loads(text), []
    for p in lock.get("packages", lock.get("package", [])):
        source = p.get("source", {})
        if "virtual" in source or source.get("editable") == ".":
            continue
        files = list(p.get("files", [])) + list(p.get("wheels", []))
        files += [p[key] for key in ("sdist", "archive") if key in p]
        hashes = sum(len(f["hashes"]) if "hashes" in f else "hash" in f for f in files)
        out.append([normal(p["name"]), p.get("version"), hashes])
    return out


result = []


def add(project, path, text):
    text = cut(text, path)
    result.append({"project": project, "path": path, "text": text, "packages": packages(text, path)})


for sdist, path in FROM_SDISTS:
    with tarfile.open(pathlib.Path(sys.argv[1], sdist + ".tar.gz")) as archive:
        add(sdist, path, archive.extractfile(f"{sdist}/{path}").read().decode())
for file in MADE:
    add(file.split("/")[0], file, pathlib.Path(sys.argv[2], file).read_text())
sys.stdout.buffer.write(gzip.compress(json.dumps(result).encode(), 9, mtime=0))
