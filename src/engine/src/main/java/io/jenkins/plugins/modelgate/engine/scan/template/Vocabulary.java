package io.jenkins.plugins.modelgate.engine.scan.template;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What chat templates use, and what escapes from a template use. The first lists are what several hundred templates of
 * published models need, completed with Jinja's own features of the same harmless kind; the others name ways to Python's
 * internals that are known from template injection.
 */
final class Vocabulary {
    /** Functions that the runtimes offer (transformers, vLLM, llama.cpp) and Jinja's own that give plain values. */
    static final Set<String> FUNCTIONS =
            Set.of("range", "dict", "namespace", "raise_exception", "strftime_now", "caller", "loop");

    /** Methods of strings, lists and dictionaries that give plain values. */
    static final Set<String> METHODS = Set.of(
            ("get items keys values split rsplit splitlines strip lstrip rstrip startswith endswith replace lower upper"
                            + " title capitalize casefold swapcase join count index find rfind isdigit isdecimal"
                            + " isnumeric isalpha isalnum isspace islower isupper append extend insert pop update copy"
                            + " remove clear setdefault reverse format partition rpartition zfill ljust rjust center"
                            + " removeprefix removesuffix")
                    .split(" "));

    /** Filters of Jinja without {@code attr}, and two that runtimes add. */
    static final Set<String> FILTERS = Set.of(
            ("abs batch capitalize center count d default dictsort e escape filesizeformat first float forceescape"
                            + " format groupby indent int items join last length list lower map max min pprint random"
                            + " reject rejectattr replace reverse round safe select selectattr slice sort string"
                            + " striptags sum title tojson trim truncate unique upper urlencode urlize wordcount"
                            + " wordwrap xmlattr from_json fromjson")
                    .split(" "));

    /** Filters that look into objects by a name given as a string. */
    static final Set<String> ATTRIBUTE_FILTERS = Set.of(
            "map",
            "selectattr",
            "rejectattr",
            "select",
            "reject",
            "groupby",
            "sort",
            "sum",
            "unique",
            "min",
            "max",
            "join");

    /** Filters whose result is a number. */
    static final Set<String> NUMERIC_FILTERS = Set.of("length", "count", "int", "float", "abs", "round", "wordcount");

    /** Filters that put text together from pieces. */
    static final Set<String> BUILDING_FILTERS = Set.of(
            ("join replace format truncate urlencode urlize indent center wordwrap xmlattr striptags filesizeformat"
                            + " pprint tojson sum")
                    .split(" "));

    /** Tests of Jinja. */
    static final Set<String> TESTS = Set.of(
            ("boolean callable defined divisibleby eq equalto escaped even false filter float ge greaterthan gt in"
                            + " integer iterable le lessthan lower lt mapping ne none number odd sameas sequence string"
                            + " test true undefined upper")
                    .split(" "));

    /** Methods whose result is a number. */
    static final Set<String> NUMERIC_METHODS = Set.of("count", "index", "find", "rfind");

    /** Methods that put text together whatever they are called on. */
    static final Set<String> BUILDING_METHODS =
            Set.of("replace", "join", "format", "zfill", "ljust", "rjust", "center");

    /** Methods that hand out what was put into a container. */
    static final Set<String> CONTAINER_METHODS = Set.of("get", "items", "keys", "values", "pop", "copy", "setdefault");

    /** Methods that put something into a container. */
    static final Set<String> FILLING_METHODS = Set.of("append", "extend", "insert", "update", "setdefault");

    /** What {@code loop} counts. */
    static final Set<String> LOOP_NUMBERS =
            Set.of("index", "index0", "revindex", "revindex0", "length", "depth", "depth0", "first", "last");

    /** Objects of Jinja and of web frameworks through which the interpreter can be reached. */
    static final Set<String> INTERNAL_NAMES = Set.of(
            ("self lipsum cycler joiner request config url_for get_flashed_messages g session current_app app environ"
                            + " application settings environment context_processor")
                    .split(" "));

    /** Functions and modules that no template has any business with. */
    static final Set<String> DANGEROUS_NAMES = Set.of(
            ("eval exec execfile compile open file input getattr setattr delattr hasattr globals locals vars dir type"
                            + " object super breakpoint help memoryview os sys subprocess builtins importlib shutil"
                            + " socket pickle marshal ctypes platform pty requests httpx urllib lookup query pipe popen system import_module")
                    .split(" "));

    /** Attributes of types, functions, frames and generators that lead out of plain data. */
    static final Set<String> INTERNAL_ATTRIBUTES = Set.of(
            ("mro f_globals f_locals f_builtins f_back f_code gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_await"
                            + " ag_frame ag_code tb_frame tb_next co_code co_consts func_globals func_code func_closure"
                            + " func_defaults im_func im_self im_class format_map")
                    .split(" "));

    /** Names of Python's own that stand in escapes and nowhere in text for people. */
    static final Pattern DUNDER = Pattern.compile(
            "__(class|bases?|mro|subclasses|globals|init|builtins?|import|getattribute|getattr|getitem|dict|code"
                    + "|closure|self|reduce|reduce_ex|wrapped|loader|spec|func|name|module|call|new|doc|qualname"
                    + "|init_subclass|set_name|enter|exit|file|package|cached|annotations|defaults|kwdefaults)__");

    private Vocabulary() {}

    /** Whether a name is one that Python keeps for itself. */
    static boolean isInternal(String name) {
        return name.startsWith("_") || name.contains("__") || INTERNAL_ATTRIBUTES.contains(name);
    }
}
