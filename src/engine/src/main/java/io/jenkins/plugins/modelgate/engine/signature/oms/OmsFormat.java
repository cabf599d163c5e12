package io.jenkins.plugins.modelgate.engine.signature.oms;

import java.util.Set;

/** What who signs and who verifies must write alike. Source: OpenSSF Model Signing v1.0, 5.3 and 6.1. */
public final class OmsFormat {
    /** {@code _type} of the statement. */
    public static final String STATEMENT = "https://in-toto.io/Statement/v1";

    /** {@code predicateType} of the statement. */
    public static final String PREDICATE = "https://model_signing/signature/v1.0";

    /** Directly below the model's root, with what is below them: version control's, and no part of the model. */
    public static final Set<String> LEFT_OUT = Set.of(".git", ".gitignore", ".gitattributes", ".github");

    private OmsFormat() {}

    /** Whether a path is among the given ones, or below one of them. */
    public static boolean isBelow(String path, Set<String> given) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (given.contains(path.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
