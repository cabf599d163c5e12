package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;

/** A key whose value is the dotted name of something that the loader imports and calls. */
final class CallableRule implements KeyRule {
    /** How certain it is that the value of the key is such a name. */
    enum Kind {
        /** The key has no other use: whatever stands there is called. */
        ALWAYS,
        /** A plain word names something of the library itself, a dotted name is imported. */
        IF_DOTTED,
        /** As before, for names whose last part is written as a class. */
        IF_CLASS,
        /** An ordinary word that some frameworks use so. */
        MAYBE,
        /** A word that means many things: only the modules that no configuration has a use for are an alarm. */
        RARELY
    }

    private final Kind kind;

    CallableRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public void judge(Way way, int level, Scalar value, ConfigReport out) {
        if (!value.isText()) {
            return;
        }
        judge(value.text().trim(), kind, way, out);
    }

    /** Judges a name that is called for the given reason. */
    static void judge(String name, Kind kind, Way way, ConfigReport out) {
        if (name.contains("${")) {
            if (kind == Kind.ALWAYS) {
                out.report(ConfigRules.DYNAMIC_NAME, way, SafeText.quote(name));
            }
        } else if (kind == Kind.RARELY) {
            if (CallableNames.isDotted(name) && CallableNames.reachesOut(name.substring(0, name.indexOf('.')))) {
                out.report(ConfigRules.DANGEROUS_CALLABLE, Severity.HIGH, way, SafeText.quote(name));
            }
        } else if (kind == Kind.ALWAYS
                || CallableNames.isDotted(name) && (kind != Kind.IF_CLASS || CallableNames.isClass(name))) {
            callable(name, kind, way, out);
        }
    }

    private static void callable(String name, Kind kind, Way way, ConfigReport out) {
        String shown = SafeText.quote(name);
        switch (CallableNames.standing(name, out.inspection().options().allowedGlobals())) {
            case DANGEROUS -> out.report(ConfigRules.DANGEROUS_CALLABLE, way, shown + " is called");
            case LIBRARY -> out.report(ConfigRules.UNKNOWN_CALLABLE, way, shown + " is not on the allow list");
            case UNKNOWN -> {
                if (kind != Kind.MAYBE) {
                    out.report(ConfigRules.UNKNOWN_CALLABLE, way, shown + " is not on the allow list");
                } else if (CallableNames.isClass(name)) {
                    out.report(
                            ConfigRules.UNKNOWN_CALLABLE,
                            Severity.MEDIUM,
                            way,
                            shown + " is not on the allow list; some loaders call what this key names");
                }
            }
            default -> {
                // ALLOWED: nothing to say
            }
        }
    }
}
