package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules of PyTorch files. */
public final class PytorchRules {
    private static final String SAVE_AGAIN = "Load the model where that is safe and save it again with torch.save.";

    public static final Rule MISSING_STORAGE = Rule.of(
            "pytorch/missing-storage",
            Severity.HIGH,
            "Tensor data that is not in the file",
            "The pickle refers to a storage that has no member: the file is incomplete, or something is hidden from this"
                    + " reading of it.",
            SAVE_AGAIN,
            "CWE-1284");

    public static final Rule STORAGE_SIZE = Rule.of(
            "pytorch/storage-size",
            Severity.HIGH,
            "Tensor data of another size than the pickle says",
            "Loaders read beyond the end of a storage that is too short, and bytes behind one that is too long are hidden.",
            SAVE_AGAIN,
            "CWE-125",
            "CWE-1284");

    public static final Rule UNUSED_STORAGE = Rule.of(
            "pytorch/unused-storage",
            Severity.LOW,
            "Tensor data that no tensor uses",
            "The member looks like a storage, and nothing in the pickle refers to it.",
            SAVE_AGAIN);

    public static final Rule SEVERAL_PICKLES = Rule.of(
            "pytorch/several-pickles",
            Severity.HIGH,
            "More than one data.pkl",
            "Loaders differ in which of them they take; all have been examined.",
            SAVE_AGAIN,
            "CWE-436",
            "AML.T0015");

    public static final Rule COMPRESSED = Rule.of(
            "pytorch/compressed",
            Severity.LOW,
            "Compressed member",
            "PyTorch stores these members as they are. The file has been packed again by another program.",
            SAVE_AGAIN);

    public static final Rule PACKAGE = Rule.of(
            "pytorch/package",
            Severity.HIGH,
            "torch.package archive",
            "Loading it imports Python source from the archive: whoever wrote the archive runs code.",
            "Export the weights to safetensors, or review the source and suppress this finding for this digest.",
            "CWE-829",
            "AML.T0011.000");

    public static final Rule SCRIPT_CLASS = Rule.of(
            "pytorch/script-class",
            Severity.HIGH,
            "TorchScript class outside TorchScript",
            "The pickle names a class of TorchScript, and the archive holds no TorchScript.",
            SAVE_AGAIN,
            "CWE-502");

    public static final Rule OPERATOR = Rule.of(
            "pytorch/unknown-operator",
            Severity.MEDIUM,
            "Operator that PyTorch does not bring",
            "The model calls an operator that a native library must register first; what it does is not known here.",
            "Make sure which library provides the operator, and that you trust it.",
            "AML.T0011.000");

    public static final Rule FILE_ACCESS = Rule.of(
            "pytorch/file-access",
            Severity.HIGH,
            "Operator that reads or writes files",
            "Running the model reaches files of the machine that runs it.",
            "Remove the operator from the model.",
            "CWE-73",
            "AML.T0011.000");

    public static final Rule NOT_SCRIPT = Rule.of(
            "pytorch/python-source",
            Severity.HIGH,
            "Python where TorchScript should be",
            "The source has statements that TorchScript does not have; whoever runs it as Python runs foreign code.",
            SAVE_AGAIN,
            "CWE-829");

    public static final Rule LEGACY_HEADER = Rule.of(
            "pytorch/legacy-header",
            Severity.HIGH,
            "Header of the legacy form that torch.save does not write",
            "Protocol version, system information or storage keys are not what PyTorch writes.",
            SAVE_AGAIN,
            "CWE-1284");

    public static final Rule SOURCE_TEXT = Rule.of(
            "pytorch/source-text",
            Severity.LOW,
            "Source text of a module class",
            "The legacy form carries the source of pickled module classes, to warn when it has changed. It is not run.",
            "Save the state_dict instead of the module.");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            MISSING_STORAGE,
            STORAGE_SIZE,
            UNUSED_STORAGE,
            SEVERAL_PICKLES,
            COMPRESSED,
            PACKAGE,
            SCRIPT_CLASS,
            OPERATOR,
            FILE_ACCESS,
            NOT_SCRIPT,
            LEGACY_HEADER,
            SOURCE_TEXT);

    private PytorchRules() {}
}
