package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A file that ends in the SHA-256 of all before. */
final class DigestedFile implements Closeable {
    private final FileOutputStream file;
    private final BufferedOutputStream out;
    private final MessageDigest digest = Sha256.start();
    private long position;

    DigestedFile(Path path) throws IOException {
        file = new FileOutputStream(path.toFile());
        out = new BufferedOutputStream(file, 1 << 16);
    }

    long position() {
        return position;
    }

    void write(byte[] bytes) throws IOException {
        digest.update(bytes);
        out.write(bytes);
        position += bytes.length;
    }

    /** Writes the digest and waits until everything is on the disk, for a rename follows. */
    void finish() throws IOException {
        out.write(digest.digest());
        out.flush();
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
