package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Nested;

/** Bytes (or text that stands for them) that were examined as content of their own. */
final class BytesValue extends PickleValue {
    private final Kind kind;
    private final Nested nested;
    private final long length;

    /** @param length in bytes */
    BytesValue(Kind kind, Nested nested, long length) {
        this.kind = kind;
        this.length = length;
        this.nested = nested;
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
    PickleValue stub() {
        return Constants.stub(kind, length);
    }

    @Override
    long extent() {
        return length;
    }

    @Override
    int weight() {
        return 1;
    }

    /** What the examination came to, or null if the value was no container of anything. */
    @CheckForNull
    static Nested nested(PickleValue value) {
        return value instanceof BytesValue bytes ? bytes.nested : null;
    }
}
