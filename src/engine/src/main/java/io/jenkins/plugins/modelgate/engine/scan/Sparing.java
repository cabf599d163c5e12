package io.jenkins.plugins.modelgate.engine.scan;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reports the first findings of each rule one by one and counts the rest: a million broken entries are one fault. */
public final class Sparing {
    private static final int EACH = 8;

    private final Inspection inspection;
    private final Map<Rule, Integer> counts = new LinkedHashMap<>();

    public Sparing(Inspection inspection) {
        this.inspection = inspection;
    }

    /** As {@link Inspection#report(Rule, long, String)}. */
    public void report(Rule rule, long offset, String detail) {
        if (counts.merge(rule, 1, Integer::sum) <= EACH) {
            inspection.report(rule, offset, detail);
        }
    }

    /** Whether a rule has fired. */
    public boolean has(Rule rule) {
        return counts.containsKey(rule);
    }

    /** Tells how many more there were. */
    public void finish() {
        counts.forEach((rule, count) -> {
            if (count > EACH) {
                inspection.report(rule, -1, "and " + (count - EACH) + " more of this kind");
            }
        });
        counts.clear();
    }
}
