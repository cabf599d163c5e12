package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values that stand where a secret would and are none: references to it, its digest, its ciphertext, and texts that tell people to put
 * one there. Each by a rule about the value's form.
 */
final class Placeholders {
    /** The value is taken from elsewhere when the file is used. */
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$\\{.*|\\$\\(.*|\\$[A-Za-z_]\\w*|\\$\\{?\\{.*"
                    + "|.*(\\{\\{|\\}\\}|<%|%>|\\$\\{|\\$\\().*|%\\(?[A-Za-z_]\\w*\\)?[%s]?|<[^>]*>|\\[[^\\]]*\\]|@[A-Za-z][\\w.]*[(@].*|.*\\{[A-Za-z_][\\w.!]*\\}.*|:[a-z]+:.*|.*(?:\\(\\?[:=!<]|\\[\\^?[a-zA-Z0-9]-|\\][+*{]|\\\\[dws]).*"
                    + "|(?i)(?:env|vault|secrets?|ssm|op|awssm|gcpsm|ref|file|arn|kms|keyvault|doppler|sops|secretref|credentials?)[:+].*"
                    + "|(?:ENC|enc|env|ENV|vault|getenv|secret)[(\\[].*|projects/[^/]+/secrets/.*|__[A-Za-z_]+__|@[A-Z_]+@|#\\{.*|![A-Za-z]+.*");

    /** Nobody gets back from it to the value at once. */
    private static final Pattern DIGEST =
            Pattern.compile("\\$(?:1|2[abxy]?|5|6|7|y|apr1|argon2\\w*|scrypt|pbkdf2[\\w-]*)\\$.*"
                    + "|(?i)(?:pbkdf2|scrypt|bcrypt|argon2)[\\w:]*\\$.*|\\{S?SHA(?:256|512)?\\}.*|(?i)(?:sha(?:1|224|256|384|512)|md5|blake2b)[-:=].*"
                    + "|SCRAM-SHA-256\\$.*|age1[a-z0-9]{58}|-----BEGIN.*|vault:v\\d+:.*|Ag[A-Za-z0-9+/]{300,}={0,2}");

    private static final Pattern PATH = Pattern.compile(
            "(?:/|\\./|\\.\\./|~/|[A-Za-z]:[\\\\/])?(?:[a-z0-9_.@-]+[\\\\/])+[a-z0-9_.@-]*|(?:/|\\./|\\.\\./|~/|[A-Za-z]:\\\\)[\\w.@ -]+(?:[\\\\/][\\w.@ -]+)*"
                    + "|[\\w-]+\\.(?:txt|json|ya?ml|pem|key|crt|cer|jks|p12|pfx|toml|ini|env|conf|cfg|properties|py|sh|xml|html|js|md)");
    private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]*://.*|[\\w.+-]+@[\\w-]+\\.[\\w.]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:0x)?\\d*\\.?\\d*[smhdkMG]?i?");

    /** Words with which people say that something is to be put there, or that something is not real. */
    private static final Set<String> WORDS =
            new HashSet<>(Arrays.asList(("a an and any as at be by for from here in into is it me my no not of on or"
                            + " our some that the this to use with your yours you example examples sample placeholder change changed changeme"
                            + " changeit replace replaced replaceme insert enter put add fill set get type provide paste todo tbd fixme dummy"
                            + " fake mock test testing tests demo foo bar baz xxx redacted masked hidden removed omitted none null nil true false"
                            + " undefined unset empty default required optional disabled enabled yes off string text value values secret secrets"
                            + " password passwords passwd pass token tokens key keys api apikey access private auth user username login admin"
                            + " account client id name some random generated invalid wrong bad incorrect unused ignored dev development local"
                            + " something anything whatever abc abcd qwerty long very strong secure super real actual own new old valid must"
                            + " should goes must here1 credential credentials generate environment variable env var config in1 basic bearer"
                            + " digest negotiate oauth oauth2 jwt plain file prompt auto inherit anonymous guest notasecret nosecret mysecret"
                            + " mypassword yourpassword insecure unsafe not1 only")
                    .split(" ")));

    private static final int LOOKED_AT = 200;

    private Placeholders() {}

    /**
     * Whether a value is no secret.
     *
     * @param key name that it is given: a value made of the same words says nothing
     */
    static boolean isNoSecret(String value, String key) {
        // What a value is shows at its beginning; patterns over more would take the square of its length.
        String trimmed = value.substring(0, Math.min(value.length(), LOOKED_AT)).trim();
        return trimmed.length() < 4
                || trimmed.chars().distinct().count() < 4
                || REFERENCE.matcher(trimmed).matches()
                || DIGEST.matcher(trimmed).matches()
                || ADDRESS.matcher(trimmed).matches()
                || NUMBER.matcher(trimmed).matches()
                || isPath(trimmed)
                || isMarked(trimmed)
                || isWords(trimmed, key);
    }

    private static boolean isPath(String value) {
        return PATH.matcher(value).matches()
                && !(value.length() >= 32 && Randomness.classes(value.replace("/", "")) >= 3);
    }

    /** Says itself that it is none. */
    private static boolean isMarked(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.contains("example")
                || lower.contains("placeholder")
                || lower.contains("redacted")
                || lower.contains("changeme")
                || lower.contains("change-me")
                || lower.contains("change_me")
                || lower.contains("replace")
                || lower.startsWith("your")
                || lower.startsWith("<")
                || value.contains("...")
                || value.contains("\u2026")
                || lower.contains("xxxx");
    }

    /** Nothing but words of the kind above and of its own name, with digits at their ends. */
    private static boolean isWords(String value, String key) {
        List<String> own = List.of(KeyName.of(key).text().split(" "));
        String[] words = KeyName.split(value);
        boolean told = false;
        for (String word : words) {
            String bare = word.replaceAll("\\d+$", "");
            if (!bare.isEmpty() && !WORDS.contains(bare) && !own.contains(bare)) {
                return false;
            }
            told |= !bare.isEmpty();
        }
        // "Password1!" is what people choose; "password" and "your password 1" are what manuals say.
        boolean chosen = words.length <= 2 && Randomness.classes(value) == 4;
        return told && !chosen;
    }
}
