package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes of a requirement file as lines, the way pip 26 sees them: encoding, continuations, comments. */
final class RequirementText {
    /** Beginnings that name an encoding; UTF-32's is UTF-16's with two zeros behind it. */
    private static final List<Mark> MARKS = List.of(
            new Mark(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, "UTF-8"),
            new Mark(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0}, "UTF-32LE"),
            new Mark(new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF}, "UTF-32BE"),
            new Mark(new byte[] {(byte) 0xFF, (byte) 0xFE}, "UTF-16LE"),
            new Mark(new byte[] {(byte) 0xFE, (byte) 0xFF}, "UTF-16BE"));

    private static final Pattern CODING = Pattern.compile("coding[:=]\\s*+([-\\w.]++)");

    /**
     * Encodings by Python's names, without separators: those in which what looks like ASCII is ASCII. In others a comment
     * may be a line for pip, or what pip takes for a comment another reader's text.
     */
    private static final Map<String, String> CHARSETS = Map.of(
            "utf8", "UTF-8",
            "utf8sig", "UTF-8",
            "ascii", "US-ASCII",
            "usascii", "US-ASCII",
            "latin1", "ISO-8859-1",
            "iso88591", "ISO-8859-1",
            "iso885915", "ISO-8859-15",
            "cp1252", "windows-1252",
            "windows1252", "windows-1252");

    private RequirementText() {}

    private record Mark(byte[] bytes, String charset) {}

    /** @param number of its first line, from 1 */
    record Line(int number, String text) {}

    /** The lines that say something, joined and without comments. */
    static List<Line> lines(byte[] content) throws RequirementException {
        List<Line> lines = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        int first = 0;
        int number = 0;
        for (String line : PythonText.lines(decode(content))) {
            number++;
            boolean comment = isComment(line);
            if (line.endsWith("\\") && !comment) {
                first = joined.length() == 0 && first == 0 ? number : first;
                joined.append(trimBackslashes(line));
                continue;
            }
            // A comment ends a joined line; the blank makes it one there as well.
            joined.append(comment ? " " : "").append(line);
            add(lines, first == 0 ? number : first, joined.toString());
            joined.setLength(0);
            first = 0;
        }
        if (first != 0) {
            add(lines, first, joined.toString());
        }
        return lines;
    }

    private static void add(List<Line> lines, int number, String text) {
        String kept = PythonText.strip(withoutComment(text));
        if (!kept.isEmpty()) {
            lines.add(new Line(number, kept));
        }
    }

    private static boolean isComment(String line) {
        int at = 0;
        while (at < line.length() && PythonText.isSpace(line.charAt(at))) {
            at++;
        }
        return at < line.length() && line.charAt(at) == '#';
    }

    /** Up to the first number sign at the start or behind white space. */
    private static String withoutComment(String line) {
        for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
            if (at == 0 || PythonText.isSpace(line.charAt(at - 1))) {
                return line.substring(0, at);
            }
        }
        return line;
    }

    private static String trimBackslashes(String line) {
        int start = 0;
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        while (start < end && line.charAt(start) == '\\') {
            start++;
        }
        return line.substring(start, end);
    }

    private static String decode(byte[] content) throws RequirementException {
        for (Mark mark : MARKS) {
            if (startsWith(content, mark.bytes())) {
                return decode(content, mark.bytes().length, Charset.forName(mark.charset()));
            }
        }
        int start = 0;
        for (int i = 0; i < 2 && start < content.length; i++) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            if (content[start] == '#') {
                Matcher coding = CODING.matcher(new String(content, start, end - start, StandardCharsets.ISO_8859_1));
                if (coding.find()) {
                    return decode(content, 0, charset(coding.group(1)));
                }
            }
            start = end + 1;
        }
        return decode(content, 0, StandardCharsets.UTF_8);
    }

    private static Charset charset(String name) throws RequirementException {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
        if (!CHARSETS.containsKey(plain)) {
            throw new RequirementException("names an encoding that is not read here; write it in UTF-8");
        }
        return Charset.forName(CHARSETS.get(plain));
    }

    private static String decode(byte[] content, int from, Charset charset) throws RequirementException {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RequirementException("is no text in " + charset + "; write it in UTF-8");
        }
    }

    private static boolean startsWith(byte[] content, byte[] mark) {
        return content.length >= mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }
}
