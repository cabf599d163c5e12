package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walks one message and everything in it from the first byte of a stream to its last. Keeps one frame for each level
 * that is open and nothing else: values are skipped unless a visitor asks for them, and those are bounded.
 */
public final class ProtobufWalk {
    private static final int START_GROUP = 3;
    private static final int END_GROUP = 4;

    private final ScanStream in;
    private final Wire wire;
    private final Visitor.Factory visitors;
    private final Anomalies anomalies;
    private final Deque<Frame> frames = new ArrayDeque<>();

    public ProtobufWalk(ScanStream in, Visitor.Factory visitors, Anomalies anomalies) {
        this.in = in;
        this.wire = new Wire(in);
        this.visitors = visitors;
        this.anomalies = anomalies;
    }

    /** A message that is open. {@code end}: first byte behind it. {@code group}: number of its end tag, or 0. */
    private static final class Frame {
        final Message type;
        final Visitor visitor;
        final long end;
        final int group;
        long seen;

        Frame(Message type, Visitor visitor, long end, int group) {
            this.type = type;
            this.visitor = visitor;
            this.end = end;
            this.group = group;
        }
    }

    /**
     * Walks the rest of the stream as one message of that type, to the end of the stream whatever its size.
     *
     * @throws io.jenkins.plugins.modelgate.engine.scan.MalformedException when the encoding is broken
     * @throws LimitException when messages lie deeper in one another than {@link Limits#NESTING}
     * @throws io.jenkins.plugins.modelgate.engine.scan.TruncatedException when the stream ends within a field
     */
    public void walk(Message root) throws IOException {
        walk(root, Long.MAX_VALUE);
    }

    /** As {@link #walk(Message)}; a value that would end beyond {@code end} is malformed. */
    void walk(Message root, long end) throws IOException {
        frames.push(new Frame(root, visitors.open(root, null, Visitor.NONE, in.position()), end, 0));
        while (!frames.isEmpty()) {
            Frame frame = frames.peek();
            boolean ended = frames.size() == 1 ? in.atEnd() : in.position() == frame.end;
            if (!ended) {
                field(frame);
            } else if (frame.group != 0) {
                throw Wire.malformed(in.position(), "group " + frame.group + " has no end");
            } else {
                frames.pop();
                frame.visitor.close(in.position());
            }
        }
    }

    private void field(Frame frame) throws IOException {
        long at = in.position();
        int tag = wire.tag();
        overlong(frame, null, at);
        inside(frame, 0);
        int number = tag >>> 3;
        int wireType = tag & 7;
        if (wireType == END_GROUP) {
            endGroup(frame, number, at);
            return;
        }
        Field field = frame.type.field(number);
        if (field == null) {
            if (frame.type != Message.GROUP) {
                anomalies.unknownField(frame.type, number, at);
            }
            skip(frame, number, wireType);
        } else if (!field.accepts(wireType)) {
            anomalies.wireType(frame.type, field, wireType, at);
            skip(frame, number, wireType);
        } else {
            if (!field.repeated()) {
                once(frame, field, at);
            }
            value(frame, field, wireType, at);
        }
    }

    private void once(Frame frame, Field field, long at) {
        long bit = 1L << field.index();
        if ((frame.seen & bit) != 0) {
            anomalies.duplicate(frame.type, field, at);
        }
        frame.seen |= bit;
    }

    private void value(Frame frame, Field field, int wireType, long at) throws IOException {
        frame.visitor.field(field, at);
        if (field.isPacked(wireType)) {
            packed(frame, field);
            return;
        }
        switch (field.kind()) {
            case VARINT -> {
                long value = wire.varint();
                overlong(frame, field, at);
                inside(frame, 0);
                frame.visitor.number(field, value, at);
            }
            case FIXED32 -> {
                inside(frame, 4);
                frame.visitor.number(field, in.u32le(), at);
            }
            case FIXED64 -> {
                inside(frame, 8);
                frame.visitor.number(field, in.u64le(), at);
            }
            case MESSAGE -> {
                long length = length(frame);
                long start = in.position();
                Visitor visitor = visitors.open(field.type(), field, frame.visitor, start);
                push(new Frame(field.type(), visitor, end(start, length), 0));
            }
            default -> text(frame, field, at);
        }
    }

    private void text(Frame frame, Field field, long at) throws IOException {
        long length = length(frame);
        if (frame.visitor.streams(field)) {
            long start = in.position();
            long end = end(start, length);
            frame.visitor.content(field, in.slice(length), length, start);
            in.skip(end - in.position());
            return;
        }
        if (!frame.visitor.wants(field)) {
            in.skip(length);
            return;
        }
        byte[] kept = in.bytes((int) Math.min(length, Limits.NAME));
        in.skip(length - kept.length);
        frame.visitor.text(field, new Text(kept, length), at);
    }

    /** Long runs of numbers are checked by their length and last byte only, so that weights go by at full speed. */
    private void packed(Frame frame, Field field) throws IOException {
        long length = length(frame);
        int unit = field.kind() == Kind.FIXED64 ? 8 : field.kind() == Kind.FIXED32 ? 4 : 1;
        if (length % unit != 0) {
            throw Wire.malformed(in.position(), length + " bytes of packed " + frame.type + "." + field);
        }
        if (length > 0) {
            in.skip(length - 1);
            if (in.u8() >= 0x80 && unit == 1) {
                throw Wire.malformed(in.position(), "packed " + frame.type + "." + field + " ends within a number");
            }
        }
    }

    private void skip(Frame frame, int number, int wireType) throws IOException {
        switch (wireType) {
            case 0 -> {
                wire.varint();
                inside(frame, 0);
            }
            case 1 -> {
                inside(frame, 8);
                in.skip(8);
            }
            case 2 -> in.skip(length(frame));
            case START_GROUP -> push(new Frame(Message.GROUP, Visitor.NONE, frame.end, number));
            case 5 -> {
                inside(frame, 4);
                in.skip(4);
            }
            default -> throw Wire.malformed(in.position(), "wire type " + wireType);
        }
    }

    private void endGroup(Frame frame, int number, long at) throws IOException {
        if (frame.group != number) {
            throw Wire.malformed(at, "end of a group " + number + " that is not open");
        }
        frames.pop();
    }

    private void push(Frame frame) throws LimitException {
        if (frames.size() >= Limits.NESTING) {
            throw new LimitException(
                    ScanRules.LIMIT, "nesting: messages more than " + Limits.NESTING + " levels deep in one another");
        }
        frames.push(frame);
    }

    /** Length of a value, known to end within the message around it. */
    private long length(Frame frame) throws IOException {
        long at = in.position();
        long length = wire.varint();
        overlong(frame, null, at);
        inside(frame, length);
        return length;
    }

    private static long end(long start, long length) {
        return start > Long.MAX_VALUE - length ? Long.MAX_VALUE : start + length;
    }

    private void inside(Frame frame, long length) throws IOException {
        long left = frame.end - in.position();
        if (length < 0 || length > left || left < 0) {
            throw Wire.malformed(
                    in.position(),
                    "a value of " + Long.toUnsignedString(length) + " bytes goes beyond the " + frame.type
                            + " that holds it");
        }
    }

    private void overlong(Frame frame, @CheckForNull Field field, long at) {
        if (wire.wasOverlong()) {
            anomalies.overlong(frame.type, field, at);
        }
    }
}
