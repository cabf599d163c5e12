package io.jenkins.plugins.modelgate.engine.scan.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import java.io.IOException;

/**
 * Follows a document from its first to its last value and shows each value to the rules of the keys above it. JSON and
 * YAML feed it alike. Only values under a key that has a rule are looked at, so a vocabulary of a million words costs
 * little more than reading it.
 */
final class ConfigWalk {
    /** Most keys of all open objects together that are compared; 12 bytes each. */
    private static final long MOST_KEYS = 2_000_000;

    private final KeyTable table;
    private final ConfigReport report;
    private final Way way = new Way();
    private final Active[] inherited = new Active[Limits.NESTING + 1];
    private final Active[] current = new Active[Limits.NESTING + 1];
    private final SeenKeys[] seen = new SeenKeys[Limits.NESTING + 1];
    private long hashed;

    ConfigWalk(KeyTable table, ConfigReport report) {
        this.table = table;
        this.report = report;
    }

    Way way() {
        return way;
    }

    /** Enters an object or an array. */
    void begin(boolean object) throws LimitException {
        way.next();
        Active active = current[way.depth()];
        way.enter(object);
        int depth = way.depth();
        inherited[depth] = active;
        current[depth] = active;
        if (object) {
            if (seen[depth] == null) {
                seen[depth] = new SeenKeys();
            }
        }
    }

    /** Leaves the innermost object or array. */
    void end() {
        SeenKeys keys = seen[way.depth()];
        if (keys != null && way.inObject()) {
            hashed -= keys.hashed();
            keys.clear();
        }
        way.leave();
    }

    /** The key of the next value of the innermost object. */
    void key(String key) {
        mergedKey(key);
        if (isRepeated(key, way.depth())) {
            boolean judged = current[way.depth()] != null;
            Severity severity = judged ? Severity.HIGH : ConfigRules.DUPLICATE_KEY.severity();
            report.report(ConfigRules.DUPLICATE_KEY, severity, way, "the key stands twice in this object");
        }
    }

    /** As {@link #key}, for an entry that comes from elsewhere and gives way to an equal key of the object itself. */
    void mergedKey(String key) {
        way.key(key);
        int depth = way.depth();
        Active active = inherited[depth];
        KeyRule rule = table.find(key, depth);
        if (rule != null) {
            active = new Active(rule, depth, active);
        }
        current[depth] = active;
        table.key(key, way, report);
    }

    /** The key of the next value is no text. */
    void oddKey() {
        mergedKey("?");
    }

    /** Every value is judged, whichever of two equal keys it stands under: beyond the bound only this note is lost. */
    private boolean isRepeated(String key, int depth) {
        if (hashed >= MOST_KEYS) {
            report.report(ConfigRules.DUPLICATE_KEY, Severity.LOW, way, "equal keys are not looked for from here on");
            return false;
        }
        long before = seen[depth].hashed();
        boolean repeated = !seen[depth].add(key);
        hashed += seen[depth].hashed() - before;
        return repeated;
    }

    /** Whether a rule looks at the plain value that comes next; if not, {@link #skip()} it. */
    boolean isWanted() {
        return current[way.depth()] != null;
    }

    /** Passes over a plain value. */
    void skip() {
        way.next();
    }

    /** Shows a plain value to the rules. */
    void scalar(Scalar value) throws IOException {
        way.next();
        for (Active active = current[way.depth()]; active != null; active = active.next) {
            active.rule.judge(way, active.level, value, report);
        }
    }

    /** Reports at the place where the walk is. */
    ConfigReport report() {
        return report;
    }

    /** Text for the end of a message about where reading stopped. */
    String where() {
        return SafeText.of(way.toString(), 400);
    }

    private record Active(
            KeyRule rule, int level, @CheckForNull Active next) {}
}
