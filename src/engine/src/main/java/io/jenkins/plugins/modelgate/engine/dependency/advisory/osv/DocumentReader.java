package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Set;

/** Reads documents to their ends, one after the other: those of usual size at once, so that most need no more than a look. */
final class DocumentReader {
    /** Bytes; the longest about a package of a registry have a tenth of it. */
    private static final int USUAL = 1 << 20;

    private final OsvReader reader;

    @CheckForNull
    private final OsvSkim skim;

    private byte[] buffer = new byte[16 * 1024];

    /** @param wanted packages to keep, or null for all */
    DocumentReader(@CheckForNull Set<PackageKey> wanted) {
        this.reader = new OsvReader(wanted == null ? key -> true : wanted::contains);
        this.skim = wanted == null ? null : new OsvSkim(wanted);
    }

    OsvRecord read(OsvDocuments.Document document) throws IOException {
        try (InputStream in = document.open()) {
            int size = fill(in);
            InputStream start = new ByteArrayInputStream(buffer, 0, size);
            if (size == USUAL) {
                OsvRecord record = reader.read(document.name(), new SequenceInputStream(start, in));
                // To the end, for there the checksum is compared.
                in.transferTo(OutputStream.nullOutputStream());
                return record;
            }
            OsvRecord foreign = skim == null ? null : skim.foreign(buffer, size);
            return foreign == null ? reader.read(document.name(), start) : foreign;
        }
    }

    /** How many bytes there are, to the end of the document or up to the usual size. */
    private int fill(InputStream in) throws IOException {
        int size = 0;
        int count = 0;
        while (count >= 0 && size < USUAL) {
            if (size == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(USUAL, 2 * size));
            }
            count = in.read(buffer, size, buffer.length - size);
            size += Math.max(0, count);
        }
        return size;
    }
}
