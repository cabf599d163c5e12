package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** What holds for every value that is kept: present, bounded, without characters that mislead who reads it. */
final class Checks {
    /** Longest name or id, in UTF-16 units. */
    static final int NAME = 200;

    /** Longest text, in UTF-16 units. */
    static final int TEXT = 2000;

    /** Longest reason, in bytes of UTF-8. */
    static final int REASON = 1024;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern COMMAND = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private Checks() {}

    static String name(String what, @CheckForNull String value) {
        return text(what, value, NAME);
    }

    static String text(String what, @CheckForNull String value, int most) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(what + " is missing");
        }
        if (value.length() > most) {
            throw new IllegalArgumentException(what + " is longer than " + most + " characters");
        }
        if (!SafeText.of(value, most).equals(value)) {
            throw new IllegalArgumentException(what + " has control or invisible characters: " + SafeText.quote(value));
        }
        return value;
    }

    static String digest(String what, @CheckForNull String value) {
        if (value == null || !DIGEST.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " is no SHA-256 of 64 lower-case hexadecimal digits");
        }
        return value;
    }

    /** Ids that clients give to commands, and ids of requests: they stand in file names and addresses. */
    static boolean isToken(@CheckForNull String value) {
        return value != null && COMMAND.matcher(value).matches();
    }

    static String token(String what, @CheckForNull String value) {
        if (!isToken(value)) {
            throw new IllegalArgumentException(
                    what + " must be 1 to 128 letters, digits, dots, colons, hyphens or underscores");
        }
        return value;
    }

    static Instant instant(String what, @CheckForNull Instant value) {
        if (value == null || value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            throw new IllegalArgumentException(what + " is missing or no time of this era");
        }
        return value;
    }

    static <T> List<T> list(String what, @CheckForNull List<T> values, int most) {
        if (values == null || values.size() > most || values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(what + " is missing or longer than " + most + " entries");
        }
        return List.copyOf(values);
    }

    /** A reason as {@link #tidyReason} leaves it. */
    static String reason(@CheckForNull String value) {
        if (value == null
                || !says(value)
                || bytes(value) > REASON
                || !tidyReason(value).equals(value)) {
            throw new IllegalArgumentException("the reason is missing, longer than " + REASON + " bytes or not tidy");
        }
        return value;
    }

    /** One line, misleading characters escaped. */
    static String tidyReason(@CheckForNull String reason) {
        return reason == null ? "" : SafeText.of(reason.strip().replaceAll("\\s+", " "), TEXT * 2);
    }

    /** Whether the text says anything: a letter or a digit is the least. */
    static boolean says(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
