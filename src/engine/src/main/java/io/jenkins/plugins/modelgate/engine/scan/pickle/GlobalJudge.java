package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import java.util.HashMap;
import java.util.Map;

/** Judges the names that one pickle imports: default deny on the exact pair of module and name. */
final class GlobalJudge {
    /** Most different names in one pickle; real ones have hundreds. */
    static final int MAX_NAMES = 20_000;

    private final Inspection inspection;
    private final PickleDialect dialect;
    private final Cursor cursor;
    private final Map<CompatNames.Name, GlobalValue> python2 = new HashMap<>();
    private final Map<CompatNames.Name, GlobalValue> python3 = new HashMap<>();

    GlobalJudge(Inspection inspection, PickleDialect dialect, Cursor cursor) {
        this.inspection = inspection;
        this.dialect = dialect;
        this.cursor = cursor;
    }

    /** Number of different names seen. */
    int count() {
        return python2.size() + python3.size();
    }

    /**
     * @param mapped whether the unpickler maps names of Python 2 (protocol below 3)
     */
    GlobalValue judge(String module, String name, boolean mapped) throws LimitException {
        CompatNames.Name raw = new CompatNames.Name(module, name);
        Map<CompatNames.Name, GlobalValue> known = mapped ? python2 : python3;
        GlobalValue value = known.get(raw);
        if (value == null) {
            if (count() >= MAX_NAMES) {
                throw cursor.limit("more than " + MAX_NAMES + " different names");
            }
            value = judge(raw, mapped ? CompatNames.map(module, name) : raw);
            known.put(raw, value);
        }
        return value;
    }

    private GlobalValue judge(CompatNames.Name raw, CompatNames.Name real) {
        dialect.imported(real.module(), real.name());
        Allowed allowed = allowed(real);
        if (allowed == null) {
            report(raw, real);
        }
        return new GlobalValue(real.module(), real.name(), allowed);
    }

    private Allowed allowed(CompatNames.Name name) {
        Allowed allowed = AllowList.find(name.module(), name.name());
        if (allowed != null) {
            return allowed;
        }
        boolean vouched = inspection.options().allowedGlobals().contains(name.module() + "." + name.name())
                || dialect.allows(name.module(), name.name());
        return vouched ? Allowed.ANY : null;
    }

    private void report(CompatNames.Name raw, CompatNames.Name real) {
        String reason = DangerList.reason(real.module(), real.name());
        if (reason == null) {
            reason = DangerList.reason(raw.module(), raw.name());
        }
        Rule rule = reason == null ? PickleRules.UNKNOWN_GLOBAL : PickleRules.UNSAFE_GLOBAL;
        String written = raw.equals(real) ? "" : ", written as " + text(raw);
        String why = reason == null ? "is not on the allow list" : reason;
        inspection.report(rule, cursor.offset(), "imports " + text(real) + written + ": " + why);
    }

    private static String text(CompatNames.Name name) {
        return SafeText.of(name.module()) + "." + SafeText.of(name.name());
    }
}
