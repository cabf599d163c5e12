package io.jenkins.plugins.modelgate.audit.page;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.index.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a page or a program asks for: the parameters of a URL, checked. */
public final class TrailQuery {
    private static final int MAX_LIMIT = 500;

    private final UnaryOperator<String> parameters;

    /** @param parameters from the name of a parameter to its text or null */
    TrailQuery(UnaryOperator<String> parameters) {
        this.parameters = parameters;
    }

    /**
     * Refuses what an address does not know and what is given twice: a filter that is misspelt must not show everything.
     *
     * @param given names and values of a request
     */
    public static void check(Map<String, String[]> given, String... known) throws RequestException {
        for (Map.Entry<String, String[]> each : given.entrySet()) {
            if (!List.of(known).contains(each.getKey())) {
                throw RequestException.parameter(
                        "a parameter is not known here; there are " + String.join(", ", known));
            }
            if (each.getValue().length > 1) {
                throw RequestException.parameter(each.getKey() + ": is given twice");
            }
        }
    }

    /** Empty fields of a form count as not given. */
    @CheckForNull
    private String text(String name) {
        return Util.fixEmptyAndTrim(parameters.apply(name));
    }

    Query query() throws RequestException {
        String digest = text("digest");
        if (digest != null) {
            digest = digest.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
            if (!digest.matches("[0-9a-f]{64}")) {
                throw RequestException.parameter("digest: a SHA-256 of 64 hexadecimal digits");
            }
        }
        String type = text("type");
        if (type != null && EventType.of(type).isEmpty()) {
            throw RequestException.parameter("type: none of the known events");
        }
        Instant from = time("from", 0);
        Instant to = time("to", 1);
        if (from != null && to != null && !from.isBefore(to)) {
            throw RequestException.parameter("from: is not before to");
        }
        return new Query(digest, AuditText.of(text("actor")), AuditText.of(text("job")), type, from, to);
    }

    /** An instant, or a day in UTC; the last day is meant whole. */
    @CheckForNull
    private Instant time(String name, int days) throws RequestException {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw RequestException.parameter(
                    name + ": a day such as 2026-01-31 or an instant such as 2026-01-31T12:00:00Z");
        }
    }

    /** Only entries with a smaller index. */
    long before() throws RequestException {
        return number("before", Long.MAX_VALUE, 0, Long.MAX_VALUE);
    }

    int limit(int usual) throws RequestException {
        return (int) number("limit", usual, 1, MAX_LIMIT);
    }

    long index() throws RequestException {
        if (text("index") == null) {
            throw RequestException.parameter("index: is missing");
        }
        return number("index", 0, 0, Long.MAX_VALUE);
    }

    private long number(String name, long usual, long least, long most) throws RequestException {
        String text = text(name);
        if (text == null) {
            return usual;
        }
        try {
            // Java's own parser takes a plus sign and the digits of all scripts.
            long number = text.matches("[0-9]{1,19}") ? Long.parseLong(text) : -1;
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw RequestException.parameter(name + ": a whole number from " + least + " to " + most);
    }

    /** What was typed, for the form. */
    public String value(String name) {
        String text = text(name);
        return text == null ? "" : text;
    }

    /** The same question for a link, encoded, empty or ending with an ampersand. */
    public String getKeep() {
        List<String> pairs = new ArrayList<>();
        for (String name : List.of("digest", "actor", "job", "type", "from", "to")) {
            if (text(name) != null) {
                pairs.add(name + "=" + URLEncoder.encode(text(name), StandardCharsets.UTF_8) + "&");
            }
        }
        return String.join("", pairs);
    }
}
