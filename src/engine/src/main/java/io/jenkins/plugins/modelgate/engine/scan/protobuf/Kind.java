package io.jenkins.plugins.modelgate.engine.scan.protobuf;

/** How a field's value is written. */
public enum Kind {
    /** int32, int64, uint32, uint64, sint32, sint64, bool, enum. */
    VARINT(0),
    /** fixed64, sfixed64, double. */
    FIXED64(1),
    STRING(2),
    BYTES(2),
    MESSAGE(2),
    /** fixed32, sfixed32, float. */
    FIXED32(5);

    /** Wire type of length-delimited values. */
    static final int DELIMITED = 2;

    private final int wireType;

    Kind(int wireType) {
        this.wireType = wireType;
    }

    /** The three low bits of the tag. */
    int wireType() {
        return wireType;
    }

    /** Whether a repeated field of this kind may be packed into one length-delimited value. */
    boolean packable() {
        return wireType != DELIMITED;
    }
}
