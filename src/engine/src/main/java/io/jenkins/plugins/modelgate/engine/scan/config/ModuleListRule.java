package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.config.CallableNames.Standing;

/**
 * {@code type} in {@code modules.json} of sentence-transformers: the class of each module. Names of the library are
 * imported from it, others are looked for in the repository first.
 *
 * <p>Source: sentence-transformers {@code util/misc.py}, {@code import_module_class}.
 */
final class ModuleListRule implements KeyRule {
    private static final String LIBRARY = "sentence_transformers.";

    @Override
    public void judge(Way way, int level, Scalar value, ConfigReport out) {
        if (!value.isText()) {
            return;
        }
        String name = value.text();
        Standing standing =
                CallableNames.standing(name, out.inspection().options().allowedGlobals());
        if (standing == Standing.ALLOWED) {
            return;
        }
        if (standing == Standing.DANGEROUS) {
            out.report(ConfigRules.DANGEROUS_CALLABLE, way, SafeText.quote(name) + " is called");
        } else if (name.startsWith(LIBRARY) && CallableNames.isDotted(name) && CallableNames.isClass(name)) {
            out.report(
                    ConfigRules.UNKNOWN_CALLABLE,
                    Severity.LOW,
                    way,
                    SafeText.quote(name) + " belongs to the library, but to none of the versions known here");
        } else {
            out.report(ConfigRules.LOCAL_MODULE, way, SafeText.quote(name) + " is not of the library");
            int dot = name.lastIndexOf('.');
            References.module(dot < 0 ? name : name.substring(0, dot), out.inspection());
        }
    }
}
