package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What an update of advisory data finds out about them. */
public final class UpdateRules {
    /** A record of the NVD that its database does not take. */
    public static final Rule NOT_TAKEN = Rule.of(
            "advisories/record-not-taken",
            Severity.LOW,
            "A vulnerability of the NVD could not be taken",
            "Dependency-Check refuses the record, usually for a product name that breaks the CPE's syntax. Components are not"
                    + " compared with it. More than one record in a thousand fails the update.",
            "Look the CVE up and see whether it concerns you. Use OSV data beside the NVD's, which know most of them too.",
            "CWE-1395");

    static final Rule PLAIN_LINE = Rule.of(
            "advisories/plain-http",
            Severity.MEDIUM,
            "Advisory data that came over an open line",
            "Whoever sits on the line can leave advisories out, and nobody would notice: OSV, EPSS and KEV are not signed.",
            "Fetch them by https, or from a directory on this machine that something else fills.",
            "CWE-319");

    static final Rule FEW = Rule.of(
            "advisories/few-records",
            Severity.MEDIUM,
            "Fewer advisories than any whole copy has",
            "The source may be a part of the data, or a test's. What it does not have, no check will find.",
            "Compare the source with what its publisher has, and bring all of it.",
            "CWE-1395");

    static final List<Rule> ALL = List.of(NOT_TAKEN, PLAIN_LINE, FEW);

    private UpdateRules() {}
}
