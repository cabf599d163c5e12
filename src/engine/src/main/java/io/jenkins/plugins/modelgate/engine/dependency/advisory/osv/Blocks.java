package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Packs and unpacks the records of one package. */
final class Blocks {
    private Blocks() {}

    static byte[] deflate(Deflater deflater, byte[] plain) {
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2 + 64);
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        return packed.toByteArray();
    }

    /** @throws IOException when it does not unpack to exactly so many bytes */
    static byte[] inflate(byte[] packed, int length) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] plain = new byte[length];
            int done = 0;
            while (done < length) {
                int count = inflater.inflate(plain, done, length - done);
                if (count == 0) {
                    throw new IOException("a block of it is cut short");
                }
                done += count;
            }
            return plain;
        } catch (DataFormatException e) {
            throw new IOException("a block of it cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }
}
