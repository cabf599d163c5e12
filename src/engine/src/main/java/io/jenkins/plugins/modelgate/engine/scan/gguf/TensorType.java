package io.jenkins.plugins.modelgate.engine.scan.gguf;

import java.util.Set;

/**
 * Element types: how many elements make a block and how many bytes that takes. Source: {@code enum ggml_type} and the
 * block structures in ggml's ggml-common.h; removed types from the versions that still had them.
 */
final class TensorType {
    private static final int[][] BLOCKS = {
        {1, 4},
        {1, 2},
        {32, 18},
        {32, 20},
        {16, 10},
        {16, 12},
        {32, 22},
        {32, 24},
        {32, 34},
        {32, 40}, // to Q8_1
        {256, 84},
        {256, 110},
        {256, 144},
        {256, 176},
        {256, 210},
        {256, 292}, // Q2_K to Q8_K
        {256, 66},
        {256, 74},
        {256, 98},
        {256, 50},
        {32, 18},
        {256, 110},
        {256, 82},
        {256, 136}, // IQ2_XXS to IQ4_XS
        {1, 1},
        {1, 2},
        {1, 4},
        {1, 8},
        {1, 8},
        {256, 56},
        {1, 2}, // I8 to BF16
        {32, 18},
        {32, 18},
        {32, 18},
        {256, 54},
        {256, 66},
        {32, 18},
        {32, 18},
        {32, 18}, // Q4_0_4_4 to IQ4_NL_8_8
        {32, 17},
        {64, 36},
        {128, 18},
        {64, 18} // MXFP4, NVFP4, Q1_0, Q2_0
    };

    private static final Set<Integer> RETIRED = Set.of(4, 5, 31, 32, 33, 36, 37, 38);

    private TensorType() {}

    static boolean isKnown(long type) {
        return type >= 0 && type < BLOCKS.length;
    }

    static boolean isRetired(long type) {
        return RETIRED.contains((int) type);
    }

    /** Elements in a block. */
    static int elements(long type) {
        return BLOCKS[(int) type][0];
    }

    /** Bytes of a block. */
    static int bytes(long type) {
        return BLOCKS[(int) type][1];
    }
}
