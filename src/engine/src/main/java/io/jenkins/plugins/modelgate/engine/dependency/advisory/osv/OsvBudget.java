package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import io.jenkins.plugins.modelgate.engine.report.Quantity;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes may still be read of all documents together, and of each. */
final class OsvBudget {
    private final AtomicLong left = new AtomicLong(OsvLimits.ALL);

    /** @param packed bytes that the document has in its zip file; {@link Long#MAX_VALUE} when it is not packed */
    InputStream limit(String name, InputStream in, long packed) {
        return new Limited(name, in, packed);
    }

    private final class Limited extends FilterInputStream {
        private final String name;
        private final long most;
        private long read;

        Limited(String name, InputStream in, long packed) {
            super(in);
            this.name = name;
            long dense = packed > OsvLimits.RECORD ? OsvLimits.RECORD : packed * OsvLimits.RATIO;
            this.most = Math.min(OsvLimits.RECORD, Math.max(OsvLimits.UNSUSPICIOUS, dense));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count > 0) {
                read += count;
                if (read > most) {
                    throw new IOException("The advisory " + SafeText.quote(name) + " has more than "
                            + Quantity.bytes(most) + " when unpacked: no database has such a record. Fetch the OSV data"
                            + " again.");
                }
                if (left.addAndGet(-count) < 0) {
                    throw new IOException(
                            "The OSV data have more than " + Quantity.bytes(OsvLimits.ALL) + "; name fewer.");
                }
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(8192, count)]));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
