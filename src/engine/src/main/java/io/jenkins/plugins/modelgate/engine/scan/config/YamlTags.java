package io.jenkins.plugins.modelgate.engine.scan.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.PlainPath;
import java.util.Set;

/**
 * What a YAML tag makes a loader do. Beyond the types of the YAML specification, tags belong to languages (which
 * construct objects by them) or to applications.
 *
 * <p>Sources: yaml/pyyaml {@code lib/yaml/constructor.py}; speechbrain/HyperPyYAML {@code hyperpyyaml/core.py}.
 */
final class YamlTags {
    private static final String STANDARD = "tag:yaml.org,2002:";
    private static final Set<String> CORE = Set.of(
            "str",
            "int",
            "float",
            "bool",
            "null",
            "map",
            "seq",
            "binary",
            "timestamp",
            "omap",
            "pairs",
            "set",
            "merge",
            "value");

    /** Plain data of Python: only a loader that constructs objects takes the tag, but no code runs by it. */
    private static final Set<String> PYTHON_DATA = Set.of(
            "none", "bool", "str", "unicode", "bytes", "int", "long", "float", "complex", "list", "tuple", "dict");

    /** Tags of HyperPyYAML that call or import the name behind the colon. */
    private static final Set<String> CALLING = Set.of("!new", "!name", "!apply", "!applyref", "!module");

    private static final Set<String> HARMLESS = Set.of("!", "!ref", "!copy", "!tuple", "!PLACEHOLDER");

    private YamlTags() {}

    /**
     * @param tag resolved tag, null if the node has none
     * @param text of a scalar, null at a collection
     */
    static void judge(@CheckForNull String tag, @CheckForNull String text, ConfigWalk walk) {
        if (tag == null || HARMLESS.contains(tag)) {
            return;
        }
        if (tag.startsWith(STANDARD)) {
            standard(tag.substring(STANDARD.length()), walk);
            return;
        }
        int colon = tag.indexOf(':');
        String name = colon < 0 ? tag : tag.substring(0, colon);
        String argument = colon < 0 ? "" : tag.substring(colon + 1);
        ConfigReport out = walk.report();
        if (CALLING.contains(name) && !argument.isEmpty()) {
            CallableRule.judge(argument, CallableRule.Kind.ALWAYS, walk.way(), out);
        } else if (name.equals("!include")) {
            included(argument.isEmpty() ? text : argument, walk);
        } else if (name.startsWith("!ruby/") || name.startsWith("!php/")) {
            out.report(ConfigRules.OBJECT_TAG, walk.way(), SafeText.quote(tag));
        } else {
            out.report(ConfigRules.TAG, walk.way(), SafeText.quote(tag));
        }
    }

    private static void standard(String type, ConfigWalk walk) {
        if (CORE.contains(type)) {
            return;
        }
        boolean data = type.startsWith("python/") && PYTHON_DATA.contains(type.substring("python/".length()));
        walk.report()
                .report(
                        ConfigRules.OBJECT_TAG,
                        data ? Severity.HIGH : Severity.CRITICAL,
                        walk.way(),
                        SafeText.quote("!!" + type));
    }

    private static void included(@CheckForNull String path, ConfigWalk walk) {
        String fault = path == null ? "is no text" : PlainPath.escape(path.trim());
        if (fault != null) {
            walk.report()
                    .report(
                            ConfigRules.PATH,
                            walk.way(),
                            "!include " + SafeText.quote(String.valueOf(path)) + " " + fault);
        }
    }
}
