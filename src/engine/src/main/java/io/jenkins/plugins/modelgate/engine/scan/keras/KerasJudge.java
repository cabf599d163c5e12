package io.jenkins.plugins.modelgate.engine.scan.keras;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judges what a configuration makes Keras resolve (keras/src/saving/serialization_lib.py of Keras 3.15 and before). */
final class KerasJudge {
    private static final Set<String> FAMILY = Set.of("keras", "keras_hub", "keras_cv", "keras_nlp", "tf_keras");

    private static final Set<String> FOREIGN_CODE = Set.of("TorchModuleWrapper", "TFSMLayer", "JaxLayer", "FlaxLayer");

    /** Objects that stand for something which is not in the configuration. */
    private static final Set<String> UNRESOLVED = Set.of("TensorFlowOpLayer", "ClassMethod");

    private static final Set<String> CALLS = Set.of("TFOpLambda", "SlicingOpLambda");

    private static final int KEPT = 100;

    private final Inspection inspection;
    private final List<Unknown> unknown = new ArrayList<>();
    private final boolean revived;
    private boolean certain;

    /**
     * @param certain whether this is known to be a Keras configuration, not only to look like one
     * @param revived whether a class that is not found is replaced by what the graph beside the configuration computes
     */
    KerasJudge(Inspection inspection, boolean certain, boolean revived) {
        this.inspection = inspection;
        this.certain = certain;
        this.revived = revived;
    }

    private record Unknown(String detail, long offset) {}

    /** A text under a key that means something by itself. */
    void text(KerasObject holder, String value, long offset) {
        if (holder.key().endsWith("_type") && value.equals("lambda")) {
            report(KerasRules.LAMBDA_CODE, offset, holder.key() + " is lambda");
        } else if (holder.key().equals("vocabulary") && !value.isEmpty()) {
            report(KerasRules.EXTERNAL_FILE, offset, "vocabulary " + SafeText.quote(value));
        }
    }

    /** An array or object has ended. */
    void close(KerasObject object, long offset) {
        if (object.isCode()) {
            report(KerasRules.LAMBDA_CODE, offset, object.key() + " is a list of code, defaults and closure");
        }
        if (object.className() != null) {
            named(object, object.className(), offset);
        }
    }

    void duplicate(String key, long offset) {
        report(KerasRules.DUPLICATE_KEY, offset, SafeText.quote(key) + " occurs again in one object");
    }

    /** The configuration has ended; returns whether it is one of Keras. */
    boolean end() {
        if (certain && revived) {
            unknown.forEach(name -> inspection.report(
                    KerasRules.UNKNOWN, Severity.LOW, name.offset, name.detail + "; the graph stands in for it"));
        } else if (certain) {
            unknown.forEach(name -> inspection.incomplete(KerasRules.UNKNOWN, name.offset, name.detail));
        }
        return certain;
    }

    private void named(KerasObject object, String className, long offset) {
        if (className.equals("__lambda__")) {
            report(KerasRules.LAMBDA_CODE, offset, "class_name __lambda__");
        } else if (object.isObject() && !KerasNames.isValue(className)) {
            resolve(object, className, offset);
        }
    }

    private void resolve(KerasObject object, String className, long offset) {
        boolean function = className.equals("function");
        String written = function ? object.configText() : className;
        if (className.equals("__typespec__")) {
            written = object.specName();
        }
        String target = lastOf(written == null ? "" : written);
        String module = object.module() == null ? moduleOf(className) : object.module();
        String shown = SafeText.quote(module == null ? target : module + "." + target);
        boolean known = function ? KerasNames.isFunction(target) : KerasNames.isClass(target);
        certain |= known || module != null && FAMILY.contains(topOf(module));
        if (module != null && module(module, target, function, known, shown, offset)) {
            return;
        }
        String registered = object.registeredName();
        if (isCustom(className) || registered != null && isCustom(registered)) {
            inspection.report(
                    KerasRules.CUSTOM,
                    revived ? Severity.LOW : KerasRules.CUSTOM.severity(),
                    offset,
                    shown + " registered as " + SafeText.quote(registered == null ? className : registered));
        } else if (!known) {
            unknown(shown, offset);
        } else {
            special(object, target, shown, offset);
            if (registered != null
                    && !List.of("", target, className).contains(registered)
                    && !registered.endsWith(">" + target)) {
                report(KerasRules.REGISTERED_NAME, offset, shown + " is registered as " + SafeText.quote(registered));
            }
        }
    }

    /** Judges where an object comes from; returns whether that says it all. */
    private boolean module(String module, String target, boolean function, boolean known, String shown, long offset) {
        boolean builtin = module.equals("builtins") && function && known;
        if (!builtin && !FAMILY.contains(topOf(module))) {
            report(KerasRules.FOREIGN_MODULE, offset, shown);
            return true;
        }
        if (!builtin && KerasNames.isRefused(module, target)) {
            report(KerasRules.REFUSED, offset, shown);
            return true;
        }
        return false;
    }

    private void special(KerasObject object, String target, String shown, long offset) {
        if (target.equals("Lambda")) {
            report(KerasRules.LAMBDA_LAYER, offset, shown);
        } else if (FOREIGN_CODE.contains(target)) {
            report(KerasRules.EXTERNAL_CODE, offset, shown);
        } else if (UNRESOLVED.contains(target)) {
            unknown(shown + " stands for an operator that was not examined:", offset);
        } else if (CALLS.contains(target)) {
            calls(object.calledFunction(), shown, offset);
        }
    }

    private void calls(@CheckForNull String symbol, String shown, long offset) {
        if (symbol == null || !TensorFlowSymbol.computes(symbol)) {
            report(KerasRules.OPERATOR, offset, shown + " calls " + SafeText.quote(symbol == null ? "" : symbol));
        }
    }

    private void unknown(String shown, long offset) {
        if (unknown.size() < KEPT) {
            unknown.add(new Unknown(shown + " is no class or function of Keras", offset));
        }
    }

    private void report(Rule rule, long offset, String detail) {
        inspection.report(rule, offset, detail);
    }

    /** A class of a registered package, unless the package is one of Keras' own. */
    private static boolean isCustom(String name) {
        int mark = name.indexOf('>');
        return mark >= 0 && !KerasNames.isRegistered(name) && !FAMILY.contains(name.substring(0, mark));
    }

    private static String lastOf(String name) {
        String plain = name.substring(name.lastIndexOf('>') + 1);
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    @CheckForNull
    private static String moduleOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? null : className.substring(0, dot);
    }

    private static String topOf(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }
}
