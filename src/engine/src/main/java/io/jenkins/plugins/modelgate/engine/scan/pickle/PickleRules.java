package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules of pickles. */
public final class PickleRules {
    public static final Rule UNSAFE_GLOBAL = Rule.of(
            "pickle/unsafe-global",
            Severity.CRITICAL,
            "The pickle imports a name that runs code or reaches files or the network",
            "Loading a pickle imports and calls what it names. This name is known to run commands or code, to load more"
                    + " code, or to open files or connections.",
            "Do not load the file. Ask its publisher for the weights in a format without code (safetensors, ONNX).",
            "AML.T0018",
            "AML.T0011.000",
            "CWE-502");

    public static final Rule UNKNOWN_GLOBAL = Rule.of(
            "pickle/unknown-global",
            Severity.HIGH,
            "The pickle imports a name that is not on the allow list",
            "Loading the pickle imports this module and may call this name. Nobody has judged what that does.",
            "If you know the class and trust the package that brings it, add \"module.name\" to allowedGlobals in the"
                    + " policy; otherwise ask for the weights in a format without code.",
            "AML.T0018",
            "CWE-502");

    public static final Rule UNRESOLVED_GLOBAL = Rule.of(
            "pickle/unresolved-global",
            Severity.HIGH,
            "The pickle computes the name that it imports",
            "The module or the name is no constant of the file, so what is imported cannot be told before it happens. No"
                    + " pickler writes that.",
            "Do not load the file; nothing honest needs this.",
            "AML.T0018",
            "CWE-502");

    public static final Rule UNSAFE_CALL = Rule.of(
            "pickle/unsafe-call",
            Severity.HIGH,
            "The pickle uses an allowed name in a way that is not allowed",
            "The name is fit for what its library writes into pickles. Here it is called, built or filled in another"
                    + " way, which can reach code that nobody has judged.",
            "Do not load the file unless you know which program wrote this and why.",
            "AML.T0018",
            "CWE-502");

    public static final Rule EXTENSION = Rule.of(
            "pickle/extension-registry",
            Severity.HIGH,
            "The pickle imports by a number of the copyreg registry",
            "What an extension code stands for is decided by the program that loads the file, not by the file.",
            "Write the file again without copyreg extension codes.",
            "CWE-502");

    public static final Rule PERSISTENT_ID = Rule.of(
            "pickle/persistent-id",
            Severity.HIGH,
            "The pickle asks its loader for an object in an unknown form",
            "Persistent ids are resolved by the program that loads the file. This form belongs to no loader of this"
                    + " format.",
            "Find out which program wrote the file, or ask for another format.",
            "CWE-502");

    public static final Rule BUFFER = Rule.of(
            "pickle/out-of-band-buffer",
            Severity.MEDIUM,
            "The pickle takes data from outside the file",
            "Out-of-band buffers are handed over by the program that loads the file; they were not examined.",
            "Write the pickle with its buffers inside (no buffer_callback).");

    public static final Rule AMBIGUOUS_FRAME = Rule.of(
            "pickle/ambiguous-frame",
            Severity.HIGH,
            "Frames cut the pickle in two readings",
            "An opcode crosses the end of its frame, or frames overlap. Python's C and Python unpicklers read different"
                    + " opcodes then, so what one of them runs can be hidden from a scanner. No pickler writes that.",
            "Do not load the file.",
            "CWE-436");

    public static final Rule OUT_OF_PROPORTION = Rule.of(
            "pickle/out-of-proportion",
            Severity.HIGH,
            "The pickle makes its loader allocate or compute out of proportion to its size",
            "A few bytes of this pickle make Python take memory or time without bound, by a size given as a number or by"
                    + " copying the same value again and again. The program that loads it ends.",
            "Do not load the file. Picklers write nothing of the kind.",
            "AML.T0029",
            "CWE-400",
            "CWE-789");

    public static final Rule DAMAGED = Rule.of(
            "pickle/damaged",
            Severity.MEDIUM,
            "The pickle is damaged",
            "Python runs each opcode as it reads it, so everything before the damage runs when the file is loaded.",
            "Fetch or build the file again and compare its digest with the publisher's.",
            "CWE-1284");

    public static final Rule PROTOCOL = Rule.of(
            "pickle/protocol",
            Severity.MEDIUM,
            "The pickle announces a protocol that is not known",
            "No released Python reads this protocol; what a later one would do with the file is not known.",
            "Write the file again with protocol 5 or lower.");

    public static final Rule TRAILING = Rule.of(
            "pickle/trailing-data",
            Severity.HIGH,
            "Bytes follow the last pickle",
            "A loader stops at the end of the pickle. What stands behind it is hidden from the loader, yet there for a"
                    + " program that reads on or seeks.",
            "Write the file again with the library that made it; picklers leave nothing behind the end.",
            "CWE-436");

    public static final Rule HIDDEN_PICKLE = Rule.of(
            "pickle/hidden-pickle",
            Severity.HIGH,
            "A pickle stands behind other data",
            "Behind the end of the content, or in bytes that are no pickle for one reader, stands a pickle that imports"
                    + " or calls something for another reader.",
            "Do not load the file.",
            "AML.T0018",
            "CWE-436");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            UNSAFE_GLOBAL,
            UNKNOWN_GLOBAL,
            UNRESOLVED_GLOBAL,
            UNSAFE_CALL,
            EXTENSION,
            PERSISTENT_ID,
            BUFFER,
            AMBIGUOUS_FRAME,
            OUT_OF_PROPORTION,
            DAMAGED,
            PROTOCOL,
            TRAILING,
            HIDDEN_PICKLE);

    private PickleRules() {}
}
