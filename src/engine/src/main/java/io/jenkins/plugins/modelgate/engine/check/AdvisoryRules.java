package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What an update of advisory data finds out about them. */
public final class AdvisoryRules {
    /** A record of the NVD that its database does not take. */
    public static final Rule NOT_TAKEN = Rule.of(
            "advisories/record-not-taken",
            Severity.LOW,
            "A vulnerability of the NVD could not be taken",
            "Dependency-Check refuses the record, usually for a product name that breaks the CPE's syntax. Components are not"
                    + " compared with it. More than one record in a thousand fails the update.",
            "Look the CVE up and see whether it concerns you. Use OSV data beside the NVD's, which know most of them too.",
            "CWE-1395");

    static final List<Rule> ALL = List.of(NOT_TAKEN);

    private AdvisoryRules() {}
}
