package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules of tar archives. */
public final class TarRules {
    private static final String REBUILD = "Build the archive again with an ordinary tar.";

    public static final Rule AMBIGUOUS = Rule.of(
            "tar/ambiguous",
            Severity.HIGH,
            "Header that tar readers understand differently",
            "Readers differ in the name of the member or in where the next one begins, so they unpack different members.",
            REBUILD,
            "CWE-436",
            "CVE-2025-62518",
            "AML.T0015");

    public static final Rule AFTER_END = Rule.of(
            "tar/after-end",
            Severity.HIGH,
            "Data after the end marker",
            "Most readers stop at the two zero blocks; what follows is seen by others only. It has been examined.",
            REBUILD,
            "CWE-436",
            "AML.T0015");

    public static final Rule NO_END = Rule.of(
            "tar/no-end",
            Severity.LOW,
            "No end marker",
            "The archive stops without the two zero blocks; members may be missing.",
            "Fetch or build the file again and compare its digest with the publisher's.");

    public static final Rule HIDDEN_BYTES = Rule.of(
            "tar/hidden-bytes",
            Severity.HIGH,
            "Blocks that are no header",
            "Where a header should stand there is something else. Readers stop there, or skip it.",
            REBUILD,
            "CWE-436");

    public static final Rule PADDING = Rule.of(
            "tar/padding",
            Severity.LOW,
            "Padding that is not zero",
            "The rest of a member's last block holds bytes that no reader looks at.",
            REBUILD);

    public static final Rule SPARSE = Rule.of(
            "tar/sparse",
            Severity.LOW,
            "Sparse member",
            "Holes are left out and filled in by the reader; readers that do not know sparse members see other bytes.",
            REBUILD);

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(AMBIGUOUS, AFTER_END, NO_END, HIDDEN_BYTES, PADDING, SPARSE);

    private TarRules() {}
}
