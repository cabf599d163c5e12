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
    private static final Pattern REFERENCE = Pattern.compile(String.join(
            "|",
            // Shells, Compose, Groovy, JavaScript: capitals or small letters alone are a name, a mixture is a password.
            "\\$\\{.*|\\$\\(.*|.*\\$\\{\\s*[A-Za-z_].*|.*\\$\\([A-Za-z].*|\\$[A-Z_][A-Z0-9_]*|\\$[a-z_]+(?:[A-Z][a-z]+)*",
            // Templates: Helm, Jinja, ERB, Python, batch files, Java's messages.
            "\\{\\{.*|.*\\{\\{(?:[ \\w.%-].*)?|<%.*|.*<%.*%>|%\\(\\w+\\)[sd].*|%[A-Za-z_]\\w*%|%[sdv]|#\\{.*|\\$\\$?\\{.*",
            "[A-Za-z_.:/@ -]*(?:\\{[A-Za-z_][\\w.!]*\\}[A-Za-z_.:/@ -]*)+|[a-z]+=[^,=]+,[a-z]+=.*",
            "\\{[A-Za-z_][\\w.]*[(\\[].*[)\\]]\\}.*",
            // Labels in another script.
            "(?:\\\\+u[0-9a-fA-F]{4}[ .:!]*)+",
            "<[^>]*>|\\[[^\\]]*\\]|@[A-Za-z][\\w.]*\\(.*|@[A-Za-z_]+@|__[A-Za-z_]+__|:[a-z_]+:[A-Za-z_/.-]*",
            // Patterns.
            ".*(?:\\(\\?[:=!<]|\\[\\^?(?:a-z|A-Z|0-9)|\\[[^\\]]*\\][+*]|\\\\[dws][+*{]).*",
            // Stores of secrets.
            "(?i)(?:env|vault|secrets?|ssm|op|awssm|gcpsm|ref|file|arn|kms|keyvault|doppler|sops|secretref|credentials?):[\\w./{$-].*|ref\\+.*",
            "(?:ENC|enc|env|ENV|vault|getenv|secret)[(\\[].*|projects/[^/]+/secrets/.*",
            "!(?:vault|env|env_var|secret|reference|Ref|GetAtt|Sub|ImportValue)(?: .*)?"));

    /** Nothing that a machine makes has a word in braces. */
    private static final Pattern FORMATTED = Pattern.compile(".*\\{[A-Za-z_][\\w.!]*(?:\\}|[(\\[]).*");

    /** In double quotation marks a shell, Groovy or PHP puts in whatever the name is. */
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_]\\w*");

    /** Nobody gets back from it to the value at once. */
    private static final Pattern DIGEST = Pattern.compile(
            "\\$(?:1|2[abxy]?|5|6|7|y|apr1|argon2\\w*|scrypt|pbkdf2[\\w-]*)\\$.*"
                    + "|(?i)(?:pbkdf2|scrypt|bcrypt|argon2)[\\w:]*\\$.*|\\{S?SHA(?:256|512)?\\}.*|(?i)(?:sha(?:1|224|256|384|512)|md5|blake2b)[-:=].*"
                    + "|SCRAM-SHA-256\\$.*|age1[a-z0-9]{58}|-----BEGIN.*|vault:v\\d+:.*|AWS4-HMAC-SHA256|.*/aws4_request.*|Ag[A-Za-z0-9+/]{300,}={0,2}");

    private static final Pattern PATH = Pattern.compile(
            "(?:/|\\./|\\.\\./|~/|[A-Za-z]:[\\\\/]{1,2})?(?:[a-z0-9_.@-]+[\\\\/]{1,2})+[a-z0-9_.@-]*"
                    + "|(?:/|\\./|\\.\\./|~/|[A-Za-z]:\\\\{1,2})[\\w.@ -]+(?:[\\\\/]{1,2}[\\w.@ -]+)*"
                    + "|[\\w-]+\\.(?:txt|json|ya?ml|pem|key|crt|cer|jks|p12|pfx|toml|ini|env|conf|cfg|properties|py|sh|xml|html|js|md)");
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z][a-z0-9+.-]*://.*|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)*\\.[A-Za-z]{2,}");
    private static final Pattern YEAR = Pattern.compile(".*[A-Za-z](?:19|20)\\d\\d");
    private static final Set<String> MARKS =
            Set.of("your", "example", "sample", "placeholder", "replace", "replaceme", "dummy");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:0x)?\\d*\\.?\\d*[smhdkMG]?i?|[v^~<>=]{0,3}\\d+(?:\\.\\d+){1,3}");

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

    /** The words of manuals: in small letters and ended by something else, or in capitals as issuers of keys print them. */
    private static final Pattern SAID = Pattern.compile("(?:.*[^A-Za-z])?(?:example|your)(?![a-z]).*|.*EXAMPLE.*");

    private static final int LOOKED_AT = 200;

    private Placeholders() {}

    /** As {@link #isNoSecret(String, String, boolean)}, of what a shell reads. */
    static boolean isNoSecret(String value, String key) {
        return isNoSecret(value, key, true);
    }

    /**
     * Whether a value is no secret.
     *
     * @param key name that it is given: a value made of the same words says nothing
     * @param expands whether {@code $name} may be put in from elsewhere, whatever the name
     */
    static boolean isNoSecret(String value, String key, boolean expands) {
        // What a value is shows at its beginning; patterns over more would take the square of its length.
        String trimmed = value.substring(0, Math.min(value.length(), LOOKED_AT)).trim();
        boolean password = KeyName.of(key).role() == KeyName.Role.PASSWORD;
        return trimmed.length() < 4
                || trimmed.chars().distinct().count() < 4
                || REFERENCE.matcher(trimmed).matches()
                || !password && FORMATTED.matcher(trimmed).matches()
                || expands && VARIABLE.matcher(trimmed).matches()
                || DIGEST.matcher(trimmed).matches()
                || ADDRESS.matcher(trimmed).matches()
                || NUMBER.matcher(trimmed).matches()
                || isPath(trimmed, password)
                || isMarked(trimmed, password)
                || isWords(trimmed, key, password);
    }

    /** A password with one stroke in it is no path unless a directory or an extension makes it one. */
    private static boolean isPath(String value, boolean password) {
        boolean chosen = password
                && value.matches(
                        "[^/\\\\~.]*\\d[^/\\\\]*[/\\\\][^/\\\\.]*|[^/\\\\~.][^/\\\\]*[/\\\\][^/\\\\.]*\\d[^/\\\\.]*");
        return PATH.matcher(value).matches()
                && !chosen
                && !(value.length() >= 32 && Randomness.classes(value.replace("/", "")) >= 3);
    }

    /** Says itself that it is none. What people choose has such a word as its own, between signs that are no letters. */
    private static boolean isMarked(String value, boolean password) {
        String lower = value.toLowerCase(Locale.ROOT);
        boolean told = password
                ? Arrays.stream(lower.split("[^a-z]+")).anyMatch(MARKS::contains) && Randomness.classes(value) < 4
                : lower.contains("example") || lower.contains("replace") || lower.startsWith("your");
        return told
                || lower.contains("placeholder")
                || lower.contains("redacted")
                || lower.contains("changeme")
                || lower.contains("change-me")
                || lower.contains("change_me")
                || lower.contains("replaceme")
                || lower.contains("replace-")
                || lower.contains("replace_")
                || SAID.matcher(value).matches()
                || lower.startsWith("<") && lower.endsWith(">")
                || value.contains("...")
                || value.contains("\u2026")
                || lower.contains("xxxx");
    }

    /** Nothing but words of the kind above and of its own name, with digits at their ends. */
    private static boolean isWords(String value, String key, boolean password) {
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
        boolean signed = words.length <= 2 && Randomness.classes(value) == 4;
        boolean dated = password
                && Randomness.classes(value) >= 3
                && YEAR.matcher(value).matches();
        boolean chosen = signed || dated;
        return told && !chosen;
    }
}
