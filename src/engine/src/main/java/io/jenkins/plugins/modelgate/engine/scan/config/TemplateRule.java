package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.scan.template.TemplateCheck;

/**
 * A key under which every text is a Jinja template that a runtime renders: one text, a list of objects with {@code name}
 * and {@code template}, or an object of names and templates.
 */
final class TemplateRule implements KeyRule {
    private final boolean rendered;

    /** @param rendered whether it is certain that the texts are rendered */
    TemplateRule(boolean rendered) {
        this.rendered = rendered;
    }

    @Override
    public void judge(Way way, int level, Scalar value, ConfigReport out) {
        if (!value.isText()) {
            return;
        }
        if (rendered) {
            TemplateCheck.examine(way.toString(), value.text(), out.inspection(), -1);
        } else {
            TemplateCheck.examineText(way.toString(), value.text(), out.inspection(), -1);
        }
    }
}
