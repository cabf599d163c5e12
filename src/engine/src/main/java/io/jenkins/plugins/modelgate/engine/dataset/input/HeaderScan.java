package io.jenkins.plugins.modelgate.engine.dataset.input;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The column names of a CSV or TSV file: its first record, quoted as RFC 4180 says. */
final class HeaderScan {
    private static final int MAX_BYTES = 4 << 20;

    private final char delimiter;
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private final List<String> names = new ArrayList<>();
    private boolean quoted;
    private boolean quoteSeen;
    private boolean anything;
    private boolean done;
    private int bytes;

    HeaderScan(char delimiter) {
        this.delimiter = delimiter;
    }

    /** The next bytes of the text. */
    void add(byte[] text, int length) {
        for (int i = 0; i < length && !done; i++) {
            take((char) (text[i] & 0xFF));
            done |= ++bytes > MAX_BYTES;
        }
    }

    private void take(char c) {
        if (quoted) {
            if (c == '"') {
                quoted = false;
                quoteSeen = true;
            } else {
                field.write(c);
            }
        } else if (c == '"' && (field.size() == 0 || quoteSeen)) {
            if (quoteSeen) {
                field.write(c);
            }
            quoteSeen = false;
            quoted = true;
            anything = true;
        } else if (c == delimiter) {
            endField();
            anything = true;
        } else if (c == '\n' || c == '\r') {
            endRecord();
        } else {
            field.write(c);
            anything = true;
        }
    }

    private void endField() {
        String name = field.toString(StandardCharsets.UTF_8);
        names.add(names.isEmpty() && name.startsWith("\uFEFF") ? name.substring(1) : name);
        field.reset();
        quoteSeen = false;
    }

    private void endRecord() {
        if (anything) {
            endField();
        }
        done = true;
    }

    /** Nothing follows. */
    void end() {
        if (!done) {
            endRecord();
        }
    }

    /** The names in their order; empty when there is no header. */
    List<String> names() {
        return names;
    }

    /** What keeps the columns from being told apart, or null. */
    String fault() {
        if (names.isEmpty()) {
            return "the first line, which must name the columns, is empty";
        }
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            if (name.isBlank()) {
                return "a column has no name in the first line; name every column";
            }
            String before = seen.put(name.toLowerCase(Locale.ROOT), name);
            if (before != null) {
                return before.equals(name)
                        ? "the column " + SafeText.quote(name) + " is there twice; give every column a name of its own"
                        : "the columns " + SafeText.quote(before) + " and " + SafeText.quote(name)
                                + " differ in upper and lower case alone; rename one";
            }
        }
        return null;
    }
}
