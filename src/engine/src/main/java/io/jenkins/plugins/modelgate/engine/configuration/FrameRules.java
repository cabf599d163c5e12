package io.jenkins.plugins.modelgate.engine.configuration;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules of the frame: about examining itself. */
public final class FrameRules {
    /** A file, or something in it, that was not examined. */
    public static final Rule UNEXAMINED = Rule.of(
            "configuration/unexamined",
            Severity.MEDIUM,
            "Configuration that could not be examined",
            "What this file sets is not known, because it is damaged, too large, or written in a way that only its own"
                    + " tool understands. The gate stays closed.",
            "Mend the file, or write it so that its values stand in it.");

    /** No file of the tree is known. */
    public static final Rule NOTHING = Rule.of(
            "configuration/nothing-known",
            Severity.MEDIUM,
            "No known configuration",
            "None of the files is configuration of a known kind, and nothing examined is never safe.",
            "Check the path: it names a Dockerfile, a manifest, a serving configuration, a Jenkinsfile or a .env file,"
                    + " or a directory with some.");

    /** All of them. */
    public static final List<Rule> ALL = List.of(UNEXAMINED, NOTHING);

    private FrameRules() {}
}
