package io.jenkins.plugins.modelgate.engine.scan.repository;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for model repositories beyond single formats. */
public final class RepositoryRules {
    static final Rule REFERENCED_CODE = Rule.of(
            "repository/referenced-code",
            Severity.HIGH,
            "Python code that the configuration leads to",
            "A loader that may run the repository's code imports this file, directly or through another one.",
            "Review the file with everything it imports, or use a model that needs no code of its own.",
            "AML.T0010.003",
            "AML.T0011.000",
            "CWE-829");

    static final Rule SERVED_CODE = Rule.of(
            "repository/served-code",
            Severity.HIGH,
            "Python code that a serving or packaging tool runs by its name",
            "Serving containers and installers look for this name and run the file without asking.",
            "Package the code apart from the model, or review it and accept this finding for it.",
            "AML.T0010.003",
            "AML.T0011.000",
            "CWE-829");

    static final Rule SHADOWING = Rule.of(
            "repository/shadowing-module",
            Severity.HIGH,
            "A Python file with the name of a library",
            "Whoever starts Python in this directory imports this file instead of the library of that name.",
            "Rename or remove the file.",
            "AML.T0011.000",
            "CWE-427");

    static final Rule CODE = Rule.of(
            "repository/code",
            Severity.MEDIUM,
            "Python code beside the model",
            "No configuration of the artifact leads to this file, so loading the model does not run it; a person or a script"
                    + " may.",
            "Leave code out of the model artifact, or review it.",
            "CWE-829");

    static final Rule ONLY_CODE = Rule.of(
            "repository/only-code",
            Severity.HIGH,
            "The artifact is code, not a model",
            "Nothing but programs was given for examination. Programs are beyond what a model gate can vouch for.",
            "Point the check at the model, or review the code in another way.",
            "CWE-829");

    static final Rule CODE_IN_ARCHIVE = Rule.of(
            "repository/code-in-archive",
            Severity.MEDIUM,
            "Python code inside an archive",
            "Whoever unpacks or imports the archive may run it.",
            "Leave code out of the model artifact, or review it.",
            "CWE-829");

    static final Rule NATIVE_CODE = Rule.of(
            "repository/native-code",
            Severity.HIGH,
            "Machine code or byte code",
            "The content is a program or a library, whatever its name says. No model needs one beside its weights, and what"
                    + " it does cannot be seen here.",
            "Remove it, or build it yourself from reviewed source and ship it apart from the model.",
            "AML.T0011.000",
            "CWE-434");

    static final Rule OBJECT_STREAM = Rule.of(
            "repository/java-object-stream",
            Severity.HIGH,
            "A serialised Java object",
            "Reading it with ObjectInputStream (as Weka and others do with their models) can run code through classes on the"
                    + " class path.",
            "Export the model to a data format, such as PMML or ONNX.",
            "AML.T0018",
            "CWE-502");

    static final Rule SCRIPT = Rule.of(
            "repository/script",
            Severity.MEDIUM,
            "A script beside the model",
            "Loading the model does not run it; a person or a tool may.",
            "Leave scripts out of the model artifact, or review them.",
            "CWE-829");

    static final Rule HOOK = Rule.of(
            "repository/git-hook",
            Severity.HIGH,
            "An active Git hook",
            "Git runs the file when somebody works in this copy of the repository.",
            "Remove the .git directory from the artifact.",
            "CWE-829");

    static final Rule POINTER = Rule.of(
            "repository/pointer",
            Severity.MEDIUM,
            "Only a pointer to the content is here",
            "The file is a Git LFS pointer: the content it stands for was not fetched and not examined.",
            "Fetch the content (git lfs pull) before the check.");

    static final Rule SETTINGS = Rule.of(
            "repository/scanner-settings",
            Severity.LOW,
            "Settings for a security scanner in the artifact",
            "Some scanners obey settings that they find in what they scan, and so let a model switch off its own examination."
                    + " Model Gate does not read them.",
            "Remove the file; keep scanner settings where the scanner is run.",
            "CWE-693");

    static final Rule COLLISION = Rule.of(
            "repository/name-collision",
            Severity.HIGH,
            "Two names that some systems take for one",
            "The names differ only in case, in the form of their characters or in trailing dots. Where they are copied to a"
                    + " system that does not tell them apart, one content replaces the other.",
            "Rename or remove one of the two.",
            "CWE-178");

    static final Rule MISLEADING_NAME = Rule.of(
            "repository/misleading-name",
            Severity.HIGH,
            "A name that reads as another one",
            "Invisible, direction-changing or look-alike characters make the name look like a different one.",
            "Rename the file with plain characters.",
            "CWE-451");

    static final Rule UNPORTABLE_NAME = Rule.of(
            "repository/unportable-name",
            Severity.LOW,
            "A name that not every system can keep",
            "Copying it to another system changes the name, fails or reaches something else.",
            "Rename the file with letters, digits, dots, hyphens and underscores.");

    static final Rule TWO_WEIGHTS = Rule.of(
            "repository/two-weights",
            Severity.INFO,
            "The same weights in more than one format",
            "Loaders choose one of the files by their own preference; the digest of one says nothing about the other.",
            "Keep the safer format only.");

    static final Rule SHARDS = Rule.of(
            "repository/shards",
            Severity.LOW,
            "A set of shards that does not fit together",
            "Files of one model are missing or belong to different splittings of it, so a loader fails or takes old parts.",
            "Export the model again into an empty directory.");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            REFERENCED_CODE,
            SERVED_CODE,
            SHADOWING,
            CODE,
            ONLY_CODE,
            CODE_IN_ARCHIVE,
            NATIVE_CODE,
            OBJECT_STREAM,
            SCRIPT,
            HOOK,
            POINTER,
            SETTINGS,
            COLLISION,
            MISLEADING_NAME,
            UNPORTABLE_NAME,
            TWO_WEIGHTS,
            SHARDS);

    private RepositoryRules() {}
}
