package io.jenkins.plugins.modelgate.engine.dependency;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules about the inputs themselves: each firing keeps the gate closed, whatever its severity. */
public final class InventoryRules {
    static final Rule NONE = Rule.of(
            "dependency/no-input",
            Severity.MEDIUM,
            "No input that names packages",
            "Nothing that was checked says which packages the model is run with: no requirement file, no lock file, no"
                    + " installed package, no bill of material. What nobody names, nobody can look up.",
            "Check the directory that holds the lock file, or put one there. The documentation lists the names that"
                    + " are read.",
            "CWE-1104");

    static final Rule BROKEN = Rule.of(
            "dependency/broken-input",
            Severity.HIGH,
            "Input that cannot be read to its end",
            "It breaks its format, a bound or the file system, so packages may be missing from what was checked.",
            "Mend the file as the message says.",
            "CWE-20");

    public static final Rule UNEXAMINED = Rule.of(
            "dependency/not-examined",
            Severity.MEDIUM,
            "Input that does not say everything",
            "What is installed depends on something outside of the checked tree, on code that runs at installation, which was"
                    + " not run, or on words that cannot be understood.",
            "Mend what the message says, bring what is missing into the tree, or put a lock file beside it that names every"
                    + " package.",
            "CWE-829");

    static final Rule UNREADABLE = Rule.of(
            "dependency/unreadable-input",
            Severity.HIGH,
            "Input that cannot be opened",
            "It is a link that leaves the checked tree or leads nowhere, a device, or a file or directory that cannot"
                    + " be opened.",
            "Replace it by a regular file, or make it readable.",
            "CWE-59");

    /** All of them. */
    public static final List<Rule> ALL = List.of(BROKEN, NONE, UNEXAMINED, UNREADABLE);

    private InventoryRules() {}
}
