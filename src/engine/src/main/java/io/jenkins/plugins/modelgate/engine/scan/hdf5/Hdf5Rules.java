package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for HDF5 files. */
public final class Hdf5Rules {
    private static final String WRITE_AGAIN = "Write the file again with the library that made the model.";

    public static final Rule EXTERNAL = Rule.of(
            "hdf5/external-data",
            Severity.HIGH,
            "Data outside the file",
            "A link, a dataset or the file itself keeps its data in other files: whatever stands at those paths on the"
                    + " loading host is read into the model.",
            "Copy the data into the file (h5repack, or save the model again).",
            "AML.T0024",
            "CWE-73");

    public static final Rule SOFT_LINK = Rule.of(
            "hdf5/soft-link",
            Severity.LOW,
            "Soft link",
            "The name stands for another path in the file. Model libraries do not write such links, and Keras refuses them.",
            WRITE_AGAIN);

    public static final Rule USER_LINK = Rule.of(
            "hdf5/user-defined-link",
            Severity.HIGH,
            "Link of a user-defined class",
            "Following the link runs code that the loading process has registered for its class.",
            WRITE_AGAIN,
            "AML.T0011");

    public static final Rule FILTER = Rule.of(
            "hdf5/filter-plugin",
            Severity.MEDIUM,
            "Compression by a plugin",
            "Reading the dataset makes the library load a filter plugin, a native library, from the host's plugin path.",
            "Write the dataset with gzip, or without compression.",
            "CWE-426");

    public static final Rule EXPANSION = Rule.of(
            "hdf5/expansion",
            Severity.HIGH,
            "Dataset far larger than the file",
            "The dataset declares more bytes than the file can hold by any ordinary compression: reading it exhausts"
                    + " memory.",
            WRITE_AGAIN,
            "CWE-409",
            "CWE-789");

    public static final Rule PICKLED = Rule.of(
            "hdf5/pickled-objects",
            Severity.HIGH,
            "Rows of pickled objects",
            "PyTables and pandas unpickle the rows of this array when they read it. They were not examined.",
            "Store the column as numbers or strings.",
            "AML.T0018",
            "CWE-502");

    public static final Rule UNEXAMINED = Rule.of(
            "hdf5/unexamined-structure",
            Severity.MEDIUM,
            "Structure that is not examined",
            "A part of the file uses a structure of the format that Model Gate does not follow.",
            "Write the file with h5py's defaults (libver=\"earliest\").");

    public static final Rule MALFORMED = Rule.of(
            "hdf5/malformed",
            Severity.MEDIUM,
            "Not a readable HDF5 file",
            "The structure of the file is broken; what lies behind that was not examined.",
            WRITE_AGAIN,
            "CWE-1286");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL =
            List.of(EXTERNAL, SOFT_LINK, USER_LINK, FILTER, EXPANSION, PICKLED, UNEXAMINED, MALFORMED);

    private Hdf5Rules() {}
}
