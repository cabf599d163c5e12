package io.jenkins.plugins.modelgate.engine.configuration.secret;

import edu.umd.cs.findbugs.annotations.CheckForNull;
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
            ".*[()\\[\\]{}].*|[A-Za-z_]\\w*(?:(?:\\.|->|::)[A-Za-z_]\\w*)+|\\$.*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|\\*.*");

    private ValueJudge() {}

    /** Which secret it is, or null where it is none. */
    @CheckForNull
    static SecretKind judge(Assignment given) {
        KeyName key = KeyName.of(given.key());
        KeyName.Role role = key.role();
        String value = given.value().trim();
        if (Placeholders.isNoSecret(value, given.key()) || !given.quoted() && isExpression(value)) {
            return null;
        }
        for (NamedFormat format : NamedFormat.ALL) {
            if (role != KeyName.Role.NONE && format.is(given.key(), value)) {
                return format.kind();
            }
        }
        return switch (role) {
            case PASSWORD -> isPassword(value) ? PASSWORD : null;
            case TOKEN -> isToken(value, key) ? TOKEN : null;
            case NONE -> null;
        };
    }

    /** Whether what is not quoted is computed, as far as that can be told: passwords with brackets keep their other signs. */
    private static boolean isExpression(String value) {
        return EXPRESSION.matcher(value).matches()
                && value.matches("[\\w.()\\[\\]{}*>:$-]+")
                && !hasDigitsInside(value);
    }

    private static boolean hasDigitsInside(String value) {
        return value.chars().filter(Character::isDigit).count() >= 3
                && value.indexOf('(') < 0
                && value.indexOf('[') < 0;
    }

    /** What people make up: more than one word, more than letters. */
    private static boolean isPassword(String value) {
        if (value.length() > 128 || value.length() < 5) {
            return false;
        }
        if (value.indexOf(' ') >= 0) {
            return Randomness.classes(value.replace(" ", "")) >= 3 && value.split(" +").length <= 4;
        }
        return NAME.matcher(value).matches() ? isImprobable(value) : Randomness.classes(value) >= 2;
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
        if (value.length() < 16) {
            return false;
        }
        int changes = 0;
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
        boolean mixed = changes * 3 >= value.length() && Randomness.classes(value) >= 2;
        return mixed || longest >= 6 && Randomness.isRandom(value);
    }
}
