"""Lets two other monitors see the windows that MonitorReplayTest lets Model Gate see: NannyML and Evidently.

people.csv.gz are 40,000 people of Massachusetts from the American Community Survey 2015 (United States Census Bureau, public
domain) with a classifier's answers, as the package nannyml 0.13.1 (Apache-2.0) brings them; without its ids and years.

    python -m venv n && n/bin/pip install nannyml==0.13.1 'pandas<2.3' 'numpy<2.3' statsmodels pyarrow
    python -m venv e && e/bin/pip install evidently==0.7.21 'pandas<2.3' 'numpy<2.3' pyarrow
    n/bin/python replay.py people people.csv.gz
    mvn -f src/engine test -Dtest=MonitorReplayTest -Dmodelgate.replay=WORK      # writes the windows
    n/bin/python replay.py nannyml WORK
    e/bin/python replay.py evidently WORK
    mvn -f src/engine test -Pfull -Dtest=MonitorReplayTest -Dmodelgate.updateDocs=true   # our answers, and the table

NannyML's and Evidently's answers go into nannyml.json and evidently.json beside this script: for each series and each kind of alarm a
digit for each window, 1 for an alarm.
"""

import gzip
import json
import os
import sys
import warnings
from pathlib import Path

os.environ["NML_DISABLE_USAGE_LOGGING"] = "1"
os.environ["DO_NOT_TRACK"] = "1"
warnings.filterwarnings("ignore")

import numpy as np
import pandas as pd

ROWS = 1000
SCORE, ANSWER, TRUTH = "predicted_probability", "prediction", "employed"
NUMBERS = ("AGEP", SCORE)


def people(target):
    import importlib.util

    folder = Path(importlib.util.find_spec("nannyml").submodule_search_locations[0]) / "datasets" / "data"
    rows = pd.read_parquet(folder / "employment_MA_reference.pq").sample(40_000, random_state=2015).drop(columns=["id", "year"])
    rows["AGEP"] = rows["AGEP"].astype(int)
    with open(target, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write(rows.to_csv(index=False, float_format="%.4f", lineterminator="\n").encode())


def read(path):
    frame = pd.read_csv(path)
    for column in features(frame):
        if column not in NUMBERS:
            frame[column] = frame[column].astype("category")
    return frame


def features(frame):
    return [c for c in frame.columns if c not in ("at", SCORE, ANSWER, TRUTH)]


def series(work):
    return sorted(p for p in Path(work).glob("*-*.csv"))


def save(tool, answers):
    digits = {name: {kind: "".join(str(int(x)) for x in alarms) for kind, alarms in kinds.items()} for name, kinds in answers.items()}
    text = json.dumps(digits, indent=1, sort_keys=True)
    (Path(__file__).parent / f"{tool}.json").write_text(text + "\n")


def nannyml(work):
    import nannyml as nml

    reference = read(Path(work) / "reference.csv")
    drift = nml.UnivariateDriftCalculator(
        column_names=features(reference) + [ANSWER, SCORE], treat_as_categorical=[ANSWER], chunk_size=ROWS
    ).fit(reference)
    common = dict(
        y_pred_proba=SCORE, y_pred=ANSWER, y_true=TRUTH, problem_type="classification_binary",
        metrics=["accuracy", "roc_auc"], chunk_size=ROWS,
    )
    estimate = nml.CBPE(**common).fit(reference)
    measure = nml.PerformanceCalculator(**common).fit(reference)
    answers = {}
    for path in series(work):
        frame = read(path).drop(columns="at")
        alarms = {}
        for kind, calculated in (
            ("drift", drift.calculate(frame)), ("estimate", estimate.estimate(frame)), ("labels", measure.calculate(frame)),
        ):
            table = calculated.filter(period="analysis").to_df()
            alerts = table[[c for c in table.columns if c[-1] == "alert"]].fillna(False).astype(bool)
            alarms[kind] = alerts.any(axis=1).tolist()
        answers[path.stem] = alarms
        print(path.stem, flush=True)
        save("nannyml", answers)


def evidently(work):
    """Its own default test and threshold of each column, called directly: the pictures of a whole report take seconds a window."""
    from evidently.legacy.calculations.stattests.registry import get_stattest
    from evidently.legacy.core import ColumnType

    reference = read(Path(work) / "reference.csv")
    kinds = {c: ColumnType.Numerical if c in NUMBERS else ColumnType.Categorical for c in features(reference) + [ANSWER, SCORE]}
    tests = {c: get_stattest(reference[c], reference[c], kind, None) for c, kind in kinds.items()}
    print({c: t.name for c, t in tests.items()}, flush=True)
    usual = float((reference[TRUTH] == reference[ANSWER]).mean())
    answers = {}
    for path in series(work):
        alarms = {"drift": [], "half": [], "labels": []}
        frame = read(path)
        for start in range(0, len(frame), ROWS):
            window = frame[start : start + ROWS]
            drifted = sum(
                bool(test(reference[c], window[c].astype(reference[c].dtype), kinds[c], test.default_threshold).drifted)
                for c, test in tests.items()
            )
            alarms["drift"].append(drifted > 0)
            alarms["half"].append(drifted >= 0.5 * len(kinds))
            # Its test of accuracy against a reference allows a tenth of it, relatively.
            accuracy = float((window[TRUTH] == window[ANSWER]).mean())
            alarms["labels"].append(accuracy < usual * 0.9)
        answers[path.stem] = alarms
        print(path.stem, flush=True)
        save("evidently", answers)


if __name__ == "__main__":
    {"people": people, "nannyml": nannyml, "evidently": evidently}[sys.argv[1]](sys.argv[2])
