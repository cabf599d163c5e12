package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.math.BigInteger;

/** Constants of a pickle: shared wherever their value does not matter or is common. */
final class Constants {
    static final PickleValue NONE = new Stub(PickleValue.Kind.NONE);
    static final PickleValue TRUE = new IntValue(PickleValue.Kind.BOOL, 1);
    static final PickleValue FALSE = new IntValue(PickleValue.Kind.BOOL, 0);
    static final PickleValue FLOAT = new Stub(PickleValue.Kind.FLOAT);
    /** Kept nothing but the kind. */
    static final PickleValue STR = new Stub(PickleValue.Kind.STR);

    static final PickleValue INT = new Stub(PickleValue.Kind.INT);
    static final PickleValue BYTES = new Stub(PickleValue.Kind.BYTES);
    static final PickleValue BYTEARRAY = new Stub(PickleValue.Kind.BYTEARRAY);
    static final PickleValue TUPLE = new Stub(PickleValue.Kind.TUPLE);
    static final PickleValue LIST = new Stub(PickleValue.Kind.LIST);
    static final PickleValue DICT = new Stub(PickleValue.Kind.DICT);
    static final PickleValue SET = new Stub(PickleValue.Kind.SET);
    static final PickleValue FROZENSET = new Stub(PickleValue.Kind.FROZENSET);
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

    /** The stand-in of a kind of container or constant. */
    static PickleValue stub(PickleValue.Kind kind) {
        return switch (kind) {
            case NONE -> NONE;
            case BOOL, INT -> INT;
            case FLOAT -> FLOAT;
            case STR -> STR;
            case BYTES -> BYTES;
            case BYTEARRAY -> BYTEARRAY;
            case TUPLE -> TUPLE;
            case LIST -> LIST;
            case DICT -> DICT;
            case SET -> SET;
            case FROZENSET -> FROZENSET;
            case GLOBAL, INSTANCE, UNKNOWN -> UNKNOWN;
        };
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
