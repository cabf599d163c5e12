package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        for (String line : split(decode(content))) {
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

    /** As {@code str.splitlines()}, which ends lines at more characters than an editor shows. */
    static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (endsLine(text.charAt(at))) {
                lines.add(text.substring(start, at));
                boolean both = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
                at += both ? 1 : 0;
                start = at + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean endsLine(char c) {
        return c >= '\n' && c <= '\r' || c >= 0x1C && c <= 0x1E || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static String decode(byte[] content) throws RequirementException {
        for (Mark mark : MARKS) {
            if (startsWith(content, mark.bytes())) {
                return decode(content, mark.bytes().length, Charset.forName(mark.charset()));
            }
        }
        String head = new String(content, 0, Math.min(content.length, 1_000), StandardCharsets.ISO_8859_1);
        String[] lines = head.split("\n", 3);
        for (int i = 0; i < Math.min(2, lines.length); i++) {
            Matcher coding = CODING.matcher(lines[i]);
            if (lines[i].startsWith("#") && coding.find()) {
                return decode(content, 0, charset(coding.group(1)));
            }
        }
        return decode(content, 0, StandardCharsets.UTF_8);
    }

    private static Charset charset(String name) throws RequirementException {
        try {
            return Charset.forName(name.replace("latin-1", "latin1"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new RequirementException("names an encoding that is not known; write it in UTF-8");
        }
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
