package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import java.util.function.Consumer;

/** Finds dotted names in text that goes by, whatever its length. */
final class NameFinder {
    /** Longest part of a name that is kept. Operators stand at its start. */
    private static final int LONGEST = 512;

    private final StringBuilder name = new StringBuilder();
    private final Consumer<String> found;
    private final boolean source;
    private int quote;
    private boolean escaped;
    private boolean comment;

    /**
     * @param source whether strings and comments are left out, as in program text
     * @param found called for each name
     */
    NameFinder(boolean source, Consumer<String> found) {
        this.source = source;
        this.found = found;
    }

    void feed(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            int c = bytes[i] & 0xFF;
            if (!source || !skipped(c)) {
                character(c);
            }
        }
    }

    private void character(int c) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == ':') {
            if (name.length() < LONGEST) {
                name.append((char) c);
            }
        } else {
            end();
        }
    }

    /** Whether this character belongs to a string or a comment. */
    private boolean skipped(int c) {
        if (comment) {
            comment = c != '\n';
        } else if (quote != 0) {
            boolean closing = !escaped && (c == quote || c == '\n');
            escaped = !escaped && c == '\\';
            quote = closing ? 0 : quote;
        } else if (c == '#') {
            comment = true;
        } else if (c == '\'' || c == '"') {
            quote = c;
            escaped = false;
        } else {
            return false;
        }
        end();
        return true;
    }

    /** The text is at its end. */
    void end() {
        if (name.length() > 0) {
            found.accept(name.toString());
            name.setLength(0);
        }
    }
}
