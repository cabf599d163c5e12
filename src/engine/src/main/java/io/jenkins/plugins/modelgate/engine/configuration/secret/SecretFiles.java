package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.regex.Pattern;

/** Files whose settings have no rules of their own: what can be wrong with them is a secret. */
final class SecretFiles {
    private static final Pattern ENVIRONMENT = Pattern.compile("\\.env(?:rc)?(?:\\..+)?|.+\\.env");
    private static final Pattern CREDENTIALS =
            Pattern.compile("\\.?(?:npmrc|pypirc|netrc|_netrc|pgpass|git-credentials|credentials"
                    + "|dockercfg|dockerconfigjson|htpasswd|s3cfg|boto|kaggle\\.json|token)");

    private SecretFiles() {}

    /** What a file is called in reports, or empty. */
    static String kind(String lowerName) {
        if (ENVIRONMENT.matcher(lowerName).matches()) {
            return "environment";
        }
        if (CREDENTIALS.matcher(lowerName).matches()) {
            return "credentials";
        }
        return lowerName.endsWith(".ipynb") ? "notebook" : "";
    }
}
