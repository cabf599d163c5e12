package io.jenkins.plugins.modelgate.engine.quality.read;

import java.util.ArrayList;
import java.util.List;

/** Lines of separated values as RFC 4180 defines them, bounded. */
public final class Csv {
    private static final int MOST_CELLS = 2_000_000;

    private final String text;
    private final char separator;
    private int at;
    private int cells;

    private Csv(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /**
     * All lines that are not empty, each with as many cells as the first.
     *
     * @throws UnreadableException when the text has another form
     */
    public static List<List<String>> lines(String text) throws UnreadableException {
        Csv csv = new Csv(text, separator(text));
        List<List<String>> lines = new ArrayList<>();
        while (csv.at < text.length()) {
            List<String> line = csv.line();
            if (line.size() == 1 && line.get(0).isBlank()) {
                continue;
            }
            if (!lines.isEmpty() && line.size() != lines.get(0).size()) {
                throw new UnreadableException("has " + lines.get(0).size() + " columns, but " + line.size()
                        + " in its line number " + (lines.size() + 1));
            }
            lines.add(line);
        }
        return lines;
    }

    /** The one that the first line has, of comma, tab and semicolon. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.indexOf(',') >= 0 ? ',' : first.indexOf('\t') >= 0 ? '\t' : ';';
    }

    private List<String> line() throws UnreadableException {
        List<String> line = new ArrayList<>();
        while (true) {
            if (++cells > MOST_CELLS) {
                throw new UnreadableException("has more than " + MOST_CELLS + " cells");
            }
            line.add(cell());
            if (at >= text.length()) {
                return line;
            }
            char end = text.charAt(at++);
            if (end == separator) {
                continue;
            }
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            return line;
        }
    }

    private String cell() throws UnreadableException {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean ends(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private String quoted() throws UnreadableException {
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append(c);
                at++;
            } else if (at == text.length() || ends(text.charAt(at))) {
                return cell.toString();
            } else {
                break;
            }
        }
        throw new UnreadableException("has a quotation mark that is not closed where its cell ends");
    }
}
