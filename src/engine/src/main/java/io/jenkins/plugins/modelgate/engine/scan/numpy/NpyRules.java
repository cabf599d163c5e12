package io.jenkins.plugins.modelgate.engine.scan.numpy;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for npy files; source: numpy/lib/_format_impl.py. */
public final class NpyRules {
    private static final String MEND = "Save the array again with numpy.save from data that you trust.";

    public static final Rule VERSION = Rule.of(
            "npy/version",
            Severity.HIGH,
            "npy version that NumPy does not read",
            "Versions 1.0, 2.0 and 3.0 exist. A file of another version was not examined.",
            MEND,
            "CWE-20");

    public static final Rule HEADER = Rule.of(
            "npy/header",
            Severity.HIGH,
            "npy header is not what NumPy writes",
            "The header is a Python literal with exactly descr, fortran_order and shape. NumPy reads more forms of it than it"
                    + " writes; anything else decides about the data in a way that other readers do not follow.",
            MEND,
            "CWE-20",
            "CWE-436");

    public static final Rule TYPE = Rule.of(
            "npy/type",
            Severity.HIGH,
            "npy element type is not what NumPy writes",
            "The type decides whether the data is numbers or a pickle that runs code when it is loaded. NumPy understands many"
                    + " spellings; only those that it writes itself are taken here.",
            MEND,
            "CWE-502",
            "CWE-436");

    public static final Rule LONG_HEADER = Rule.of(
            "npy/long-header",
            Severity.MEDIUM,
            "npy header longer than NumPy reads by default",
            "numpy.load refuses headers of more than 10,000 characters unless the caller trusts the file.",
            MEND,
            "CWE-400");

    public static final Rule OBJECTS = Rule.of(
            "npy/objects",
            Severity.LOW,
            "Object array: the data is a pickle",
            "An array of Python objects is stored as a pickle and loads only with allow_pickle=True. The pickle was examined;"
                    + " what it imports is reported by the rules for pickles.",
            "Store numbers and strings in arrays of their own types, so that allow_pickle stays off.",
            "CWE-502",
            "AML.T0018");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(VERSION, HEADER, TYPE, LONG_HEADER, OBJECTS);

    private NpyRules() {}
}
