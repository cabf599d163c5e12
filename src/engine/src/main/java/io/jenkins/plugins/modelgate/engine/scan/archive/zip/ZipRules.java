package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules of ZIP archives: wherever two readers can come to different members, one of them is being misled. */
public final class ZipRules {
    private static final String REBUILD =
            "Build the archive again with an ordinary ZIP library, or save the model again.";

    public static final Rule NAME_MISMATCH = Rule.of(
            "zip/name-mismatch",
            Severity.HIGH,
            "Local header and directory name the member differently",
            "Readers that go by the directory and readers that go by the headers see different files. The data has been"
                    + " examined under both names.",
            REBUILD,
            "CWE-436",
            "CVE-2025-1944",
            "AML.T0015");

    public static final Rule HEADER_MISMATCH = Rule.of(
            "zip/header-mismatch",
            Severity.HIGH,
            "Local header and directory describe the member differently",
            "Method, size, checksum or flags differ, so two readers extract different bytes. Both readings have been"
                    + " examined.",
            REBUILD,
            "CWE-436",
            "AML.T0015");

    public static final Rule UNLISTED = Rule.of(
            "zip/unlisted-member",
            Severity.HIGH,
            "Member that the directory does not list",
            "Readers that go by the directory do not see the member, readers that go by the headers do.",
            REBUILD,
            "CWE-436",
            "AML.T0015");

    public static final Rule MISSING = Rule.of(
            "zip/missing-member",
            Severity.HIGH,
            "Directory entry that does not lead to a member of its own",
            "The entry points where no local header stands, or into the bytes of another member.",
            REBUILD,
            "CWE-436",
            "AML.T0015");

    public static final Rule HIDDEN_BYTES = Rule.of(
            "zip/hidden-bytes",
            Severity.HIGH,
            "Bytes that belong to no member",
            "Between or inside the members stand bytes that no reader of the archive sees, but a reader of another format"
                    + " may.",
            REBUILD,
            "CWE-436",
            "AML.T0015");

    public static final Rule PREFIX = Rule.of(
            "zip/prefix",
            Severity.HIGH,
            "Bytes before the first member",
            "A reader that looks at the start sees another file than one that looks for the archive at the end.",
            "Remove what stands in front of the archive.",
            "CWE-436",
            "AML.T0015");

    public static final Rule TWO_DIRECTORIES = Rule.of(
            "zip/two-directories",
            Severity.HIGH,
            "More than one directory",
            "Readers differ in which end-of-directory record they take, and so in which members they see.",
            REBUILD,
            "CWE-436",
            "AML.T0015");

    public static final Rule DIRECTORY = Rule.of(
            "zip/directory",
            Severity.HIGH,
            "End record and directory disagree",
            "Place, size or number of entries in the end-of-directory record are not those of the directory that stands"
                    + " before it.",
            REBUILD,
            "CWE-436",
            "AML.T0015");

    public static final Rule NO_DIRECTORY = Rule.of(
            "zip/no-directory",
            Severity.MEDIUM,
            "No end of the archive",
            "The archive ends before its directory does, or its end record is not to be found.",
            "Fetch or build the file again and compare its digest with the publisher's.",
            "CWE-1284");

    public static final Rule FALSE_FLAG = Rule.of(
            "zip/false-flag",
            Severity.HIGH,
            "Flag that does not fit the plain data",
            "The member is marked as encrypted or patched although it is plain: strict tools refuse it, model loaders"
                    + " take it.",
            REBUILD,
            "CWE-436",
            "CVE-2025-1945",
            "AML.T0015");

    public static final Rule DESCRIPTOR = Rule.of(
            "zip/descriptor",
            Severity.MEDIUM,
            "Sizes that follow the data are missing or wrong",
            "The header announces a data descriptor; the one behind the data does not fit it.",
            REBUILD,
            "CWE-436");

    public static final Rule SECOND_READING = Rule.of(
            "zip/second-reading",
            Severity.MEDIUM,
            "The other reading could not be examined",
            "Headers and directory disagree, and the archive lies where it cannot be read a second time, or it disagrees in"
                    + " too many places.",
            REBUILD,
            "CWE-436");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            NAME_MISMATCH,
            HEADER_MISMATCH,
            UNLISTED,
            MISSING,
            HIDDEN_BYTES,
            PREFIX,
            TWO_DIRECTORIES,
            DIRECTORY,
            NO_DIRECTORY,
            FALSE_FLAG,
            DESCRIPTOR,
            SECOND_READING);

    private ZipRules() {}
}
