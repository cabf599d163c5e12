package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How the text of a configuration is encoded: by its byte-order mark, else by where the zero bytes are in its first
 * four (RFC 4627, section 3; the JSON libraries of Python and Java do the same).
 *
 * @param charset the encoding
 * @param mark length of the byte-order mark, 0 if there is none
 */
record TextEncoding(Charset charset, int mark) {
    private static final int LOOK = 256;
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    static TextEncoding of(byte[] head) {
        int b0 = at(head, 0);
        int b1 = at(head, 1);
        int b2 = at(head, 2);
        int b3 = at(head, 3);
        if (b0 == 0xEF && b1 == 0xBB && b2 == 0xBF) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (b0 == 0 && b1 == 0 && b2 == 0xFE && b3 == 0xFF) {
            return new TextEncoding(UTF_32BE, 4);
        }
        if (b0 == 0xFF && b1 == 0xFE && b2 == 0 && b3 == 0) {
            return new TextEncoding(UTF_32LE, 4);
        }
        if (b0 == 0xFE && b1 == 0xFF) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        if (b0 == 0xFF && b1 == 0xFE) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        return new TextEncoding(withoutMark(b0, b1, b2, b3), 0);
    }

    private static Charset withoutMark(int b0, int b1, int b2, int b3) {
        if (b0 == 0 && b1 == 0 && b2 == 0 && b3 > 0) {
            return UTF_32BE;
        }
        if (b0 > 0 && b1 == 0 && b2 == 0 && b3 == 0) {
            return UTF_32LE;
        }
        if (b0 == 0 && b1 > 0) {
            return StandardCharsets.UTF_16BE;
        }
        return b0 > 0 && b1 == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    private static int at(byte[] head, int index) {
        return index < head.length ? head[index] & 0xFF : -1;
    }

    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /**
     * Whether the first character after white space may be one of these, judged from the first few bytes; true when they
     * do not show it. Most content is no text at all, and decoding all of it to find that out takes longer than its
     * digest.
     */
    boolean mayBeginWith(String characters, byte[] head) {
        String start = decode(Arrays.copyOf(head, Math.min(head.length, LOOK)));
        int first = 0;
        while (first < start.length() && " \t\r\n".indexOf(start.charAt(first)) >= 0) {
            first++;
        }
        // The last character may have been cut in two.
        return first >= start.length() - 1 || characters.indexOf(start.charAt(first)) >= 0;
    }

    /** The beginning of a text, for recognition only: what does not decode is replaced. */
    String decode(byte[] head) {
        return new String(head, mark, Math.max(0, head.length - mark), charset);
    }

    /**
     * The text of the stream from behind the byte-order mark. Bytes that are no text in this encoding end it with a
     * {@link java.nio.charset.CharacterCodingException}: a reader that skips them would see another text.
     */
    static Reader open(ScanStream in, TextEncoding encoding) throws IOException {
        in.skip(encoding.mark);
        InputStream rest = in.slice(Long.MAX_VALUE);
        return new InputStreamReader(
                rest,
                encoding.charset
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
