package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.math.BigDecimal;

/**
 * Numbers with a point as forms have them. They are kept as they were typed: a form's own conversion makes nothing of what is
 * no number, and nothing is the default.
 */
final class Decimal {
    private Decimal() {}

    /**
     * For setters.
     *
     * @return the number as text, null when it is not set
     * @throws IllegalArgumentException with a sentence that names the field
     */
    @CheckForNull
    static String require(String path, @CheckForNull String text) {
        String value = Util.fixEmptyAndTrim(text);
        FieldCheck.require(path, of(value));
        return value;
    }

    /** For forms. */
    static FormValidation check(@CheckForNull Item item, String path, @CheckForNull String text) {
        return FieldCheck.of(item, path, of(Util.fixEmptyAndTrim(text)));
    }

    /** For the document: a number; what is none stays a text, which the policy refuses by name. */
    @CheckForNull
    static Object of(@CheckForNull String text) {
        return text != null && text.matches("-?\\d{1,9}(\\.\\d{1,18})?") ? new BigDecimal(text) : text;
    }
}
