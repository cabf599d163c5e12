package io.jenkins.plugins.modelgate.report;

import io.jenkins.plugins.modelgate.engine.report.Verdict;

/** A verdict as pages show it. */
public enum VerdictView {
    PASSED("symbol-shield-checkmark-outline plugin-ionicons-api", "jenkins-!-success-color"),
    FAILED("symbol-close-circle-outline plugin-ionicons-api", "jenkins-!-error-color"),
    INCOMPLETE("symbol-help-circle-outline plugin-ionicons-api", "jenkins-!-warning-color");

    private final String icon;
    private final String style;

    VerdictView(String icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    /** The view of this verdict. */
    public static VerdictView of(Verdict verdict) {
        return valueOf(verdict.name());
    }

    /** The verdict in words. */
    public String getLabel() {
        return switch (this) {
            case PASSED -> Messages.Verdict_Passed();
            case FAILED -> Messages.Verdict_Failed();
            case INCOMPLETE -> Messages.Verdict_Incomplete();
        };
    }

    /** What the verdict means, one sentence. */
    public String getMeaning() {
        return switch (this) {
            case PASSED -> Messages.Verdict_Passed_Meaning();
            case FAILED -> Messages.Verdict_Failed_Meaning();
            case INCOMPLETE -> Messages.Verdict_Incomplete_Meaning();
        };
    }

    /** Symbol beside the verdict. */
    public String getIcon() {
        return icon;
    }

    /** Style class that carries the verdict's colour; the words carry its meaning. */
    public String getStyle() {
        return style;
    }
}
