package io.jenkins.plugins.modelgate.engine.quality.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A file with metrics or test results, read whole.
 *
 * @param place how the report calls it
 * @param bytes all of it
 */
public record MetricsDocument(String place, byte[] bytes) {
    /** Largest file, in bytes. */
    public static final int MAX_BYTES = 32 << 20;

    /** Its text without a byte order mark. */
    String text() throws UnreadableException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableException("is not UTF-8", e);
        }
    }

    /** Its first byte that is neither blank nor byte order mark; 0 if there is none. */
    char first() {
        for (byte each : bytes) {
            boolean mark = each == (byte) 0xEF || each == (byte) 0xBB || each == (byte) 0xBF;
            if (!mark && each > ' ') {
                return (char) each;
            }
        }
        return 0;
    }
}
