package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the name of a setting says about its value. A name is taken apart into words ({@code dbPassword}, {@code DB_PASSWORD} and
 * {@code db-password} are the same), and its last words decide: a {@code token} is a secret, a {@code token_url} is none.
 */
final class KeyName {
    /** What a value of this name is. */
    enum Role {
        /** Made up by people: any text. */
        PASSWORD,
        /** Made by machines: long and random. */
        TOKEN,
        /** No secret. */
        NONE
    }

    private static final Set<String> PASSWORDS = Set.of(
            "password",
            "passwd",
            "pwd",
            "pass",
            "passphrase",
            "passcode",
            "passwort",
            "pw",
            "userpass",
            "dbpass",
            "dbpassword",
            "pgpassword",
            "rootpassword",
            "requirepass",
            "masterauth",
            "sshpass",
            "psk");
    private static final Set<String> TOKENS = Set.of(
            "secret",
            "token",
            "apikey",
            "secretkey",
            "accesskey",
            "privatekey",
            "authkey",
            "credential",
            "credentials",
            "creds",
            "pat",
            "bearer",
            "authorization",
            "auth",
            "apitoken",
            "authtoken",
            "accesstoken",
            "clientsecret",
            "sas",
            "dsn",
            "jwt",
            "cookie",
            "webhook",
            "apisecret",
            "secrettoken",
            "accountkey",
            "licensekey");

    /** What a key must be for, to be a secret. */
    private static final Set<String> KEY_USES = Set.of(
            "api",
            "access",
            "secret",
            "private",
            "encryption",
            "encrypt",
            "decryption",
            "signing",
            "sign",
            "auth",
            "account",
            "master",
            "shared",
            "storage",
            "client",
            "consumer",
            "service",
            "app",
            "application",
            "admin",
            "deploy",
            "ssh",
            "hmac",
            "aes",
            "jwt",
            "session",
            "cookie",
            "crypto",
            "cipher",
            "subscription",
            "license",
            "ingest",
            "write",
            "read",
            "wandb",
            "kaggle",
            "openai",
            "comet",
            "fernet",
            "webhook",
            "integration",
            "security",
            "admission",
            "root",
            "host",
            "management");

    /** Further words of a name that is still the secret's own. */
    private static final Set<String> TRAILING = Set.of(
            "value",
            "default",
            "base64",
            "b64",
            "encoded",
            "base",
            "prod",
            "production",
            "dev",
            "staging",
            "test",
            "old",
            "new",
            "live",
            "primary",
            "secondary",
            "current",
            "previous",
            "env",
            "string",
            "str",
            "data",
            "plain",
            "raw",
            "1",
            "2",
            "3");

    /** Words before {@code token}, {@code seed} and such that are about text or lists, not about doors. */
    private static final Set<String> HARMLESS = Set.of(
            "eos",
            "bos",
            "pad",
            "unk",
            "sep",
            "cls",
            "mask",
            "special",
            "max",
            "min",
            "num",
            "n",
            "next",
            "page",
            "continuation",
            "per",
            "image",
            "start",
            "end",
            "stop",
            "prefix",
            "suffix",
            "middle",
            "random",
            "public",
            "cancellation",
            "csrf",
            "xsrf",
            "authenticity",
            "nonce",
            "lock",
            "change",
            "update",
            "idempotency",
            "sequence",
            "starting",
            "resume",
            "trigger",
            "type");

    /** Of these before {@code secret} still no door. */
    private static final Set<String> COUNTED =
            Set.of("max", "min", "num", "n", "per", "csrf", "xsrf", "authenticity", "image", "pull");

    private final List<String> words;

    private KeyName(List<String> words) {
        this.words = words;
    }

    /** Taken apart. */
    static KeyName of(String name) {
        List<String> words = new ArrayList<>(Arrays.asList(split(name)));
        while (words.size() > 1 && TRAILING.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        return new KeyName(words);
    }

    /** The words of a name, in lower case. */
    static String[] split(String name) {
        String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2");
        return spaced.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .trim()
                .split(" ");
    }

    /** What the value is. */
    Role role() {
        String last = singular(words.get(words.size() - 1));
        String before = words.size() > 1 ? words.get(words.size() - 2) : "";
        if (words.stream().anyMatch("public"::equals)) {
            return Role.NONE;
        }
        if (PASSWORDS.contains(last)
                || last.endsWith("password")
                || last.endsWith("passwd")
                || last.endsWith("passphrase")) {
            return Role.PASSWORD;
        }
        // An image has tokens and a password; only what is written without any need is said of all secrets.
        boolean harmless = HARMLESS.contains(before) && !last.endsWith("secret");
        if (harmless || last.equals("secret") && COUNTED.contains(before)) {
            return Role.NONE;
        }
        boolean key = last.equals("key") && words.stream().anyMatch(KEY_USES::contains)
                || last.endsWith("key") && KEY_USES.contains(last.substring(0, last.length() - 3));
        boolean tail = last.endsWith("secret")
                || last.endsWith("token")
                || last.endsWith("apikey")
                || last.endsWith("secretkey");
        return key || tail || TOKENS.contains(last) ? Role.TOKEN : Role.NONE;
    }

    /** {@code API_KEYS}, {@code tokens}: more than one of them. */
    private static String singular(String word) {
        boolean several = word.matches(".*(?:password|passwd|token|secret|key|passphrase|credential|webhook|cookie)s");
        return several && !word.equals("credentials") ? word.substring(0, word.length() - 1) : word;
    }

    /** The words, joined by blanks. */
    String text() {
        return String.join(" ", words);
    }

    /** Whether a word is one of them. */
    boolean has(String word) {
        return words.contains(word);
    }
}
