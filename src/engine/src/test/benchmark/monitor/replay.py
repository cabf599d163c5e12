"""Replays real data with planted changes through three monitors: Model Gate, Evidently, NannyML.

The data are people of Massachusetts from the American Community Survey 2015 to 2018, with a classifier's answers, as the
package nannyml 0.13.1 (Apache-2.0) brings them. Everything is drawn with a fixed seed.

    python -m venv n && n/bin/pip install nannyml==0.13.1 'pandas<2.3' 'numpy<2.3' statsmodels pyarrow
    python -m venv e && e/bin/pip install evidently==0.7.21 'pandas<2.3' 'numpy<2.3' pyarrow
    n/bin/python replay.py windows WORK
    n/bin/python replay.py nannyml WORK
    e/bin/python replay.py evidently WORK
    n/bin/python replay.py ours WORK 'java -cp ...'     # the words that start Model Gate
    n/bin/python replay.py sum WORK                      # answers.json and the table of docs/benchmarks.md
"""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

os.environ["NML_DISABLE_USAGE_LOGGING"] = "1"
os.environ["DO_NOT_TRACK"] = "1"

import numpy as np
import pandas as pd

ROWS = 1000
REFERENCE = 10_000
CHANGE = 10
REPEATS = 2
NONE = 100
DELAY = 5
SCORE, ANSWER, TRUTH = "predicted_probability", "prediction", "employed"


def people():
    import importlib.util

    folder = Path(importlib.util.find_spec("nannyml").submodule_search_locations[0]) / "datasets" / "data"
    first = pd.read_parquet(folder / "employment_MA_reference.pq")
    later = pd.read_parquet(folder / "employment_MA_analysis.pq").merge(
        pd.read_parquet(folder / "employment_MA_analysis_target.pq"), on="id"
    )
    return first, later


def features(frame):
    return [c for c in frame.columns if c not in ("id", "year", "window", "at", SCORE, ANSWER, TRUTH)]


def older(pool, share, rng):
    """Rows of which a share is drawn with people below 40 thinned out to a quarter."""
    weights = np.where(pool.AGEP < 40, 0.25, 1.0)
    many = int(round(ROWS * share))
    shifted = pool.sample(many, weights=weights, random_state=rng)
    return pd.concat([shifted, pool.drop(shifted.index).sample(ROWS - many, random_state=rng)])


def worse(rows, rng):
    """The same people and answers; what turns out to be true is turned round for three in twenty."""
    rows = rows.copy()
    turned = rng.random(len(rows)) < 0.15
    rows[TRUTH] = np.where(turned, 1 - rows[TRUTH], rows[TRUTH])
    return rows


def series(pool, later, rng):
    plain = lambda: pool.sample(ROWS, random_state=rng)
    yield "none", [plain() for _ in range(NONE)]
    yield "years", [
        later[later.year == year].sample(ROWS, random_state=rng) for year in (2016, 2017, 2018) for _ in range(20)
    ]
    for i in range(REPEATS):
        yield f"sudden-{i}", [older(pool, 1.0 if w >= CHANGE else 0, rng) for w in range(20)]
        yield f"gradual-{i}", [older(pool, max(0, min(1, (w - CHANGE) / 20)), rng) for w in range(CHANGE + 22)]
        # Every seventh window is a day of rest on which other people come, and that is no change.
        yield f"seasonal-{i}", [older(pool, 0.6 if w % 7 == 6 else 0, rng) for w in range(63)]
        yield f"labels-{i}", [worse(plain(), rng) if w >= CHANGE else plain() for w in range(20)]


def windows(work):
    first, later = people()
    rng = np.random.RandomState(20261126)
    first = first.sample(frac=1, random_state=rng)
    reference, pool = first[:REFERENCE], first[REFERENCE:]
    columns = features(first) + [ANSWER, SCORE, TRUTH]
    work.mkdir(parents=True, exist_ok=True)
    reference[columns].to_csv(work / "reference.csv", index=False, float_format="%.4f")
    now = datetime.now(timezone.utc).replace(minute=0, second=0, microsecond=0)
    for name, parts in series(pool, later, rng):
        start = now - timedelta(hours=len(parts))
        for w, part in enumerate(parts):
            part = part[columns].copy()
            part["window"] = w
            part["at"] = [(start + timedelta(hours=w, seconds=3.5 * i)).strftime("%Y-%m-%dT%H:%M:%SZ") for i in range(ROWS)]
            parts[w] = part
        pd.concat(parts).to_csv(work / f"{name}.csv", index=False, float_format="%.4f")


def read(work, name):
    frame = pd.read_csv(work / f"{name}.csv")
    frame = frame[frame.window < NONE] if "window" in frame else frame
    for column in features(frame):
        if column != "AGEP":
            frame[column] = frame[column].astype("category")
    return frame


def names(work):
    """Series that the table is made of; where time is short, fewer than were drawn."""
    return sys.argv[4:] or [f"{name}-{i}" for name in ("sudden", "gradual", "labels", "seasonal") for i in range(REPEATS)] + ["none"]


def save(work, tool, answers):
    (work / f"{tool}.json").write_text(json.dumps(answers))


def nannyml(work):
    import nannyml as nml

    reference = read(work, "reference")
    answers = {}
    drift = nml.UnivariateDriftCalculator(
        column_names=features(reference) + [ANSWER, SCORE], treat_as_categorical=[ANSWER], chunk_size=ROWS
    ).fit(reference)
    common = dict(
        y_pred_proba=SCORE, y_pred=ANSWER, y_true=TRUTH, problem_type="classification_binary",
        metrics=["accuracy", "roc_auc"], chunk_size=ROWS,
    )
    estimate = nml.CBPE(**common).fit(reference)
    measure = nml.PerformanceCalculator(**common).fit(reference)
    for name in names(work):
        frame = read(work, name)
        alarms = {}
        for kind, calculated in (
            ("drift", drift.calculate(frame)), ("estimate", estimate.estimate(frame)), ("labels", measure.calculate(frame)),
        ):
            table = calculated.filter(period="analysis").to_df()
            alerts = table[[c for c in table.columns if c[-1] == "alert"]].fillna(False).astype(bool)
            alarms[kind] = alerts.any(axis=1).tolist()
            if kind == "drift":
                alarms["columns"] = alerts.sum(axis=1).tolist()
        answers[name] = alarms
        print(name, flush=True)
    save(work, "nannyml", answers)


def evidently(work):
    """Its own default test and threshold of each column, called directly: the pictures of a whole report take seconds a window."""
    from evidently.legacy.calculations.stattests.registry import get_stattest
    from evidently.legacy.core import ColumnType

    reference = read(work, "reference")
    kinds = {c: ColumnType.Numerical if c in ("AGEP", SCORE) else ColumnType.Categorical for c in features(reference) + [ANSWER, SCORE]}
    tests = {c: get_stattest(reference[c], reference[c], kind, None) for c, kind in kinds.items()}
    print({c: t.name if hasattr(t, "name") else str(t) for c, t in tests.items()}, flush=True)
    usual = float((reference[TRUTH] == reference[ANSWER]).mean())
    answers = {}
    for name in names(work):
        alarms = {"drift": [], "columns": [], "half": [], "labels": []}
        for _, window in read(work, name).groupby("window"):
            drifted = sum(
                bool(test(reference[c], window[c].astype(reference[c].dtype), kinds[c], test.default_threshold).drifted) for c, test in tests.items()
            )
            alarms["columns"].append(drifted)
            alarms["drift"].append(drifted > 0)
            alarms["half"].append(drifted >= 0.5 * len(kinds))
            # Its test of accuracy against a reference allows a tenth of it, relatively.
            accuracy = float((window[TRUTH] == window[ANSWER]).mean())
            alarms["labels"].append(accuracy < usual * 0.9)
        answers[name] = alarms
        print(name, flush=True)
    save(work, "evidently", answers)


def ours(work, start):
    import shlex

    words = shlex.split(start)
    policy = work / "policy.yaml"
    policy.write_text("monitoring: {staleHours: 8760}\n")
    baseline = work / "profile.json"
    if not baseline.exists():
        report = work / "report"
        subprocess.run(
            words + ["validate-dataset", str(work / "reference.csv"), "--label", TRUTH, "--report", str(report)], check=False,
            stdout=subprocess.DEVNULL,
        )
    if not baseline.exists():
        (report / "profile.json").rename(baseline)
    reference = pd.read_csv(work / "reference.csv")
    usual = float((reference[TRUTH] == reference[ANSWER]).mean())
    for name in names(work):
        frame = pd.read_csv(work / f"{name}.csv")
        frame = frame[frame.window < NONE]
        report = work / f"report-{name}"
        log = work / "log" / f"{name}.csv"
        log.parent.mkdir(exist_ok=True)
        frame.drop(columns=["window"]).to_csv(log, index=False)
        run = subprocess.run(
            words + [
                "monitor-model", str(log), "--model", "a" * 64, "--baseline", str(baseline), "--predictions", ANSWER,
                "--scores", SCORE, "--labels", TRUTH, "--timestamp", "at", "--every", "1h", "--policy", str(policy),
                "--expected", f"accuracy={usual}", "--report", str(report),
            ], capture_output=True, text=True,
        )
        if run.returncode not in (0, 1, 2):
            raise SystemExit(run.stderr)
        begins = [json.loads(line)["from"] for line in (report / "window.json").read_text().splitlines()]
        alarms = {k: [False] * len(begins) for k in ("drift", "near", "estimate", "labels", "anomaly", "open")}
        for finding in json.loads((report / "report.json").read_text())["findings"]:
            if not finding["detail"].startswith("Window "):
                continue
            w = begins.index(finding["detail"].split()[1])
            rule, severity = finding["rule"], finding["severity"]
            kind = {"monitor/performance": "labels", "monitor/performance-estimate": "estimate", "monitor/anomaly": "anomaly"}.get(rule)
            moved = rule in ("drift/distribution", "monitor/prediction-drift", "drift/missing-values")
            if moved or rule in ("monitor/unseen-values", "monitor/class-takeover"):
                kind = "drift" if severity in ("HIGH", "CRITICAL") else "near"
            if kind in ("labels", "estimate") and severity == "LOW":
                kind = "near"
            if kind:
                alarms[kind][w] = True
        print(name, run.returncode, flush=True)
        (work / f"ours-{name}.answer").write_text(json.dumps(alarms))


def delay(alarms, change):
    """Windows from the change to the first alarm, None without."""
    return next((w - change for w in range(change, len(alarms)) if alarms[w]), None)


def main_delays(answers, kind, series_name, change):
    found = [delay(a[kind], change) for n, a in sorted(answers.items()) if n.startswith(series_name)]
    seen = [d for d in found if d is not None]
    return (f"{np.mean(seen):.1f}" if seen else "–") + f" ({len(seen)} of {len(found)})"


def total(work):
    result = {}
    for tool in ("ours", "evidently", "nannyml"):
        path = work / f"{tool}.json"
        parts = {p.stem[len(tool) + 1 :]: json.loads(p.read_text()) for p in work.glob(f"{tool}-*.answer")}
        answers = parts or json.loads(path.read_text())
        result[tool] = {
            name: {k: [int(x) for x in v] for k, v in alarms.items()} for name, alarms in answers.items()
        }
        print("##", tool)
        for kind in next(iter(answers.values())):
            if kind == "columns":
                continue
            # Before a change nothing has changed either.
            quiet = answers.get("none", {kind: []})[kind] + [
                x for n, a in answers.items() if n.split("-")[0] in ("sudden", "gradual", "labels") for x in a[kind][:CHANGE]
            ]
            weeks = [a[kind] for n, a in answers.items() if n.startswith("seasonal")]
            rest = [week[w] for week in weeks for w in range(42, 63) if w % 7 == 6]
            days = [week[w] for week in weeks for w in range(42, 63) if w % 7 != 6]
            print(
                kind, "| false alarms per 1,000:", round(1000 * sum(quiet) / len(quiet), 1), f"({sum(quiet)} of {len(quiet)})",
                "| sudden", main_delays(answers, kind, "sudden", CHANGE),
                "| gradual", main_delays(answers, kind, "gradual", CHANGE),
                "| labels", main_delays(answers, kind, "labels", CHANGE),
                "| rest days", f"{sum(rest)} of {len(rest)}", "| other days", f"{sum(days)} of {len(days)}",
            )
    (work / "answers.json").write_text(json.dumps(result, separators=(",", ":")))


if __name__ == "__main__":
    folder = Path(sys.argv[2]).absolute()
    {"windows": windows, "nannyml": nannyml, "evidently": evidently, "sum": total}.get(
        sys.argv[1], lambda work: ours(work, sys.argv[3])
    )(folder)
