package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.List;

/**
 * The state of a NumPy array: (version, shape, type, is Fortran, data), in a masked array followed by (mask, fill value).
 * The data of an array of objects is a list, and NumPy reads as many pointers from it as the shape tells, without
 * looking at its length. Source: {@code array_setstate} and {@code _setlist_pkl} in NumPy's {@code methods.c}.
 */
final class ArrayState {
    private static final int WITHOUT_VERSION = 4;
    private static final int MASK = 5;

    private ArrayState() {}

    /** Whether the instance was made by one of the functions that make arrays. */
    static boolean isArray(Instance instance) {
        Allowed allowed = instance.made().allowed();
        return allowed.rule() == ArgumentRule.RECONSTRUCT_ARRAY || allowed.rule() == ArgumentRule.RECONSTRUCT_MASKED;
    }

    /** What is wrong with a state, to follow "a state"; null if nothing is. */
    @CheckForNull
    static String objection(PickleValue state) {
        List<PickleValue> parts = state.items();
        if (state.kind() != Kind.TUPLE || !state.isWhole() || parts.size() < WITHOUT_VERSION) {
            return "that is none of an array";
        }
        int shape = parts.size() == WITHOUT_VERSION ? 0 : 1;
        for (int i = shape + 3; i < parts.size() && i <= MASK; i++) {
            String objection = objection(parts.get(shape), parts.get(i));
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }

    @CheckForNull
    private static String objection(PickleValue shape, PickleValue data) {
        return switch (data.kind()) {
            case BYTES, BYTEARRAY, STR, NONE -> null;
            case LIST ->
                data instanceof Container list && list.count() == elements(shape)
                        ? null
                        : "that makes NumPy read beyond the end of a list";
            default -> "whose data are neither bytes nor a list";
        };
    }

    /** Number of elements of a shape, -2 if it cannot be told. */
    private static long elements(PickleValue shape) {
        if (shape.kind() == Kind.INT) {
            return shape.size() < 0 ? -2 : shape.size();
        }
        if (shape.kind() != Kind.TUPLE && shape.kind() != Kind.LIST || !shape.isWhole()) {
            return -2;
        }
        long elements = 1;
        for (PickleValue length : shape.items()) {
            if (length.size() < 0 || length.size() != 0 && elements > Long.MAX_VALUE / length.size()) {
                return -2;
            }
            elements *= length.size();
        }
        return elements;
    }
}
