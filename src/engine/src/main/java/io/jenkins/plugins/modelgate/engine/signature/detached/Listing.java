package io.jenkins.plugins.modelgate.engine.signature.detached;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digests of files as {@code sha256sum} writes them: 64 hexadecimal digits, a space, a space or an asterisk, the path; a line
 * that begins with a backslash has {@code \\}, {@code \n} and {@code \r} in its path. Source: GNU coreutils manual, "cksum
 * output modes".
 */
final class Listing {
    private static final Pattern LINE = Pattern.compile("(\\\\?)([0-9a-f]{64}) [ *](.+)");
    private static final int MOST = 1_000_000;

    private Listing() {}

    /**
     * Digests by path; {@code ./} before a path is left out.
     *
     * @param what for messages: "the listing SHA256SUMS"
     * @throws SignatureException MALFORMED for any line that is none, for a path that is absolute or climbs, or stands twice
     */
    static Map<String, String> parse(byte[] bytes, String what) throws SignatureException {
        Map<String, String> digests = new TreeMap<>();
        int number = 0;
        for (String line : text(bytes, what).split("\n", -1)) {
            number++;
            if (line.isEmpty()) {
                continue;
            }
            String place = what + ", line " + number;
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new SignatureException(
                        Kind.MALFORMED, place + " is no line of sha256sum: " + SafeText.quote(line));
            }
            String path = path(matcher.group(3), !matcher.group(1).isEmpty(), place);
            if (digests.size() >= MOST || digests.put(path, matcher.group(2)) != null) {
                throw new SignatureException(
                        Kind.MALFORMED,
                        place + " names " + SafeText.quote(path) + " again, or more than " + MOST + " files");
            }
        }
        if (digests.isEmpty()) {
            throw new SignatureException(Kind.MALFORMED, what + " lists no file");
        }
        return digests;
    }

    private static String text(byte[] bytes, String what) throws SignatureException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SignatureException(Kind.MALFORMED, what + " is not valid UTF-8", e);
        }
    }

    private static String path(String written, boolean escaped, String place) throws SignatureException {
        String path = escaped ? unescaped(written, place) : written;
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        boolean hostile = path.isEmpty()
                || path.startsWith("/")
                || path.indexOf('\0') >= 0
                || Arrays.stream(path.split("/", -1))
                        .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (hostile) {
            throw new SignatureException(
                    Kind.MALFORMED, place + " has a path that is no plain relative one: " + SafeText.quote(path));
        }
        return path;
    }

    private static String unescaped(String written, String place) throws SignatureException {
        StringBuilder path = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c != '\\') {
                path.append(c);
                continue;
            }
            char next = ++i < written.length() ? written.charAt(i) : 0;
            int meaning = "\\nr".indexOf(next);
            if (next == 0 || meaning < 0) {
                throw new SignatureException(Kind.MALFORMED, place + " has an escape that sha256sum does not write");
            }
            path.append("\\\n\r".charAt(meaning));
        }
        return path.toString();
    }
}
