package io.jenkins.plugins.modelgate.engine.quality;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;

/** Gathers what judges say. */
final class Verdicts {
    private static final int DETAIL = 1000;

    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private boolean open;

    /** Something demanded is not known. */
    void open(Rule rule, Location location, String detail) {
        open = true;
        found(rule, Severity.MEDIUM, location, detail);
    }

    /** For people; decides nothing. */
    void tell(Rule rule, Location location, String detail) {
        found(rule, Severity.INFO, location, detail);
    }

    void found(Rule rule, Severity severity, Location location, String detail) {
        findings.add(Finding.of(rule, severity, location, SafeText.of(detail, DETAIL)));
    }

    void row(Row row) {
        rows.add(row);
    }

    Judgement judgement() {
        return new Judgement(rows, findings, open);
    }
}
