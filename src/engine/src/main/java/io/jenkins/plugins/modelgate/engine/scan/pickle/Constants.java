package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.math.BigInteger;

/** Constants of a pickle: shared wherever their value does not matter or is common. */
final class Constants {
    static final PickleValue NONE = new Stub(PickleValue.Kind.NONE);
    static final PickleValue TRUE = new IntValue(PickleValue.Kind.BOOL, 1);
    static final PickleValue FALSE = new IntValue(PickleValue.Kind.BOOL, 0);
    static final PickleValue FLOAT = new Stub(PickleValue.Kind.FLOAT);
    static final PickleValue INT = new Stub(PickleValue.Kind.INT);
    /** Text that begins with two underscores; no more is known of it. */
    static final PickleValue HOOK = new Sized(PickleValue.Kind.STR, StrValue.MAX_BYTES, true);

    static final PickleValue LIST = new Stub(PickleValue.Kind.LIST);
    static final PickleValue DICT = new Stub(PickleValue.Kind.DICT);
    static final PickleValue SET = new Stub(PickleValue.Kind.SET);
    private static final PickleValue[] STRS = sizes(PickleValue.Kind.STR);
    private static final PickleValue[] BYTES = sizes(PickleValue.Kind.BYTES);
    private static final PickleValue[] BYTEARRAYS = sizes(PickleValue.Kind.BYTEARRAY);
    private static final PickleValue[] TUPLES = sizes(PickleValue.Kind.TUPLE);
    private static final PickleValue[] FROZENSETS = sizes(PickleValue.Kind.FROZENSET);
    static final PickleValue UNKNOWN = new Stub(PickleValue.Kind.UNKNOWN);
    /** An object that the loader makes from a persistent id in a form it is known to take. */
    static final PickleValue PERSISTENT = new Stub(PickleValue.Kind.INSTANCE);
    /** The empty tuple is one object in Python too. */
    static final PickleValue EMPTY_TUPLE = new EmptyTuple();

    private static final int SMALLEST = -5;
    private static final PickleValue[] SMALL = new PickleValue[1030];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = new IntValue(PickleValue.Kind.INT, SMALLEST + i);
        }
    }

    private Constants() {}

    static PickleValue of(long value) {
        long index = value - SMALLEST;
        return index >= 0 && index < SMALL.length ? SMALL[(int) index] : new IntValue(PickleValue.Kind.INT, value);
    }

    static PickleValue of(BigInteger value) {
        return value.bitLength() < 64 ? of(value.longValue()) : new BigValue(value);
    }

    static PickleValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The stand-in of a container whose size is not known: it may grow. */
    static PickleValue stub(PickleValue.Kind kind) {
        return switch (kind) {
            case LIST -> LIST;
            case DICT -> DICT;
            case SET -> SET;
            default -> throw new IllegalArgumentException("of fixed size: " + kind);
        };
    }

    /**
     * The stand-in of text, bytes, a tuple or a frozenset: what is left of its size is the next power of two.
     *
     * @param size bytes or items, negative for an unsigned number beyond any file
     */
    static PickleValue stub(PickleValue.Kind kind, long size) {
        int bits =
                size < 0 ? Sized.MOST : size <= 1 ? 0 : Math.min(Sized.MOST, 64 - Long.numberOfLeadingZeros(size - 1));
        return switch (kind) {
            case STR -> STRS[bits];
            case BYTES -> BYTES[bits];
            case BYTEARRAY -> BYTEARRAYS[bits];
            case TUPLE -> TUPLES[bits];
            case FROZENSET -> FROZENSETS[bits];
            default -> throw new IllegalArgumentException("of no fixed size: " + kind);
        };
    }

    private static PickleValue[] sizes(PickleValue.Kind kind) {
        PickleValue[] sizes = new PickleValue[Sized.MOST + 1];
        for (int bits = 0; bits <= Sized.MOST; bits++) {
            sizes[bits] = new Sized(kind, 1L << bits, false);
        }
        return sizes;
    }

    /** Knows its kind and about how large it is. */
    private static final class Sized extends PickleValue {
        static final int MOST = 62;

        private final Kind kind;
        private final long size;
        private final boolean hook;

        Sized(Kind kind, long size, boolean hook) {
            this.kind = kind;
            this.size = size;
            this.hook = hook;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public boolean isWhole() {
            return false;
        }

        @Override
        long extent() {
            return size;
        }

        @Override
        long spread() {
            return kind == Kind.TUPLE ? size : 1;
        }

        @Override
        boolean isHook() {
            return hook;
        }

        @Override
        PickleValue stub() {
            return this;
        }
    }

    private static final class Stub extends PickleValue {
        private final Kind kind;

        Stub(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public boolean isWhole() {
            return kind == Kind.NONE || kind == Kind.FLOAT;
        }

        @Override
        long extent() {
            return kind == Kind.LIST || kind == Kind.DICT || kind == Kind.SET ? -1 : 0;
        }

        @Override
        PickleValue stub() {
            return this;
        }
    }

    private static final class EmptyTuple extends PickleValue {
        @Override
        public Kind kind() {
            return Kind.TUPLE;
        }

        @Override
        PickleValue stub() {
            return this;
        }
    }

    private static final class IntValue extends PickleValue {
        private final Kind kind;
        private final long value;

        IntValue(Kind kind, long value) {
            this.kind = kind;
            this.value = value;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public BigInteger number() {
            return BigInteger.valueOf(value);
        }

        @Override
        PickleValue stub() {
            return kind == Kind.BOOL ? this : INT;
        }

        @Override
        int weight() {
            return kind == Kind.BOOL ? 0 : 1;
        }
    }

    private static final class BigValue extends PickleValue {
        private final BigInteger value;

        BigValue(BigInteger value) {
            this.value = value;
        }

        @Override
        public Kind kind() {
            return Kind.INT;
        }

        @Override
        public BigInteger number() {
            return value;
        }

        @Override
        PickleValue stub() {
            return INT;
        }

        @Override
        int weight() {
            return 2;
        }
    }
}
