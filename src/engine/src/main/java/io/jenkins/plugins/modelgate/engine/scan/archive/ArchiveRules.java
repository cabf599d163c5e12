package io.jenkins.plugins.modelgate.engine.scan.archive;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules that hold for members of every kind of archive. */
public final class ArchiveRules {
    public static final Rule UNSAFE_NAME = Rule.of(
            "archive/unsafe-name",
            Severity.HIGH,
            "Member name that leaves the archive's tree",
            "Whoever unpacks the archive by its names writes or reads a file outside the target directory, or under a"
                    + " name other than the one shown.",
            "Do not unpack it. Build the archive again from relative names without '..'.",
            "CWE-22",
            "AML.T0010");

    public static final Rule ODD_NAME = Rule.of(
            "archive/odd-name",
            Severity.MEDIUM,
            "Member name that systems read differently",
            "Backslashes, control characters or bytes outside the declared encoding make one archive unpack to different"
                    + " names on different systems.",
            "Build the archive again with plain UTF-8 names and forward slashes.",
            "CWE-176");

    public static final Rule DUPLICATE_NAME = Rule.of(
            "archive/duplicate-name",
            Severity.HIGH,
            "Two members of the same name",
            "One reader takes the first, another the last: what is inspected need not be what is loaded.",
            "Build the archive again with every name once.",
            "CWE-436");

    public static final Rule CASE_COLLISION = Rule.of(
            "archive/case-collision",
            Severity.MEDIUM,
            "Member names that differ in case only",
            "On a file system that ignores case one of them overwrites the other.",
            "Rename one of the members.",
            "CWE-178");

    public static final Rule LINK_OUTSIDE = Rule.of(
            "archive/link-outside",
            Severity.HIGH,
            "Link that leaves the archive's tree",
            "Unpacking creates a link to a place outside; a later member or the loader writes or reads through it.",
            "Do not unpack it. Build the archive again without links.",
            "CWE-59",
            "AML.T0010");

    public static final Rule LINK = Rule.of(
            "archive/link",
            Severity.LOW,
            "Link inside the archive",
            "The member is a link to another member; systems without links unpack it differently.",
            "Store the file itself.");

    public static final Rule SPECIAL_FILE = Rule.of(
            "archive/special-file",
            Severity.HIGH,
            "Device, pipe or other special file",
            "No model holds one. Whoever unpacks it as administrator creates it.",
            "Build the archive again from plain files.",
            "CWE-434");

    public static final Rule ENCRYPTED = Rule.of(
            "archive/encrypted",
            Severity.MEDIUM,
            "Encrypted member",
            "What cannot be read cannot be vouched for.",
            "Decrypt it before the gate.");

    public static final Rule UNSUPPORTED = Rule.of(
            "archive/unsupported",
            Severity.MEDIUM,
            "Container or compression that cannot be opened here",
            "The content stays unexamined.",
            "Pack it again as tar.gz or ZIP with the methods store or deflate.");

    public static final Rule DAMAGED = Rule.of(
            "archive/damaged",
            Severity.MEDIUM,
            "Damaged compressed data",
            "Decompression fails. A loader may act on what comes out before that point.",
            "Fetch or build the file again and compare its digest with the publisher's.",
            "CWE-1284");

    public static final Rule CHECKSUM = Rule.of(
            "archive/checksum",
            Severity.HIGH,
            "Checksum does not match the data",
            "Strict tools refuse the archive while model loaders take it, so a scanner can be blind where a loader is not.",
            "Fetch or build the file again and compare its digest with the publisher's.",
            "CWE-354",
            "CVE-2025-10156");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            UNSAFE_NAME,
            ODD_NAME,
            DUPLICATE_NAME,
            CASE_COLLISION,
            LINK_OUTSIDE,
            LINK,
            SPECIAL_FILE,
            ENCRYPTED,
            UNSUPPORTED,
            DAMAGED,
            CHECKSUM);

    private ArchiveRules() {}
}
