package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import java.util.HashSet;
import java.util.Set;

/** The model or one of its functions: nodes in it take their operator sets from its opset_import. */
final class Scope {
    private static final int REMEMBERED = 256;

    private final String name;
    private final Set<String> used = new HashSet<>();
    private final Set<String> imported = new HashSet<>();

    Scope(String name) {
        this.name = name;
    }

    void use(String domain) {
        remember(used, domain);
    }

    void imports(String domain, Inspection inspection, long offset) {
        if (imported.contains(domain)) {
            inspection.report(OnnxRules.OPSET_IMPORT, offset, name + " imports " + shown(domain) + " twice");
        }
        remember(imported, domain);
    }

    /** To be called at the end, imports may follow the nodes. */
    void check(Inspection inspection, long offset) {
        used.removeAll(imported);
        for (String domain : used) {
            inspection.report(
                    OnnxRules.OPSET_IMPORT, offset, name + " uses " + shown(domain) + " and does not import it");
        }
    }

    private static void remember(Set<String> domains, String domain) {
        if (domains.size() < REMEMBERED && domain.length() <= SafeText.MAX_LENGTH) {
            domains.add(domain);
        }
    }

    private static String shown(String domain) {
        return "domain " + SafeText.quote(domain.isEmpty() ? "ai.onnx" : domain);
    }
}
