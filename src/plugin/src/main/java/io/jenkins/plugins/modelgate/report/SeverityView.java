package io.jenkins.plugins.modelgate.report;

import io.jenkins.plugins.modelgate.engine.report.Severity;

/** A severity as pages show it. */
public enum SeverityView {
    CRITICAL(Severity.CRITICAL, "jenkins-!-error-color"),
    HIGH(Severity.HIGH, "jenkins-!-error-color"),
    MEDIUM(Severity.MEDIUM, "jenkins-!-warning-color"),
    LOW(Severity.LOW, ""),
    INFO(Severity.INFO, "");

    private final Severity severity;
    private final String style;

    SeverityView(Severity severity, String style) {
        this.severity = severity;
        this.style = style;
    }

    static SeverityView of(Severity severity) {
        return valueOf(severity.name());
    }

    Severity severity() {
        return severity;
    }

    /** Its word. */
    public String getLabel() {
        return switch (this) {
            case CRITICAL -> Messages.Severity_Critical();
            case HIGH -> Messages.Severity_High();
            case MEDIUM -> Messages.Severity_Medium();
            case LOW -> Messages.Severity_Low();
            case INFO -> Messages.Severity_Info();
        };
    }

    /** Name in URLs. */
    public String getName() {
        return name();
    }

    /** Style class that carries its colour. */
    public String getStyle() {
        return style;
    }
}
