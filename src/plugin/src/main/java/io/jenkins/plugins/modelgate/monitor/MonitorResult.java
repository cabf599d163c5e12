package io.jenkins.plugins.modelgate.monitor;

import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code monitorModel} gives to the Pipeline script. */
public final class MonitorResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String verdict;
    private final String model;
    private final int windows;
    private final String report;

    MonitorResult(String verdict, String model, int windows, String report) {
        this.verdict = verdict;
        this.model = model;
        this.windows = windows;
        this.report = report;
    }

    /** PASSED; with {@code onBreach: 'UNSTABLE'} also FAILED or INCOMPLETE. */
    @Whitelisted
    public String getVerdict() {
        return verdict;
    }

    /** SHA-256 of the model, hexadecimal. */
    @Whitelisted
    public String getModel() {
        return model;
    }

    /** How many windows were examined. */
    @Whitelisted
    public int getWindows() {
        return windows;
    }

    /** Id of the report in this build. */
    @Whitelisted
    public String getReport() {
        return report;
    }

    @Whitelisted
    @Override
    public String toString() {
        return verdict + " " + model + " " + windows;
    }
}
