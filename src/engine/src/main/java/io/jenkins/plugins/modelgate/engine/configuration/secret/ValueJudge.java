package io.jenkins.plugins.modelgate.engine.configuration.secret;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Whether what a name is given is a secret, and which. */
final class ValueJudge {
    static final SecretKind PASSWORD = SecretKind.of("password", "Password", "sign in with it", "change the password");
    static final SecretKind TOKEN = SecretKind.of(
            "random-value",
            "Random value under the name of a secret",
            "use whatever it opens",
            "replace it where it was issued");

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_]*(?:[-.:/][A-Za-z_]+)*");
    private static final Pattern EXPRESSION = Pattern.compile(
            ".*[()\\[\\]{}].*|[A-Za-z_]\\w*(?:(?:\\??\\.|->|::)[A-Za-z_]\\w*)+!?|\\$.*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|\\*.*");

    /** A function or an element of a list, called with something. */
    private static final Pattern CALL = Pattern.compile(
            "![01](?:[^A-Za-z0-9].*)?|(?:await|new|!)?[A-Za-z_$][\\w$.]*[(\\[][\\w$.]*(?:[)\\](+=.-].*)?");

    private ValueJudge() {}

    /** Which secret it is, or null where it is none. */
    @CheckForNull
    static SecretKind judge(Assignment given) {
        KeyName key = KeyName.of(given.key());
        KeyName.Role role = key.role();
        String value = given.value().trim();
        if (Placeholders.isNoSecret(value, given.key(), given.expands()) || !given.literal() && isExpression(value)) {
            return null;
        }
        for (NamedFormat format : NamedFormat.ALL) {
            if (role != KeyName.Role.NONE && format.is(given.key(), value)) {
                return format.kind();
            }
        }
        return switch (role) {
            case PASSWORD -> isPassword(value, given.literal()) ? PASSWORD : null;
            case TOKEN -> isToken(value, key) ? TOKEN : null;
            case NONE -> null;
        };
    }

    /** Whether what is not quoted is computed, as far as that can be told: passwords with brackets keep their other signs. */
    private static boolean isExpression(String value) {
        return EXPRESSION.matcher(value).matches()
                        && value.matches("[\\w.()\\[\\]{}*>:$?!-]+")
                        && !hasDigitsInside(value)
                || CALL.matcher(value).matches();
    }

    private static boolean hasDigitsInside(String value) {
        return value.chars().filter(Character::isDigit).count() >= 3
                && value.indexOf('(') < 0
                && value.indexOf('[') < 0;
    }

    /** What people make up: more than one word, more than letters. */
    private static boolean isPassword(String value, boolean literal) {
        if (value.length() > 128 || value.length() < 5 || hasControl(value)) {
            return false;
        }
        if (value.indexOf(' ') >= 0) {
            boolean mixed = Arrays.stream(value.split(" +")).anyMatch(word -> Randomness.classes(word) >= 3);
            return literal
                    && (mixed || Randomness.classes(value.replace(" ", "")) == 4)
                    && value.split(" +").length <= 4;
        }
        return NAME.matcher(value).matches() ? isImprobable(value) : Randomness.classes(value) >= 2;
    }

    /** Texts that people read have none: what stands beside one is part of a picture, or of a program. */
    private static boolean hasControl(String value) {
        return value.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= 127 && c < 160);
    }

    /** What machines make: long and random. */
    private static boolean isToken(String value, KeyName key) {
        if (value.length() < 8 || value.length() > 4096 || value.indexOf(' ') >= 0) {
            return false;
        }
        if (UUID.matcher(value).matches()) {
            return Randomness.bits(value) >= 2.8 && Randomness.isLively(value);
        }
        if (NAME.matcher(value).matches()) {
            return isImprobable(value);
        }
        boolean made = value.length() >= 16 && Randomness.isRandom(value) && hasDigit(value) && !isVersioned(value);
        boolean chosen = key.has("secret") && Randomness.classes(value) >= 3;
        boolean shorter =
                value.length() >= 14 && value.matches("(?=.*[0-9].*[0-9])[A-Za-z0-9_-]+") && Randomness.isRandom(value);
        return made && Randomness.words(value) < 0.55 || shorter && Randomness.words(value) < 0.2 || chosen;
    }

    /** A thing and its version, as packages and images have. */
    private static boolean isVersioned(String value) {
        return value.matches("[A-Za-z][A-Za-z._-]*[-_:@]v?\\d+(?:\\.\\d+)+[A-Za-z0-9.-]*");
    }

    private static boolean hasDigit(String value) {
        return value.chars().anyMatch(Character::isDigit);
    }

    /**
     * Letters that no word has: upper and lower case without order, or long runs of consonants.
     */
    static boolean isImprobable(String value) {
        if (value.length() < 16 || Randomness.words(value) >= 0.5) {
            return false;
        }
        int changes = 0;
        boolean lower = value.chars().anyMatch(Character::isLowerCase);
        int consonants = 0;
        int longest = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (i > 0 && Character.isUpperCase(c) && Character.isLetter(value.charAt(i - 1))) {
                changes++;
            }
            consonants = Character.isLetter(c) && "aeiouyAEIOUY".indexOf(c) < 0 ? consonants + 1 : 0;
            longest = Math.max(longest, consonants);
        }
        boolean mixed = lower && changes * 3 >= value.length() && Randomness.classes(value) >= 2;
        return mixed || longest >= 6 && Randomness.isRandom(value);
    }
}
