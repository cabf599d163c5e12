package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What a check's step gives to the Pipeline script. */
public final class CheckResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String verdict;
    private final String digest;
    private final LinkedHashMap<String, Integer> findings = new LinkedHashMap<>();
    private final String report;

    CheckResult(ReportEntry entry) {
        this.verdict = entry.verdict().name();
        this.digest = entry.sha256();
        this.report = entry.id();
        for (Severity severity : Severity.values()) {
            findings.put(severity.name(), entry.count(severity));
        }
    }

    /** PASSED: a step that does not pass throws. */
    @Whitelisted
    public String getVerdict() {
        return verdict;
    }

    /** SHA-256 of what was checked, hexadecimal. */
    @CheckForNull
    @Whitelisted
    public String getDigest() {
        return digest;
    }

    /** Number of findings by severity, {@code CRITICAL} to {@code INFO}. */
    @Whitelisted
    public Map<String, Integer> getFindings() {
        return new LinkedHashMap<>(findings);
    }

    /** Id of the report in this build. */
    @Whitelisted
    public String getReport() {
        return report;
    }

    @Whitelisted
    @Override
    public String toString() {
        return verdict + " " + digest + " " + findings;
    }
}
