package io.jenkins.plugins.modelgate.engine.dataset.drift;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.measure.ColumnDrift;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Comparison;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DatasetDrift;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DriftVerdict;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Remark;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns comparisons into findings: one for each column and kind, told by the measure that says most. */
final class DriftFindings {
    private static final String SHARE = "share.diff";
    /** Rows out of range from this share on are more than stray values. */
    private static final double MANY = 0.01;

    private final Profile current;
    private final Profile baseline;
    private final DriftOptions options;
    private final Consumer<Finding> findings;

    DriftFindings(Profile current, Profile baseline, DriftOptions options, Consumer<Finding> findings) {
        this.current = current;
        this.baseline = baseline;
        this.options = options;
        this.findings = findings;
    }

    static boolean sameKind(ColumnProfile a, ColumnProfile b) {
        return a.type() == b.type() || a.type().isNumeric() && b.type().isNumeric();
    }

    /** Columns that came, went, or became something else. */
    void schema() {
        for (ColumnProfile column : current.columns()) {
            ColumnProfile reference = baseline.column(column.name());
            if (reference == null) {
                tell(
                        DriftRules.ADDED,
                        DriftRules.ADDED.severity(),
                        column.name(),
                        "Column " + quoted(column) + " (" + SafeText.of(column.declared())
                                + ") is not in the baseline.");
            } else if (!sameKind(reference, column)) {
                tell(
                        DriftRules.RETYPED,
                        DriftRules.RETYPED.severity(),
                        column.name(),
                        "Column " + quoted(column)
                                + " was " + SafeText.of(reference.declared()) + " and is "
                                + SafeText.of(column.declared())
                                + " now.");
            }
        }
        for (ColumnProfile reference : baseline.columns()) {
            if (current.column(reference.name()) == null) {
                tell(
                        DriftRules.REMOVED,
                        DriftRules.REMOVED.severity(),
                        reference.name(),
                        "Column "
                                + quoted(reference) + " (" + SafeText.of(reference.declared())
                                + ") is in the baseline and missing now.");
            }
        }
    }

    /** One column of both. */
    void column(ColumnProfile reference, ColumnProfile column, @CheckForNull ColumnPair pair, ColumnDrift drift) {
        if (pair == null || drift.comparisons().isEmpty()) {
            tell(
                    DriftRules.NOT_COMPARED,
                    DriftRules.NOT_COMPARED.severity(),
                    column.name(),
                    "Column " + quoted(column) + ": " + SafeText.of(drift.reason(), 2 * SafeText.MAX_LENGTH));
            return;
        }
        boolean label = column.name().equals(baseline.label());
        worst(drift.comparisons(), false).ifPresent(worst -> distance(column, pair, drift, worst, label));
        worst(drift.comparisons(), true)
                .filter(worst -> worst.verdict().drifted())
                .ifPresent(worst -> tell(
                        DriftRules.MISSING,
                        severity(worst.verdict(), column),
                        column.name(),
                        DriftWords.missing(quoted(column), worst, reference, column)));
        drift.remarks().forEach(remark -> remark(remark, reference, column, pair, label));
        new CategoryFindings(reference, column, pair, options, label)
                .tell((rule, severity, sentence) -> tell(rule, severity, column.name(), sentence));
    }

    private void distance(ColumnProfile column, ColumnPair pair, ColumnDrift drift, Comparison worst, boolean label) {
        Rule rule = label ? DriftRules.LABEL : DriftRules.DISTRIBUTION;
        if (worst.verdict().drifted()) {
            tell(
                    rule,
                    severity(worst.verdict(), column),
                    column.name(),
                    DriftWords.distance(quoted(column), pair, worst, drift.comparisons()));
        } else if (worst.verdict() == DriftVerdict.INSUFFICIENT) {
            tell(
                    DriftRules.TOO_FEW,
                    DriftRules.TOO_FEW.severity(),
                    column.name(),
                    "Column " + quoted(column) + ": "
                            + DriftWords.rows(worst) + " are too few for the "
                            + pair.reference().histogram().bins().size()
                            + " groups that are compared.");
        } else if (worst.verdict() == DriftVerdict.ERROR) {
            tell(
                    DriftRules.NOT_COMPARED,
                    DriftRules.NOT_COMPARED.severity(),
                    column.name(),
                    "Column " + quoted(column) + ": " + worst.measure() + " has no value.");
        }
    }

    private static Optional<Comparison> worst(List<Comparison> comparisons, boolean shares) {
        return comparisons.stream()
                .filter(each -> each.variant().equals(SHARE) == shares)
                .filter(each -> each.verdict() != DriftVerdict.REPORTED)
                .max(Comparator.comparing(Comparison::verdict).thenComparing(each -> each.value() / each.fail()));
    }

    private void remark(Remark remark, ColumnProfile reference, ColumnProfile column, ColumnPair pair, boolean label) {
        switch (remark.kind()) {
            case BELOW_RANGE, ABOVE_RANGE ->
                tell(
                        DriftRules.RANGE,
                        remark.share() >= MANY ? Severity.MEDIUM : DriftRules.RANGE.severity(),
                        column.name(),
                        DriftWords.range(quoted(column), remark, reference, column, pair.subject()));
            case CONSTANT_CHANGED ->
                tell(
                        DriftRules.CONSTANT,
                        DriftRules.CONSTANT.severity(),
                        column.name(),
                        "Column " + quoted(column)
                                + " had the value "
                                + DriftWords.number(
                                        reference.numbers() == null
                                                ? Double.NaN
                                                : reference.numbers().min())
                                + " in every row and has another one in " + DriftWords.count(remark.rows(), "row")
                                + " now.");
            case NEW_VALUES -> {
                if (pair.reference().cdf() != null && pair.subject() == ColumnPair.Subject.VALUES && !label) {
                    tell(
                            DriftRules.NEW_CATEGORY,
                            Severity.MEDIUM,
                            column.name(),
                            "Column " + quoted(column)
                                    + ": " + DriftWords.count(remark.rows(), "row") + " ("
                                    + DriftWords.percent(remark.share())
                                    + ") have a number that is none of the baseline's few ones.");
                }
            }
            case NEW_VALUES_UNKNOWN -> {
                // Told by the chart; a baseline with very many categories cannot say which are new.
            }
            default -> throw new IllegalStateException("no words for " + remark.kind());
        }
    }

    /** The columns together. */
    void dataset(DatasetDrift drift) {
        if (options.critical().isEmpty()
                || !(drift.driftedShare() >= options.limits().driftedWarn())) {
            return;
        }
        boolean fails = drift.driftedShare() >= options.limits().driftedFail();
        findings.accept(Finding.of(
                DriftRules.DATASET,
                fails ? Severity.HIGH : Severity.LOW,
                Location.ofFile(SafeText.of(current.dataset())),
                DriftWords.percent(drift.driftedShare()) + " of the columns that do not count alone have drifted; from "
                        + DriftWords.percent(options.limits().driftedFail()) + " on this is another dataset."));
    }

    /** A crossed threshold is HIGH and half of it LOW; where single columns are named, the others weigh one less. */
    private Severity severity(DriftVerdict verdict, ColumnProfile column) {
        boolean alone = options.critical().isEmpty()
                || options.critical().contains(column.name())
                || column.name().equals(baseline.label());
        return verdict == DriftVerdict.WARN ? Severity.LOW : alone ? Severity.HIGH : Severity.MEDIUM;
    }

    private void tell(Rule rule, Severity severity, String column, String sentence) {
        findings.accept(Finding.of(
                rule, severity, new Location(SafeText.of(current.dataset()), SafeText.of(column), -1), sentence));
    }

    private static String quoted(ColumnProfile column) {
        return SafeText.quote(column.name());
    }
}
