package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;

/**
 * Frames of protocol 4. Unpicklers read a frame in one go, and what happens when an opcode crosses its end depends on
 * the unpickler and on the kind of file: CPython's C unpickler ignores frames when it reads from memory, drops the rest
 * of the frame when it reads from some files, and the one in Python raises an error. Picklers end frames between two
 * opcodes, and frames never overlap; anything else is meant to be read in two ways.
 */
final class Frames {
    private final ScanStream in;
    private final Cursor cursor;
    private final Inspection inspection;
    private long end = Long.MAX_VALUE;

    Frames(ScanStream in, Cursor cursor, Inspection inspection) {
        this.in = in;
        this.cursor = cursor;
        this.inspection = inspection;
    }

    /** An opcode starts here. */
    void at(long offset) {
        if (offset >= end) {
            if (offset > end) {
                report("an opcode crosses the end of the frame at byte " + end);
            }
            end = Long.MAX_VALUE;
        }
    }

    /** FRAME with its length, unsigned. */
    void enter(long length) {
        long start = in.position();
        if (end != Long.MAX_VALUE && start != end) {
            report("a frame starts inside another one");
        }
        if (length < 0 || length > in.remaining()) {
            inspection.incomplete(
                    ScanRules.TRUNCATED,
                    cursor.offset(),
                    "a frame of " + Long.toUnsignedString(length) + " bytes, " + in.remaining() + " are left");
            end = Long.MAX_VALUE;
        } else {
            end = start + length;
        }
    }

    /** The pickle ended here, behind its STOP. */
    void stop(long offset) {
        if (end != Long.MAX_VALUE && offset != end) {
            report("the pickle ends at byte " + offset + ", its frame at byte " + end);
        }
    }

    /** A loader reads raw bytes from {@code from} on, behind the frame that it has read in one go. */
    void raw(long from) {
        if (end != Long.MAX_VALUE && from != end) {
            report("raw data at byte " + from + " stands before the end of its frame at byte " + end);
        }
        end = Long.MAX_VALUE;
    }

    private void report(String what) {
        inspection.report(PickleRules.AMBIGUOUS_FRAME, cursor.offset(), what);
    }
}
