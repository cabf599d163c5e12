package io.jenkins.plugins.modelgate.engine.configuration.secret;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Searches a stream piece by piece. Pieces overlap, so that what lies across their border is whole in one of them: nothing that is looked for is longer than
 * the overlap. One byte is one character, because secrets are ASCII in every encoding but UTF-16, which is told by its mark or by its zeros.
 */
final class SecretStream {
    /** Length of a piece, in bytes. */
    static final int PIECE = 2 << 20;

    /** How much of a piece is searched again with the next, on either side of the border, in bytes. */
    static final int OVERLAP = 64 << 10;

    /** How much of the first piece tells the encoding, in bytes. */
    private static final int LOOKED_AT = 256 << 10;

    private final InputStream bytes;
    private final Manner manner;
    private final int piece;
    private final int overlap;
    private int line = 1;
    private int counted;

    SecretStream(InputStream bytes, Manner manner) {
        this(bytes, manner, PIECE, OVERLAP);
    }

    SecretStream(InputStream bytes, Manner manner, int piece, int overlap) {
        this.bytes = bytes;
        this.manner = manner;
        this.piece = piece;
        this.overlap = overlap;
    }

    /**
     * Tells of every secret, in the order of the file.
     *
     * @param unread gets the line at which something begins that was not searched, from 1
     */
    void forEach(Consumer<Secret> found, IntConsumer unread) throws IOException {
        byte[] buffer = bytes.readNBytes(piece);
        int length = buffer.length;
        Charset charset = charset(buffer, length);
        long base = 0;
        int from = 0;
        while (length > 0) {
            boolean last = length < piece;
            String text = new String(buffer, 0, length, charset);
            int width = charset == StandardCharsets.ISO_8859_1 ? 1 : 2;
            int until = last ? text.length() : text.length() - overlap / width;
            counted = 0;
            int startLine = line;
            IntConsumer atLine = place -> unread.accept(startLine + lines(text, place));
            for (Hit hit : SecretSearch.in(text, manner, last ? -1 : overlap / width, atLine)) {
                if (hit.start() >= from / width && hit.start() < until) {
                    count(text, hit.start());
                    found.accept(secret(hit, base / width));
                }
            }
            if (last) {
                return;
            }
            // The next piece begins an overlap before the border, for the names before a value.
            int keep = 2 * overlap;
            count(text, Math.max(counted, text.length() - keep / width));
            line = startLine + lines(text, (length - keep) / width);
            System.arraycopy(buffer, length - keep, buffer, 0, keep);
            base += length - keep;
            from = overlap;
            length = keep + bytes.readNBytes(buffer, keep, piece - keep);
        }
    }

    private void count(String text, int to) {
        for (; counted < to; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
    }

    private static int lines(String text, int to) {
        int lines = 0;
        for (int i = 0; i < to; i++) {
            lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }

    private Secret secret(Hit hit, long base) {
        String key = hit.key().length() > 40 || Randomness.classes(hit.key()) > 3 ? "" : hit.key();
        String prefix =
                hit.value().substring(0, Math.min(hit.prefix(), hit.value().length()));
        String fingerprint = Fingerprint.of(hit.kind(), hit.value());
        return new Secret(hit.kind(), key, line, base + hit.start(), hit.value().length(), prefix, fingerprint);
    }

    /** UTF-16 is told by its mark, or by text in which every other byte is zero more often than chance has it. */
    private static Charset charset(byte[] head, int length) {
        Charset marked = ConfigurationFile.sixteenBit(head);
        if (marked != null) {
            return marked;
        }
        int even = 0;
        int odd = 0;
        int look = Math.min(length, LOOKED_AT);
        for (int i = 0; i < look; i++) {
            if (head[i] == 0) {
                even += 1 - (i & 1);
                odd += i & 1;
            }
        }
        // Comments in another script have no zeros; line ends, blanks and names of settings do.
        int least = Math.max(2, look / 20);
        if (odd >= least && even <= odd / 20) {
            return StandardCharsets.UTF_16LE;
        }
        return even >= least && odd <= even / 20 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
    }
}
