package io.jenkins.plugins.modelgate.engine.configuration.secret;

import io.jenkins.plugins.modelgate.engine.configuration.syntax.DotEnv;
import java.util.Set;
import java.util.regex.Pattern;

/** Files whose settings have no rules of their own: what can be wrong with them is a secret. */
public final class SecretFiles {
    private static final Pattern CREDENTIALS =
            Pattern.compile("\\.?(?:npmrc|pypirc|netrc|_netrc|pgpass|git-credentials|credentials"
                    + "|dockercfg|dockerconfigjson|htpasswd|s3cfg|boto|kaggle\\.json|token)");

    /** Kinds that no rule about settings speaks of: a tree with nothing else has no known configuration. */
    private static final Set<String> WITHOUT_RULES = Set.of("credentials", "notebook");

    private SecretFiles() {}

    /** What a file is called in reports, or empty. */
    static String kind(String lowerName) {
        if (DotEnv.is(lowerName)) {
            return "environment";
        }
        if (CREDENTIALS.matcher(lowerName).matches()) {
            return "credentials";
        }
        return lowerName.endsWith(".ipynb") ? "notebook" : "";
    }

    /**
     * Whether rules about settings speak of a kind of files.
     *
     * @param kind as {@code Marks.kind} was told
     */
    public static boolean hasRules(String kind) {
        return !WITHOUT_RULES.contains(kind);
    }
}
