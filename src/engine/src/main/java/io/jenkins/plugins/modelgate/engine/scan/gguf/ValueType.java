package io.jenkins.plugins.modelgate.engine.scan.gguf;

/** Types of metadata values; source: {@code enum gguf_type} in ggml's gguf.h. */
final class ValueType {
    static final int UINT32 = 4;
    static final int BOOL = 7;
    static final int STRING = 8;
    static final int ARRAY = 9;

    private static final int[] BYTES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

    private ValueType() {}

    static boolean isKnown(long type) {
        return type >= 0 && type < BYTES.length;
    }

    /** Bytes of a number or truth value, 0 for strings and arrays. */
    static int bytes(long type) {
        return BYTES[(int) type];
    }
}
