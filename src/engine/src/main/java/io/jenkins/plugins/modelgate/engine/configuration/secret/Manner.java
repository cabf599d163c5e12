package io.jenkins.plugins.modelgate.engine.configuration.secret;

import io.jenkins.plugins.modelgate.engine.configuration.syntax.DotEnv;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a file writes values that have no quotation marks, as far as its name tells. */
enum Manner {
    /** A value goes to the end of its line and stands there as it is: .env, properties and INI files. */
    LINES,
    /** As {@link #LINES} behind a colon; with anchors, tags, and values on the next line. */
    YAML,
    /** A value without quotation marks is computed; literals are in strings and comments. */
    CODE,
    /** Shells, Dockerfiles, logs, prose and whatever is not known: a value is a word. */
    WORDS;

    private static final Pattern LINE_FILES =
            Pattern.compile(".+\\.(?:properties|ini|cfg|conf|cnf|config)|\\.?(?:npmrc|pypirc|s3cfg|boto|credentials)");
    private static final Pattern CODE_FILES = Pattern.compile(
            "jenkinsfile(?:[._-].*)?|.+\\.(?:py|pyi|js|jsx|mjs|cjs|ts|tsx|vue|svelte|java|kt|kts|scala|groovy|gradle|jenkinsfile"
                    + "|go|rs|c|h|cc|cpp|hpp|cs|m|swift|dart|rb|php|pl|lua|r|jl)");

    /** Of a file with this name. */
    static Manner of(String fileName) {
        String name = fileName.substring(fileName.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return YAML;
        }
        if (DotEnv.is(name) && !DotEnv.isScript(name)
                || LINE_FILES.matcher(name).matches()) {
            return LINES;
        }
        return CODE_FILES.matcher(name).matches() ? CODE : WORDS;
    }
}
