package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dependency.rule.SupplyChain;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Rules about what advisories say, and about what nobody could say. */
final class DependencyRules {
    static final Rule VULNERABLE = Rule.of(
            "dependency/vulnerability",
            Severity.HIGH,
            "Package with a known vulnerability",
            "HIGH and above from dependencies.cvss on, LOW from half of it on; what is known to be exploited is CRITICAL, and"
                    + " what nobody has rated counts as HIGH. One vulnerability is one finding, whatever number of"
                    + " databases and ids tell of it.",
            "Update to a version that fixes it. To accept one vulnerability alone, name it behind the rule:"
                    + " dependency/vulnerability:CVE-2026-12345.",
            "AML.T0010.001",
            "CWE-1395");

    static final Rule MALICIOUS = Rule.of(
            "dependency/malicious-package",
            Severity.CRITICAL,
            "Package that was published to do harm",
            "The advisory (MAL-…, of the OpenSSF's malicious packages) says that the package itself is the attack.",
            "Remove it. Treat every machine that installed it, and every secret that was there, as compromised.",
            "AML.T0010.001",
            "CWE-506");

    static final Rule NO_ADVISORIES = Rule.of(
            "dependency/no-advisories",
            Severity.MEDIUM,
            "No advisories to compare with",
            "Nobody can say whether these packages have known vulnerabilities. The gate stays closed.",
            "Give OSV data (--osv) or a directory of advisory data (--advisories; update-advisories fills it).");

    static final Rule STALE = Rule.of(
            "dependency/stale-advisories",
            Severity.MEDIUM,
            "Advisories that are older than the policy allows",
            "What was found since then is not known here. The gate stays closed.",
            "Update the advisory data, or look for why the mirror is not filled any more.");

    static final Rule NO_CATALOGUE = Rule.of(
            "dependency/no-exploitation-data",
            Severity.LOW,
            "Nobody was asked what is known to be exploited",
            "A vulnerability of a middling score that attackers use already would be LOW here.",
            "Give CISA's catalogue of known exploited vulnerabilities (--kev, or --kev of update-advisories).",
            "CWE-1395");

    static final Rule NOT_JUDGED = Rule.of(
            "dependency/not-judged",
            Severity.MEDIUM,
            "Package that could not be compared with the advisories",
            "An advisory about this package, or its own version, could not be understood. The gate stays closed.",
            "Name an exact version that the ecosystem itself accepts; if the advisory is at fault, update the data.");

    static final Rule BILL = Rule.of(
            "dependency/bill-unreadable",
            Severity.MEDIUM,
            "Bill of material that was not read to its end",
            "It cannot be compared with what is installed. The gate stays closed.",
            "Give a CycloneDX or SPDX document that its own tools accept.");

    static final Rule PACKED = Rule.of(
            "dependency/package-content",
            Severity.INFO,
            "Settings inside packages that are not listed one by one",
            "Packages bring settings and templates of their own; only models, and programs that hide, are findings there.",
            "Nothing.");

    static final List<Rule> ALL = Stream.concat(
                    Stream.of(VULNERABLE, MALICIOUS, NO_ADVISORIES, STALE, NO_CATALOGUE, NOT_JUDGED, BILL, PACKED),
                    SupplyChain.RULES.stream())
            .toList();

    private DependencyRules() {}
}
