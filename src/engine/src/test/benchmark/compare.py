"""The checks of DatasetBenchmark with pandas, Great Expectations and Evidently, one tool a process.

    python -m venv target/compare && target/compare/bin/pip install -r src/test/benchmark/requirements.txt
    (for Evidently an environment of its own, from requirements-evidently.txt)
    target/compare/bin/python src/test/benchmark/compare.py {pandas|great-expectations|evidently} FILE BASELINE

FILE and BASELINE are the Parquet files that DatasetBenchmark leaves. Prints wall and processor time in seconds, reading
included and imports not, and the peak of resident memory in MiB.
"""

import resource
import sys
import time

NUMBERS = ["id", "uniform", "normal", "skewed", "whole", "few", "gaps"]
TEXTS = ["city", "label", "hash"]
FEW = ["city", "label"]


def contract(frame):
    """What the inferred contract asks: (column, kind, arguments)."""
    rules = []
    for column in NUMBERS + TEXTS:
        if column != "gaps":
            rules.append((column, "required", ()))
    for column in NUMBERS:
        rules.append((column, "range", (float(frame[column].min()), float(frame[column].max()))))
    for column in TEXTS:
        lengths = frame[column].str.len()
        rules.append((column, "length", (int(lengths.min()), int(lengths.max()))))
    rules.append(("label", "values", tuple(sorted(frame["label"].unique()))))
    rules.append(("id", "unique", ()))
    rules.append(("hash", "unique", ()))
    rules.append(("hash", "pattern", ("^[0-9a-f]{32}$",)))
    return rules


def with_pandas(frame, baseline, rules):
    import numpy as np

    broken = int(len(frame) == 0)
    for column, kind, arguments in rules:
        values = frame[column]
        if kind == "required":
            broken += int(values.isna().sum())
        elif kind == "range":
            broken += int(((values < arguments[0]) | (values > arguments[1])).sum())
        elif kind == "length":
            lengths = values.str.len()
            broken += int(((lengths < arguments[0]) | (lengths > arguments[1])).sum())
        elif kind == "values":
            broken += int((~values.isin(arguments)).sum())
        elif kind == "unique":
            broken += int(values.duplicated().sum())
        elif kind == "pattern":
            broken += int((~values.str.fullmatch(arguments[0])).sum())
    if broken:
        raise SystemExit("the contract is broken %d times" % broken)
    shares = np.linspace(0, 1, 101)
    for column in NUMBERS:
        values = frame[column]
        values.describe()
        values.nunique()
        now = np.sort(values.dropna().to_numpy(dtype="float64"))
        before = np.sort(baseline[column].dropna().to_numpy(dtype="float64"))
        np.quantile(now, shares)
        edges = np.unique(np.quantile(before, np.linspace(0, 1, 11))[1:-1])
        p = np.histogram(before, np.concatenate(([-np.inf], edges, [np.inf])))[0] / len(before)
        q = np.histogram(now, np.concatenate(([-np.inf], edges, [np.inf])))[0] / len(now)
        p, q = np.maximum(p, 1e-4), np.maximum(q, 1e-4)
        ((q - p) * np.log(q / p)).sum()
        both = np.concatenate((before, now))
        both.sort()
        np.abs(np.searchsorted(before, both, "right") / len(before)
               - np.searchsorted(now, both, "right") / len(now)).max()
    for column in TEXTS:
        values = frame[column]
        values.nunique()
        counts = values.value_counts()
        if column in FEW:
            p = baseline[column].value_counts(normalize=True)
            q = counts / counts.sum()
            p, q = p.align(q, fill_value=0)
            m = (p + q) / 2
            with np.errstate(divide="ignore", invalid="ignore"):
                np.sqrt(np.nansum(p * np.log2(p / m)) / 2 + np.nansum(q * np.log2(q / m)) / 2)
        else:
            values.str.len().describe()


def with_great_expectations(frame, rules):
    import great_expectations as gx

    context = gx.get_context(mode="ephemeral")
    definition = (context.data_sources.add_pandas("rows").add_dataframe_asset("rows")
                  .add_batch_definition_whole_dataframe("rows"))
    suite = context.suites.add(gx.ExpectationSuite(name="contract"))
    suite.add_expectation(gx.expectations.ExpectTableRowCountToBeBetween(min_value=1))
    for column, kind, arguments in rules:
        if kind == "required":
            suite.add_expectation(gx.expectations.ExpectColumnValuesToNotBeNull(column=column))
        elif kind == "range":
            suite.add_expectation(gx.expectations.ExpectColumnValuesToBeBetween(
                column=column, min_value=arguments[0], max_value=arguments[1]))
        elif kind == "length":
            suite.add_expectation(gx.expectations.ExpectColumnValueLengthsToBeBetween(
                column=column, min_value=arguments[0], max_value=arguments[1]))
        elif kind == "values":
            suite.add_expectation(gx.expectations.ExpectColumnValuesToBeInSet(
                column=column, value_set=list(arguments)))
        elif kind == "unique":
            suite.add_expectation(gx.expectations.ExpectColumnValuesToBeUnique(column=column))
        elif kind == "pattern":
            suite.add_expectation(gx.expectations.ExpectColumnValuesToMatchRegex(
                column=column, regex=arguments[0]))
    validation = context.validation_definitions.add(
        gx.ValidationDefinition(name="contract", data=definition, suite=suite))
    result = validation.run(batch_parameters={"dataframe": frame}, result_format="SUMMARY")
    if not result.success:
        raise SystemExit("the contract is broken")


def with_evidently(frame, baseline):
    from evidently import DataDefinition, Dataset, Report
    from evidently.presets import DataDriftPreset, DataSummaryPreset

    definition = DataDefinition(numerical_columns=NUMBERS, categorical_columns=FEW, text_columns=[])
    now = Dataset.from_pandas(frame, data_definition=definition)
    before = Dataset.from_pandas(baseline, data_definition=definition)
    report = Report([DataSummaryPreset(), DataDriftPreset(num_method="psi", cat_method="jensenshannon")])
    report.run(current_data=now, reference_data=before).dict()


def main():
    tool, file, baseline_file = sys.argv[1:]
    import pandas as pd

    if tool == "great-expectations":
        import great_expectations  # noqa: F401
    elif tool == "evidently":
        import evidently.presets  # noqa: F401
    # What is agreed on is known before the clock runs.
    rules = contract(pd.read_parquet(file))
    wall, cpu = time.monotonic(), time.process_time()
    frame = pd.read_parquet(file)
    if tool == "pandas":
        with_pandas(frame, pd.read_parquet(baseline_file), rules)
    elif tool == "great-expectations":
        with_great_expectations(frame, rules)
    elif tool == "evidently":
        with_evidently(frame, pd.read_parquet(baseline_file))
    else:
        raise SystemExit(__doc__)
    print("%s %d rows: %.2f s, %.2f s of processor, %d MiB" % (
        tool, len(frame), time.monotonic() - wall, time.process_time() - cpu,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10))


if __name__ == "__main__":
    main()
