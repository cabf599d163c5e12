package io.jenkins.plugins.modelgate.engine.quality.read;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A number as it is written, or what stands there instead.
 *
 * @param value finite; null if there is none
 * @param flaw what is wrong with it; null if nothing is, or nothing is there
 */
record Figure(@CheckForNull Double value, @CheckForNull String flaw) {
    /** Nothing is written. */
    static final Figure NONE = new Figure(null, null);

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final int LONGEST = 400;

    static Figure of(double value) {
        return Double.isFinite(value)
                ? new Figure(value, null)
                : new Figure(null, "is " + value + ", no finite number");
    }

    /** As text files write numbers: digits, point and exponent, nothing that one country writes otherwise. */
    static Figure of(String text) {
        String plain = text.strip();
        if (plain.length() <= LONGEST && NUMBER.matcher(plain).matches()) {
            return of(Double.parseDouble(plain));
        }
        return switch (plain.toLowerCase(Locale.ROOT)) {
            case "nan", "inf", "-inf", "+inf", "infinity", "-infinity" ->
                new Figure(null, "is " + plain + ", no finite number");
            default -> new Figure(null, "is the text " + SafeText.quote(plain) + ", no number");
        };
    }

    static Figure of(JsonNode json) {
        if (json.isMissingNode()) {
            return NONE;
        }
        if (json.isNumber()) {
            return of(json.doubleValue());
        }
        return new Figure(null, json.isTextual() ? "is a text, no number" : "is no number");
    }

    boolean isThere() {
        return value != null || flaw != null;
    }
}
