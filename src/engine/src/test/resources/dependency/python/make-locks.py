"""Makes locks.json.gz: real lock files of ML projects and what they name, read with tomllib and json alone.

python3 make-locks.py <directory of clones owner+name/repo> > locks.json.gz    (Python 3.11; the commits are in the result)

Long files are cut behind a package, so that the result stays small.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import tomllib

FILES = [
    ("confident-ai/deepeval", "poetry.lock"), ("huggingface/text-generation-inference", "clients/python/poetry.lock"),
    ("guardrails-ai/guardrails", "poetry.lock"), ("huggingface/text-generation-inference", "integration-tests/uv.lock"),
    ("stanfordnlp/dspy", "uv.lock"), ("zylon-ai/private-gpt", "uv.lock"), ("bentoml/BentoML", "pdm.lock"),
    ("3DRX/video_quality_eval", "pdm.lock"), ("opendatahub-io/notebooks", "codeserver-baseline/ubi9-python-3.12/pylock.toml"),
    ("stanfordnlp/dspy", "docs/Pipfile.lock"), ("ossf/osv-schema", "tools/ghsa/Pipfile.lock"),
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
for project, path in FILES:
    git = ["git", "-C", os.path.join(sys.argv[1], project.replace("/", "+"), "repo")]
    commit = subprocess.check_output([*git, "rev-parse", "HEAD"], text=True).strip()
    text = cut(subprocess.check_output([*git, "show", f"HEAD:{path}"], text=True), path)
    result.append({"project": project, "commit": commit, "path": path, "text": text, "packages": packages(text, path)})
sys.stdout.buffer.write(gzip.compress(json.dumps(result).encode(), 9, mtime=0))
