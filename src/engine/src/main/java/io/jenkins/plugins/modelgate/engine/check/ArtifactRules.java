package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules about the files themselves, before any format. */
final class ArtifactRules {
    static final Rule ESCAPING_LINK = Rule.of(
            "artifact/link-outside",
            Severity.HIGH,
            "Link that leaves the model's directory",
            "What is loaded through this link lies outside of what was checked, and whoever controls that place controls the"
                    + " model.",
            "Copy the file into the model's directory. Links of the Hugging Face cache into its blobs are accepted.",
            "CWE-59");

    static final Rule DANGLING_LINK = Rule.of(
            "artifact/link-dangling",
            Severity.HIGH,
            "Link that leads nowhere",
            "Nobody can say what will be there when the model is loaded.",
            "Remove the link or supply the file.",
            "CWE-59");

    static final Rule DIRECTORY_LINK = Rule.of(
            "artifact/link-directory",
            Severity.LOW,
            "Link to a directory inside the tree",
            "The files are examined under their own names, not a second time through the link.",
            "Nothing, or replace the link by a real directory.");

    static final Rule SPECIAL = Rule.of(
            "artifact/special-file",
            Severity.HIGH,
            "Device, FIFO or socket",
            "A model consists of regular files. Opening such a thing can block or have effects, so it was not opened.",
            "Remove it from the tree.",
            "CWE-66");

    static final Rule UNREADABLE = Rule.of(
            "artifact/unreadable",
            Severity.MEDIUM,
            "Cannot be read",
            "What cannot be read cannot be vouched for.",
            "Give the account that runs the check permission to read it, then check again.");

    static final Rule CHANGED = Rule.of(
            "artifact/changed",
            Severity.HIGH,
            "File changed while it was read",
            "The digest and the findings may belong to different contents.",
            "Check again when nobody writes to the directory; better, check a read-only copy.",
            "CWE-367");

    static final Rule TOO_LARGE = Rule.of(
            "artifact/too-large",
            Severity.MEDIUM,
            "Larger than the policy's limit",
            "The file was not read.",
            "If the file is what it should be, raise limits.fileBytes in the policy.",
            "CWE-400");

    static final Rule NAME_ENCODING = Rule.of(
            "artifact/name-encoding",
            Severity.MEDIUM,
            "Name is not valid UTF-8",
            "Such a name reads differently from system to system, and no signature can cover it.",
            "Rename the file.",
            "CWE-176");

    static final Rule FORMAT = Rule.of(
            "artifact/format-not-allowed",
            Severity.HIGH,
            "Format that the policy does not allow",
            "The policy lists the formats that may pass, and this is none of them.",
            "Convert the model to an allowed format (safetensors runs no code), or extend modelArtifact.formats.");

    static final Rule EMPTY = Rule.of(
            "artifact/empty",
            Severity.MEDIUM,
            "Nothing to examine",
            "The subject holds no model, and nothing scanned is never clean.",
            "Check the path: a download or a build step before this one may have failed.");

    static final Rule DROPPED = Rule.of(
            "artifact/more-findings",
            Severity.INFO,
            "More findings than are listed",
            "Only the most severe findings of a file are listed; the others were counted.",
            "Mend what is listed and check again.");

    static final List<Rule> ALL = List.of(
            ESCAPING_LINK,
            DANGLING_LINK,
            DIRECTORY_LINK,
            SPECIAL,
            UNREADABLE,
            CHANGED,
            TOO_LARGE,
            NAME_ENCODING,
            FORMAT,
            EMPTY,
            DROPPED);

    private ArtifactRules() {}
}
