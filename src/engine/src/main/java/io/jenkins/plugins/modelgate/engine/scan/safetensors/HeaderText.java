package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The header as characters. Bytes that are not UTF-8 end the reading with an exception; escapes that stand for half a
 * character ({@code \ud800} alone), which a lenient JSON parser lets pass, are remembered.
 */
final class HeaderText extends Reader {
    private final Reader in;
    private int escape;
    private int unit;
    private boolean highWaits;
    private boolean halfCharacter;

    HeaderText(InputStream bytes) {
        this.in = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Whether an escape stood for half a character. */
    boolean hasHalfCharacter() {
        return halfCharacter || highWaits;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int got = in.read(target, offset, length);
        for (int i = offset; i < offset + got; i++) {
            step(target[i]);
        }
        return got;
    }

    /** {@code escape}: 0 outside, 1 behind a backslash, 2 to 5 that many minus one hexadecimal digits still to come. */
    private void step(char c) {
        if (escape == 0) {
            if (c == '\\') {
                escape = 1;
            } else {
                plain();
            }
        } else if (escape == 1) {
            escape = c == 'u' ? 5 : 0;
            unit = 0;
            if (c != 'u') {
                plain();
            }
        } else {
            unit = unit << 4 | Math.max(0, Character.digit(c, 16));
            if (--escape == 1) {
                escape = 0;
                escaped((char) unit);
            }
        }
    }

    private void plain() {
        halfCharacter |= highWaits;
        highWaits = false;
    }

    private void escaped(char c) {
        if (Character.isLowSurrogate(c) && highWaits) {
            highWaits = false;
            return;
        }
        plain();
        highWaits = Character.isHighSurrogate(c);
        halfCharacter |= Character.isLowSurrogate(c);
    }

    @Override
    public void close() {
        // the bytes belong to the scan
    }
}
