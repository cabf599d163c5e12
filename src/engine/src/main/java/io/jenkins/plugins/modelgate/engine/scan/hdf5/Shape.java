package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import java.io.IOException;

/** Dataspace and datatype messages (HDF5 file format, IV.A.2.b and d), as far as sizes need them. */
final class Shape {
    private Shape() {}

    /** Number of elements; {@link Long#MAX_VALUE} if that is more than a long holds. */
    static long elements(Cursor space) throws IOException {
        int version = space.u8();
        int rank = space.u8();
        space.skip(1);
        int kind = space.u8();
        if (version == 1) {
            space.skip(4);
        } else if (version != 2) {
            throw space.malformed("dataspace of version " + version);
        } else if (kind == 2) {
            return 0;
        }
        long elements = 1;
        for (int i = 0; i < rank; i++) {
            long dimension = space.length();
            if (dimension == 0) {
                return 0;
            }
            elements = dimension < 0 || elements > Long.MAX_VALUE / dimension ? Long.MAX_VALUE : elements * dimension;
        }
        return elements;
    }

    /**
     * How values of a type are written.
     *
     * @param kind class of the datatype
     * @param flags first byte of its bit field
     * @param size of one value, in bytes
     */
    record Type(int kind, int flags, long size) {
        private static final int FIXED_POINT = 0;
        private static final int STRING = 3;
        private static final int OPAQUE = 5;
        private static final int VARIABLE = 9;

        static Type of(Cursor type) throws IOException {
            int kind = type.u8() & 0xF;
            int flags = type.u8();
            type.skip(2);
            return new Type(kind, flags, type.u32());
        }

        /** Shorter texts are filled up with zero bytes or spaces. */
        boolean isText() {
            return kind == STRING;
        }

        /** Values stand in a global heap: texts, or runs of another type. */
        boolean isVariable() {
            return kind == VARIABLE;
        }

        /** Bytes that somebody may read as a text or an object. */
        boolean isBytes() {
            return kind == STRING || kind == OPAQUE || kind == FIXED_POINT && size == 1;
        }
    }
}
