package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** All streams of one compressed file, one behind the other: what a decompressor hands to its caller. */
final class JoinedStream extends InputStream {
    private final Codec codec;
    private final ScanStream in;
    private final Notes notes;
    private InputStream current;
    private boolean ended;
    private IOException failure;

    JoinedStream(Codec codec, ScanStream in, Notes notes) {
        this.codec = codec;
        this.in = in;
        this.notes = notes;
    }

    /** Whether the last stream was read to its end. */
    boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (failure != null) {
            throw failure;
        }
        try {
            return next(target, offset, length);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (LimitException | MalformedException | TruncatedException e) {
            failure = e;
        } catch (EOFException e) {
            failure = new TruncatedException(in.position(), 1);
        } catch (IOException | RuntimeException e) {
            failure = new MalformedException(
                    ArchiveRules.DAMAGED,
                    in.position(),
                    codec.format() + ": " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
        throw failure;
    }

    private int next(byte[] target, int offset, int length) throws IOException {
        while (!ended) {
            if (current == null) {
                current = codec.open(in, notes);
            }
            int got = current.read(target, offset, length);
            if (got > 0) {
                return got;
            }
            if (got < 0) {
                close();
                current = null;
                ended = !codec.goesOn(in);
            }
        }
        return -1;
    }

    /** Frees what the decompressor holds; the compressed bytes stay open. */
    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
    }
}
