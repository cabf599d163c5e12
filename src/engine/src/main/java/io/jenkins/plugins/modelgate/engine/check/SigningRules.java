package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What is told about a model that is signed here. */
final class SigningRules {
    static final Rule SIGNED = Rule.of(
            "signing/signed",
            Severity.INFO,
            "Signed",
            "The signature covers the listed files as they were read, and was verified before it was written. It says who"
                    + " signed, not that the content is harmless.",
            "Nothing. Verify with verify-model-artifact, trusting this fingerprint.");

    static final Rule LEFT_OUT = Rule.of(
            "signing/left-out",
            Severity.INFO,
            "Files that the signature does not cover",
            "Version control's files and the ignored paths can be changed later without breaking the signature. Whoever"
                    + " verifies is told of those that a loader would open.",
            "Ignore as little as possible; keep what is no part of the model out of its directory.",
            "CWE-345");

    static final Rule EMPTY_FILES = Rule.of(
            "signing/empty-files",
            Severity.MEDIUM,
            "Empty files that shards say nothing about",
            "A signature of shards lists no empty file, so that one can be added or removed unseen; an empty __init__.py"
                    + " makes a directory importable. Verifiers refuse them.",
            "Remove them, or sign by files.",
            "CWE-345");

    static final Rule ALIKE = Rule.of(
            "signing/names-alike",
            Severity.MEDIUM,
            "Names that differ by case alone",
            "Where file systems do not tell upper from lower case, one of the two replaces the other.",
            "Rename one of them before signing.",
            "CWE-178");

    static final List<Rule> ALL = List.of(SIGNED, LEFT_OUT, EMPTY_FILES, ALIKE);

    private SigningRules() {}
}
