package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decides about formats whose magic is weak, by decompressing the head. A loader acts on what comes out before an error
 * ends it, so data that fails late counts as well; ordinary text that happens to begin like a stream fails at once.
 */
final class Trial {
    /** So much comes out of no ordinary file by accident: each further symbol of random bits fails in one case of seven. */
    private static final int ENOUGH = 24;

    private Trial() {}

    /** Opens a decompressor. */
    interface Decoder {
        InputStream open(ScanStream in) throws IOException;
    }

    static boolean decodes(byte[] head, Decoder decoder) {
        int total = 0;
        byte[] scratch = new byte[4096];
        try (InputStream content = decoder.open(new ScanStream(new ByteArrayInputStream(head), head.length))) {
            for (int got = 0; got >= 0 && total < ENOUGH; got = content.read(scratch)) {
                total += got;
            }
            return true;
        } catch (EOFException e) {
            return total > 0;
        } catch (IOException | RuntimeException e) {
            return total >= ENOUGH;
        }
    }
}
