package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what the rules say about one document. A rule that fires a thousand times tells its first cases and the
 * number of the rest.
 */
final class ConfigReport {
    private static final int EACH = 8;

    private final Inspection inspection;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Case, Integer> counts = new LinkedHashMap<>();

    ConfigReport(Inspection inspection) {
        this.inspection = inspection;
    }

    /** What the rules may know beyond the document. */
    Inspection inspection() {
        return inspection;
    }

    /** Reports with the rule's own severity. */
    void report(Rule rule, Way way, String detail) {
        report(rule, rule.severity(), way, detail);
    }

    /** Reports with the severity that this place knows better. */
    void report(Rule rule, Severity severity, Way way, String detail) {
        if (counts.merge(new Case(rule, severity), 1, Integer::sum) <= EACH) {
            entries.add(new Entry(rule, severity, way + ": " + detail, false));
        }
    }

    /** Reports the first case alone. */
    void once(Rule rule, Way way, String detail) {
        if (!counts.containsKey(new Case(rule, rule.severity()))) {
            report(rule, way, detail);
        }
    }

    /** Reports that something in the document could not be examined. */
    void incomplete(Rule rule, Way way, String detail) {
        if (counts.merge(new Case(rule, null), 1, Integer::sum) <= EACH) {
            entries.add(new Entry(rule, rule.severity(), way + ": " + detail, true));
        }
    }

    /** Hands everything to the inspection. */
    void flush() {
        for (Entry entry : entries) {
            if (entry.incomplete) {
                inspection.incomplete(entry.rule, -1, entry.detail);
            } else {
                inspection.report(entry.rule, entry.severity, -1, entry.detail);
            }
        }
        counts.forEach((which, count) -> {
            if (count > EACH) {
                Severity severity = which.severity == null ? which.rule.severity() : which.severity;
                inspection.report(which.rule, severity, -1, "and " + (count - EACH) + " more of this kind");
            }
        });
        clear();
    }

    /** Forgets everything: the document turned out to be no configuration. */
    void clear() {
        entries.clear();
        counts.clear();
    }

    private record Case(Rule rule, Severity severity) {}

    private record Entry(Rule rule, Severity severity, String detail, boolean incomplete) {}
}
