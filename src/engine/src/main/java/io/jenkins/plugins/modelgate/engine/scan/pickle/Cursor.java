package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;

/** Where the machine stands, for messages. */
final class Cursor {
    private long offset;

    /** Offset of the opcode that is executed. */
    long offset() {
        return offset;
    }

    void moveTo(long newOffset) {
        offset = newOffset;
    }

    /** Python stops here with an error. */
    MalformedException damaged(String what) {
        return new MalformedException(PickleRules.DAMAGED, offset, what);
    }

    LimitException limit(String what) {
        return new LimitException(ScanRules.LIMIT, "pickle at byte " + offset + ": " + what);
    }
}
