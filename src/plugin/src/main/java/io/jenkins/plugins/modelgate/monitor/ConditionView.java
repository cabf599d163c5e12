package io.jenkins.plugins.modelgate.monitor;

import io.jenkins.plugins.modelgate.engine.monitor.history.Condition;
import java.util.Locale;

/** A condition as pages show it: a symbol with a colour, and a word that carries the meaning. */
public enum ConditionView {
    DAMAGED("symbol-alert-circle-outline plugin-ionicons-api", "jenkins-!-error-color"),
    ALARMED("symbol-close-circle-outline plugin-ionicons-api", "jenkins-!-error-color"),
    INCOMPLETE("symbol-help-circle-outline plugin-ionicons-api", "jenkins-!-warning-color"),
    NO_DATA("symbol-remove-circle-outline plugin-ionicons-api", "jenkins-!-warning-color"),
    STALE("symbol-time-outline plugin-ionicons-api", "jenkins-!-warning-color"),
    OK("symbol-shield-checkmark-outline plugin-ionicons-api", "jenkins-!-success-color");

    private final String icon;
    private final String style;

    ConditionView(String icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    static ConditionView of(Condition condition) {
        return valueOf(condition.name());
    }

    /** As addresses and figures for Prometheus have it. */
    public String getName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In a word or two. */
    public String getLabel() {
        return switch (this) {
            case DAMAGED -> Messages.Condition_Damaged();
            case ALARMED -> Messages.Condition_Alarmed();
            case INCOMPLETE -> Messages.Condition_Incomplete();
            case STALE -> Messages.Condition_Stale();
            case NO_DATA -> Messages.Condition_NoData();
            case OK -> Messages.Condition_Ok();
        };
    }

    /** What it means, a sentence. */
    public String getMeaning() {
        return switch (this) {
            case DAMAGED -> Messages.Condition_Damaged_Meaning();
            case ALARMED -> Messages.Condition_Alarmed_Meaning();
            case INCOMPLETE -> Messages.Condition_Incomplete_Meaning();
            case STALE -> Messages.Condition_Stale_Meaning();
            case NO_DATA -> Messages.Condition_NoData_Meaning();
            case OK -> Messages.Condition_Ok_Meaning();
        };
    }

    public String getIcon() {
        return icon;
    }

    public String getStyle() {
        return style;
    }
}
