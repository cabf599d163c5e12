package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules about how packages are named, pinned and licensed. */
public final class SupplyRules {
    static final Rule UNPINNED = Rule.of(
            "dependency/unpinned",
            Severity.HIGH,
            "Several versions satisfy the requirement",
            "What is installed is decided on the day of the installation, by whoever can publish a newer version. What was"
                    + " checked is not what will run.",
            "Name one version (==), or keep a lock file beside the manifest that names it.",
            "AML.T0010.001",
            "CWE-1357");

    static final Rule MOVING = Rule.of(
            "dependency/moving-reference",
            Severity.HIGH,
            "Repository without a full commit",
            "A branch, a tag or a short commit can be made to mean another content at any time.",
            "Name the full commit: 40 or 64 hexadecimal digits behind the @.",
            "AML.T0010.001",
            "CWE-494");

    static final Rule NO_DIGEST = Rule.of(
            "dependency/url-without-digest",
            Severity.HIGH,
            "Downloaded from an address, and no digest says what it must be",
            "Whoever controls the address, or the way to it, decides what is installed.",
            "Add the digest (#sha256=… or --hash=sha256:…).",
            "AML.T0010.001",
            "CWE-494");

    static final Rule LOCAL = Rule.of(
            "dependency/local-path",
            Severity.LOW,
            "Installed from a path",
            "What lies there when it is installed is no part of any index: no advisory speaks of it, and nobody but you vouches"
                    + " for it. HIGH where it lies outside of the checked tree, for then nobody has examined it.",
            "Nothing, if it is the project's own code. Otherwise name the package and its version, or check the directory"
                    + " above both.");

    static final Rule NO_HASH = Rule.of(
            "dependency/no-hash",
            Severity.HIGH,
            "Version without a digest of its files",
            "An index, a mirror or a cache can serve other files under the same version, and the installer would not notice.",
            "Write the digests: pip-compile --generate-hashes, uv lock, poetry lock, npm install (integrity). Or set"
                    + " dependencies.requireHashes to false in the policy.",
            "AML.T0010.001",
            "CWE-353");

    static final Rule OPEN_NEEDS = Rule.of(
            "dependency/open-needs",
            Severity.HIGH,
            "Installs more than it names",
            "Without a digest for every line pip resolves what the packages need on the day of the installation; a digest in"
                    + " an address (#sha256=…) covers that file alone. What comes along is named nowhere, so nobody can look"
                    + " it up. MEDIUM where the policy does not demand digests.",
            "Write every package with --hash: pip-compile --generate-hashes, uv pip compile --generate-hashes. Or keep a"
                    + " lock file beside the manifest.",
            "AML.T0010.001",
            "CWE-1357");

    static final Rule LOOKALIKE = Rule.of(
            "dependency/look-alike",
            Severity.HIGH,
            "Name that differs by one mark from a popular package",
            "Attackers publish packages under names that are easily mistyped or misread. Installing one runs their code.",
            "Compare letter by letter with the name in the popular package's own documentation. If this package is really"
                    + " meant, accept the finding in the policy.",
            "AML.T0010.001",
            "CWE-1357");

    static final Rule FOREIGN_LETTERS = Rule.of(
            "dependency/name-letters",
            Severity.HIGH,
            "Name with letters that no index permits",
            "PyPI and npm allow ASCII letters, digits and a few marks. Anything else reads like a name that it is not.",
            "Write the name anew with a keyboard.",
            "CWE-1007");

    static final Rule LICENSE_DENIED = Rule.of(
            "dependency/license-denied",
            Severity.HIGH,
            "Licence that the policy denies",
            "The policy lists licences whose terms this project does not accept, and no alternative is offered.",
            "Use another package, or ask whoever is responsible for dependencies.licenses.deny.");

    static final Rule LICENSE_UNCLEAR = Rule.of(
            "dependency/license-unclear",
            Severity.MEDIUM,
            "Licence that cannot be compared with the policy",
            "The policy denies licences, and what the package says of its own is no SPDX expression.",
            "Look at the package's licence. If it is acceptable, accept the finding in the policy.");

    static final Rule LICENSE_UNKNOWN = Rule.of(
            "dependency/license-unknown",
            Severity.LOW,
            "Packages whose licence no input says",
            "The policy denies licences. Requirement and most lock files do not name any, so nothing can be said of these.",
            "Check the installed environment (its *.dist-info says the licence) or give a bill of material with licences.");

    static final Rule NOT_IN_BILL = Rule.of(
            "dependency/not-in-bill",
            Severity.HIGH,
            "Package that the bill of material lacks",
            "The bill does not describe what is installed: whoever searches bills for a vulnerable package will not find this"
                    + " one.",
            "Make the bill again from the lock file.",
            "CWE-1357");

    static final Rule OTHER_DIGEST = Rule.of(
            "dependency/bill-digest",
            Severity.CRITICAL,
            "Package with another digest than the bill of material says",
            "Name and version are the same, and the file is another: it was changed after the bill was made, or it came from"
                    + " elsewhere.",
            "Find out which of the two is the file that was published; make lock file and bill again from that.",
            "AML.T0010.001",
            "CWE-354");

    static final Rule ONLY_IN_BILL = Rule.of(
            "dependency/only-in-bill",
            Severity.LOW,
            "Package of the bill of material that no input names",
            "The bill is older or of something else.",
            "Make the bill again from the lock file.");

    static final List<Rule> ALL = List.of(
            UNPINNED,
            MOVING,
            NO_DIGEST,
            LOCAL,
            NO_HASH,
            OPEN_NEEDS,
            LOOKALIKE,
            FOREIGN_LETTERS,
            LICENSE_DENIED,
            LICENSE_UNCLEAR,
            LICENSE_UNKNOWN,
            NOT_IN_BILL,
            OTHER_DIGEST,
            ONLY_IN_BILL);

    private SupplyRules() {}
}
