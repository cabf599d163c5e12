package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** Asks the policy's own law about one field, for setters and for forms. */
final class FieldCheck {
    private FieldCheck() {}

    /**
     * For setters.
     *
     * @param value null means not set, which is always right
     * @throws IllegalArgumentException with a sentence that names the field
     */
    static void require(String path, @CheckForNull Object value) {
        if (value != null) {
            try {
                PolicyLayer.of(path, value);
            } catch (PolicyException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }

    /**
     * As {@link #require} for a text from a form, where an empty one is not set.
     *
     * @return the text without the spaces around it, or null
     */
    @CheckForNull
    static String required(String path, @CheckForNull String text) {
        String value = Util.fixEmptyAndTrim(text);
        require(path, value);
        return value;
    }

    /** What a setter has refused below layers of binding, as the form's answer: the sentence and not a stack trace. */
    static Descriptor.FormException refused(IllegalArgumentException e, String field) {
        Throwable innermost = e;
        for (Throwable each = e; each != null; each = each.getCause()) {
            innermost = each instanceof IllegalArgumentException ? each : innermost;
        }
        return new Descriptor.FormException(innermost.getMessage(), e, field);
    }

    /** As {@link #require} for a day, {@code 2027-03-31}. */
    static void requireDay(String path, @CheckForNull String value) {
        try {
            LocalDate.parse(String.valueOf(value));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "policy field " + path + ": " + value + " is not a date such as 2027-03-31", e);
        }
    }

    /** As {@link #of} for a day, which may be left out. */
    static FormValidation ofDay(@CheckForNull Item item, String path, @CheckForNull String value) {
        String day = Util.fixEmptyAndTrim(value);
        if (day == null || !mayConfigure(item)) {
            return FormValidation.ok();
        }
        try {
            requireDay(path, day);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /**
     * For forms; silent to those who may not change what the form is about.
     *
     * @param item whose form it is; null for the controller's own
     */
    static FormValidation of(@CheckForNull Item item, String path, @CheckForNull Object value) {
        if (!mayConfigure(item)) {
            return FormValidation.ok();
        }
        try {
            require(path, value);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** As {@link #of} for a whole number that somebody typed. */
    static FormValidation ofNumber(@CheckForNull Item item, String path, @CheckForNull String value) {
        String text = Util.fixEmptyAndTrim(value);
        Object number = text != null && text.matches("-?\\d{1,18}") ? (Object) Long.valueOf(text) : text;
        return of(item, path, number);
    }

    /** @throws IllegalArgumentException when two of the names are the same */
    static void requireDifferent(String field, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.forEach(name -> {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(field + ": two have the name " + name);
            }
        });
    }

    /** Whether the current user may change a policy there. */
    static boolean mayConfigure(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(ModelGatePermissions.CONFIGURE) || item.hasPermission(Item.CONFIGURE);
    }
}
