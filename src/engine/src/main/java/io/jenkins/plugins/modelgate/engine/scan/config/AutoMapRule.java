package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.SafeText;

/**
 * {@code auto_map}: classes that transformers imports from the repository, or from another one, when it may
 * ({@code module.Class}, {@code org/repo--module.Class}, in whatever nesting of lists and objects).
 *
 * <p>Source: huggingface/transformers {@code dynamic_module_utils.py}, {@code get_class_from_dynamic_module}.
 */
final class AutoMapRule implements KeyRule {
    @Override
    public void judge(Way way, int level, Scalar value, ConfigReport out) {
        if (!value.isText() || value.text().isBlank()) {
            return;
        }
        String text = value.text();
        int dashes = text.indexOf("--");
        if (dashes >= 0) {
            out.report(
                    ConfigRules.OTHER_REPOSITORY,
                    way,
                    SafeText.quote(text) + " comes from the repository " + SafeText.quote(text.substring(0, dashes)));
        }
        String reference = dashes < 0 ? text : text.substring(dashes + 2);
        int dot = reference.lastIndexOf('.');
        String module = dot < 0 ? reference : reference.substring(0, dot);
        if (dashes < 0) {
            out.report(
                    ConfigRules.REMOTE_CODE,
                    way,
                    SafeText.quote(text) + " is imported from " + SafeText.quote(module + ".py"));
            if (module.startsWith("/") || module.contains("..") || module.indexOf('\\') >= 0) {
                out.report(ConfigRules.PATH, way, SafeText.quote(text));
            }
        }
        References.module(module, out.inspection());
    }
}
