package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for configuration files. */
public final class ConfigRules {
    static final Rule MALFORMED = Rule.of(
            "config/malformed",
            Severity.MEDIUM,
            "Configuration that cannot be parsed",
            "The file carries the name or the shape of configuration that loaders read, but it breaks its format. What stands"
                    + " behind the error was not examined, and a more lenient parser may read it.",
            "Write the file again with the library that made it.",
            "CWE-436");

    static final Rule DUPLICATE_KEY = Rule.of(
            "config/duplicate-key",
            Severity.MEDIUM,
            "The same key twice in one object",
            "Parsers differ: some keep the first value, most the last. A reviewer and a loader can see different settings.",
            "Remove one of the two.",
            "CWE-436");

    static final Rule TRAILING = Rule.of(
            "config/trailing-content",
            Severity.HIGH,
            "More than one document in a configuration file",
            "Strict parsers refuse the file, lenient ones stop after the first document: two readers see two files.",
            "Keep one document.",
            "CWE-436");

    static final Rule ENCODING = Rule.of(
            "config/encoding",
            Severity.LOW,
            "Configuration that is not UTF-8",
            "Some loaders detect UTF-16 and UTF-32, others fail or misread. Searches for text miss everything in it.",
            "Save the file as UTF-8.",
            "CWE-838");

    static final Rule REMOTE_CODE = Rule.of(
            "config/remote-code",
            Severity.HIGH,
            "Loading with trust_remote_code runs code of the repository",
            "The configuration names Python classes outside the library. A loader that is told to trust remote code"
                    + " imports them, and importing runs them.",
            "Use an architecture that the library itself provides, or review the named code, pin its revision and accept"
                    + " this finding for exactly this file.",
            "AML.T0010.003",
            "AML.T0011.000",
            "CWE-829");

    static final Rule OTHER_REPOSITORY = Rule.of(
            "config/code-from-another-repository",
            Severity.HIGH,
            "Code is fetched from another repository at load time",
            "The class comes from a repository that is not part of this artifact, at whatever revision it has on that day."
                    + " No digest or signature of this artifact covers it.",
            "Copy the code into this repository, review it, and drop the repository name from the configuration.",
            "AML.T0010.003",
            "CWE-829",
            "CWE-494");

    static final Rule TRUST_REMOTE_CODE = Rule.of(
            "config/trust-remote-code",
            Severity.MEDIUM,
            "The configuration asks to trust remote code",
            "Who loads a model decides whether its code may run; the model itself must not.",
            "Remove the setting and decide where the model is loaded.",
            "AML.T0011.000",
            "CWE-829");

    static final Rule DANGEROUS_CALLABLE = Rule.of(
            "config/dangerous-callable",
            Severity.CRITICAL,
            "The configuration calls Python's standard library by name",
            "The loader imports the dotted name and calls it with arguments from the file. A function of the standard library"
                    + " (os, subprocess, builtins, importlib, pickle, ...) there is an attack: no model is made of it.",
            "Do not load it. Find out where the file comes from.",
            "AML.T0018",
            "AML.T0011.000",
            "CWE-470",
            "CVE-2025-23304");

    static final Rule UNKNOWN_CALLABLE = Rule.of(
            "config/unknown-callable",
            Severity.HIGH,
            "The configuration calls a name that is not on the allow list",
            "The loader imports the dotted name and calls it with arguments from the file. It is not among the names known to"
                    + " build model parts; that does not make it malicious.",
            "Check what the name does when it is called with these arguments, then add the exact name to allowedGlobals in"
                    + " the policy.",
            "AML.T0018",
            "CWE-470",
            "CVE-2025-23304");

    static final Rule LOCAL_MODULE = Rule.of(
            "config/local-module",
            Severity.HIGH,
            "A component is implemented by a file of the repository",
            "The configuration lets the loader import a Python file that comes with the model instead of a class of the"
                    + " library.",
            "Use a component of the library, or review the file and accept this finding for it.",
            "AML.T0010.003",
            "CWE-829");

    static final Rule IMPORT = Rule.of(
            "config/import",
            Severity.HIGH,
            "The configuration names a module that is imported",
            "Importing a module runs it. The module is not one that this field normally holds.",
            "Restore the value that the library writes, or remove the field.",
            "AML.T0011.000",
            "CWE-470");

    static final Rule NATIVE_LIBRARY = Rule.of(
            "config/native-library",
            Severity.HIGH,
            "The configuration loads native code",
            "The loader opens the named library or fetches the named compute kernel, and its code runs with all rights of the"
                    + " process.",
            "Use operators of the runtime itself, or review and build the library yourself.",
            "AML.T0011.000",
            "CWE-114");

    static final Rule OBJECT_JSON = Rule.of(
            "config/object-json",
            Severity.HIGH,
            "JSON that rebuilds Python objects",
            "The keys py/object, py/reduce and the like belong to jsonpickle, which imports and calls what they name: JSON"
                    + " used as a pickle.",
            "Store plain values.",
            "AML.T0018",
            "CWE-502");

    static final Rule NOTEBOOK = Rule.of(
            "config/notebook",
            Severity.MEDIUM,
            "A notebook with code",
            "Loading the model does not run it; whoever opens the notebook may.",
            "Leave notebooks out of the model artifact, or review them.",
            "CWE-829");

    static final Rule PATH = Rule.of(
            "config/path-outside",
            Severity.HIGH,
            "A file reference leaves the repository",
            "The value must be a plain relative path inside the repository. An absolute path, a parent directory, a drive, a"
                    + " backslash or an address lets the loader read a file that nobody examined.",
            "Name a file of this repository, relative to the configuration file.",
            "CWE-22");

    static final Rule MISSING = Rule.of(
            "config/missing-file",
            Severity.LOW,
            "A named file is not there",
            "The configuration names a file that the artifact does not contain: it is incomplete, or it takes the file from"
                    + " somewhere else.",
            "Check that the download or the export is complete.");

    static final Rule MODEL_CODE = Rule.of(
            "config/model-code",
            Severity.HIGH,
            "The model brings its own Python code",
            "The loader puts the named directory or file of the artifact on Python's path and runs it when the model is"
                    + " loaded.",
            "Package the code as a library with its own review, or review it here and accept this finding.",
            "AML.T0010.003",
            "CWE-829");

    static final Rule OBJECT_TAG = Rule.of(
            "config/object-tag",
            Severity.CRITICAL,
            "YAML that constructs objects",
            "A tag such as !!python/object makes a loader import, construct or call what it names. Configuration does not need"
                    + " it.",
            "Do not load it. Write plain values, and read YAML with a safe loader.",
            "AML.T0018",
            "CWE-502");

    static final Rule TAG = Rule.of(
            "config/yaml-tag",
            Severity.MEDIUM,
            "YAML with an application's own tag",
            "The tag makes a loader do something that plain YAML does not say, depending on which program reads it.",
            "Write plain values.",
            "CWE-502");

    static final Rule RECURSIVE = Rule.of(
            "config/recursive-alias",
            Severity.MEDIUM,
            "YAML that contains itself",
            "An alias leads back to a node that contains it; whoever expands it never ends.",
            "Write the file without the alias.",
            "CWE-674");

    static final Rule DYNAMIC_NAME = Rule.of(
            "config/computed-name",
            Severity.HIGH,
            "The name of what is called is computed at load time",
            "The value contains an interpolation, so what will be called cannot be known from the file.",
            "Write the name out.",
            "CWE-470");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            MALFORMED,
            DUPLICATE_KEY,
            TRAILING,
            ENCODING,
            REMOTE_CODE,
            OTHER_REPOSITORY,
            TRUST_REMOTE_CODE,
            DANGEROUS_CALLABLE,
            UNKNOWN_CALLABLE,
            LOCAL_MODULE,
            IMPORT,
            NATIVE_LIBRARY,
            OBJECT_JSON,
            NOTEBOOK,
            PATH,
            MISSING,
            MODEL_CODE,
            OBJECT_TAG,
            TAG,
            RECURSIVE,
            DYNAMIC_NAME);

    private ConfigRules() {}
}
