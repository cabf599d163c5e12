package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.regex.Pattern;

/** Whether a build argument or an environment variable holds a secret, by its name, and whether a value can be one. */
public final class SecretName {
    private static final Pattern NAME = Pattern.compile(
            "(.*_)?(PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|API_?KEY|ACCESS_KEY|PRIVATE_KEY|TOKEN|CREDENTIALS)(_.*)?",
            Pattern.CASE_INSENSITIVE);

    /** Names that speak of a secret and are none. */
    private static final Pattern ABOUT = Pattern.compile(
            ".*(_FILE|_PATH|_DIR|_URL|_URI|_ID|_NAME|_LENGTH|_LIMIT|_COUNT|_HEADER|_EXPIRY|_TTL|_TYPE|_AUTHORIZATION|_DUMMY"
                    + "|_ENABLED|_DISABLED|_REQUIRED|_TIMEOUT|_SIZE)"
                    + "|((.*_)?(MAX|MIN|NUM|PAD|BOS|EOS|UNK|SEP|CLS|MASK|STOP|DISABLE|ENABLE|USE|HAS|REQUIRE|ALLOW)_(.*_)?TOKENS?.*)"
                    + "|TOKENIZERS?_.*|(USE|HAS|REQUIRE|ALLOW|DISABLE|ENABLE|SKIP|NO)_.*",
            Pattern.CASE_INSENSITIVE);

    /** Nothing, yes and no, small numbers, and references to what is put in later. */
    private static final Pattern HARMLESS =
            Pattern.compile("|true|false|yes|no|on|off|none|null|dummy|[0-9]{1,4}|\\$\\(.*", Pattern.CASE_INSENSITIVE);

    private SecretName() {}

    /** Whether what has this name is meant to stay secret. */
    public static boolean isSecret(String name) {
        return NAME.matcher(name).matches() && !ABOUT.matcher(name).matches();
    }

    /** Whether the value cannot be a secret, whatever its name. */
    public static boolean isHarmless(String value) {
        return HARMLESS.matcher(value.strip()).matches();
    }
}
