package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Extra fields of a header: blocks of id, size, data. APPNOTE 4.5. */
final class ExtraField {
    private static final int ZIP64 = 0x0001;
    private static final int UNICODE_PATH = 0x7075;

    private ExtraField() {}

    /** The data of the first block with this id, or null. Readers stop at a block that does not fit, so does this. */
    @CheckForNull
    private static ByteBuffer find(byte[] extra, int id) {
        ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (fields.remaining() >= 4) {
            int found = fields.getShort() & 0xFFFF;
            int size = fields.getShort() & 0xFFFF;
            if (size > fields.remaining()) {
                return null;
            }
            if (found == id) {
                return fields.slice().order(ByteOrder.LITTLE_ENDIAN).limit(size);
            }
            fields.position(fields.position() + size);
        }
        return null;
    }

    /**
     * Replaces saturated 32-bit values by those of the Zip64 block, which holds only the saturated ones, in order.
     *
     * @param values uncompressed size, compressed size and, in the directory, offset
     * @return whether there is a Zip64 block
     */
    static boolean widen(byte[] extra, long[] values) {
        ByteBuffer wide = find(extra, ZIP64);
        if (wide == null) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == 0xFFFFFFFFL && wide.remaining() >= 8) {
                values[i] = wide.getLong();
            }
        }
        return true;
    }

    /** The name in an Info-ZIP Unicode path block, which some readers prefer to the name in the header, or null. */
    @CheckForNull
    static byte[] unicodePath(byte[] extra) {
        ByteBuffer path = find(extra, UNICODE_PATH);
        if (path == null || path.remaining() < 5) {
            return null;
        }
        byte[] name = new byte[path.remaining() - 5];
        path.position(5).get(name);
        return name;
    }
}
