package io.jenkins.plugins.modelgate.engine.audit.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** What each field of an entry may hold. The same rules apply when an entry is built and when one is read. */
final class EntryFields {
    /** Longest entry, in bytes. The format's own limit is 65,535. */
    static final int MAX_ENTRY = 8 * 1024;

    /** Longest text of a field, in bytes of UTF-8. */
    static final int MAX_TEXT = 1024;

    /** Most subjects, and most pieces of evidence. */
    static final int MAX_ITEMS = 32;

    static final int VERSION = 1;

    private static final Set<String> KNOWN = Set.of(
            "v",
            "type",
            "time",
            "job",
            "build",
            "subject",
            "evidence",
            "actor",
            "decision",
            "policy",
            "prev",
            "detail");

    private static final Pattern TYPE = Pattern.compile("[a-z]{1,32}\\.[a-z]{1,32}");
    private static final String TIME_FORM = "0000-00-00T00:00:00.000Z";

    private EntryFields() {}

    /** @throws EntryException naming the field that breaks a rule */
    static void check(SortedMap<String, Object> entry) throws EntryException {
        if (!Long.valueOf(VERSION).equals(entry.get("v"))) {
            throw new EntryException("v: this version reads entries of version 1 only");
        }
        for (Map.Entry<String, Object> field : entry.entrySet()) {
            if (!KNOWN.contains(field.getKey())) {
                throw new EntryException(field.getKey() + ": no field of an entry");
            }
            text(field.getKey(), field.getValue());
        }
        if (!(entry.get("type") instanceof String type) || !TYPE.matcher(type).matches()) {
            throw new EntryException("type: two lower-case words joined by a dot");
        }
        time(entry.get("time"));
        for (String name : List.of("job", "build", "actor", "decision")) {
            if (entry.containsKey(name) && !(entry.get(name) instanceof String)) {
                throw new EntryException(name + ": a text");
            }
        }
        items(entry, "subject", Set.of("name", "sha256"));
        items(entry, "evidence", Set.of("type", "sha256", "size"));
        if (entry.containsKey("policy")) {
            item("policy", entry.get("policy"), Set.of("uri", "sha256"));
        }
        if (entry.containsKey("prev")) {
            digest("prev", entry.get("prev"));
        }
        if (entry.containsKey("detail") && !(entry.get("detail") instanceof Map)) {
            throw new EntryException("detail: an object");
        }
    }

    private static void time(Object time) throws EntryException {
        if (!(time instanceof String text) || !hasFormOfTime(text)) {
            throw new EntryException("time: RFC 3339 in UTC with milliseconds, 2026-01-31T12:00:00.000Z");
        }
        int day = number(text, 8, 10);
        int month = number(text, 5, 7);
        boolean exists = month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(number(text, 0, 4), month).lengthOfMonth()
                && number(text, 11, 13) <= 23
                && number(text, 14, 16) <= 59
                && number(text, 17, 19) <= 59;
        if (!exists) {
            throw new EntryException("time: no such instant " + text);
        }
    }

    /** By hand: a log of a million entries spends a fifth of its verification in a regular expression and a parser. */
    private static boolean hasFormOfTime(String text) {
        if (text.length() != TIME_FORM.length()) {
            return false;
        }
        for (int i = 0; i < TIME_FORM.length(); i++) {
            char form = TIME_FORM.charAt(i);
            char c = text.charAt(i);
            if (form == '0' ? c < '0' || c > '9' : c != form) {
                return false;
            }
        }
        return true;
    }

    /** The instant of a time that was checked. */
    static Instant instant(String time) {
        return LocalDateTime.of(
                        number(time, 0, 4),
                        number(time, 5, 7),
                        number(time, 8, 10),
                        number(time, 11, 13),
                        number(time, 14, 16),
                        number(time, 17, 19),
                        1_000_000 * number(time, 20, 23))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }

    private static void items(SortedMap<String, Object> entry, String field, Set<String> names) throws EntryException {
        if (!entry.containsKey(field)) {
            return;
        }
        if (!(entry.get(field) instanceof List<?> list) || list.isEmpty() || list.size() > MAX_ITEMS) {
            throw new EntryException(field + ": a list of 1 to " + MAX_ITEMS);
        }
        for (Object each : list) {
            item(field, each, names);
        }
    }

    private static void item(String field, Object item, Set<String> names) throws EntryException {
        if (!(item instanceof Map<?, ?> map) || !map.keySet().equals(names)) {
            throw new EntryException(
                    field + ": an object with " + names.stream().sorted().toList());
        }
        digest(field + ".sha256", map.get("sha256"));
        for (Map.Entry<?, ?> each : map.entrySet()) {
            boolean size = each.getKey().equals("size");
            boolean right =
                    size ? each.getValue() instanceof Long bytes && bytes >= 0 : each.getValue() instanceof String;
            if (!right) {
                throw new EntryException(field + "." + each.getKey() + (size ? ": a number of bytes" : ": a text"));
            }
        }
    }

    private static void digest(String field, Object value) throws EntryException {
        if (!(value instanceof String text) || !isDigest(text)) {
            throw new EntryException(field + ": a SHA-256 of 64 lower-case hexadecimal digits");
        }
    }

    static boolean isDigest(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.length() == 64;
    }

    private static void text(String where, Object value) throws EntryException {
        if (value instanceof String text) {
            if (isPlain(text)) {
                return;
            }
            if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT) {
                throw new EntryException(where + ": 1 to " + MAX_TEXT + " bytes of text");
            }
            if (text.codePoints().anyMatch(EntryFields::isRefused)) {
                throw new EntryException(where + ": no control character, line break or change of direction");
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> each : map.entrySet()) {
                text(where, each.getKey());
                text(where + "." + each.getKey(), each.getValue());
            }
        } else if (value instanceof List<?> list) {
            for (Object each : list) {
                text(where, each);
            }
        }
    }

    /** Nearly every text: printable ASCII, not too long. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x20 || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_TEXT;
    }

    /** Whatever could make a line of the log read as something else. */
    private static boolean isRefused(int c) {
        if (c >= 0x20 && c < 0x7F) {
            return false;
        }
        boolean direction = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F;
        return direction
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }
}
