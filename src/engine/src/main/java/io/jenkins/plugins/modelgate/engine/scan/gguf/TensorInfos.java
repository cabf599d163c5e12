package io.jenkins.plugins.modelgate.engine.scan.gguf;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Intervals;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.NameSet;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the descriptions of the tensors and checks each one against itself. */
final class TensorInfos {
    /** A name with its closing zero byte must fit in 64 bytes. */
    private static final int MAX_NAME = 63;

    private static final int MAX_DIMENSIONS = 4;
    private static final int MAX_TENSORS = 1 << 20;

    private final GgufInput in;
    private final Sparing findings;
    private final long alignment;
    private final NameSet names = new NameSet();
    private final Intervals ranges = new Intervals();
    private long expected;
    private boolean sequential = true;

    TensorInfos(GgufInput in, Sparing findings, long alignment) {
        this.in = in;
        this.findings = findings;
        this.alignment = alignment;
    }

    /** Ranges of the tensors relative to the beginning of the data, in the order of their descriptions. */
    Intervals read(long count) throws IOException {
        if (count > MAX_TENSORS) {
            throw new LimitException(ScanRules.LIMIT, "tensors: more than " + MAX_TENSORS + " in one file");
        }
        for (long i = 0; i < count; i++) {
            tensor();
        }
        return ranges;
    }

    /** Whether each tensor lies behind the one that is described before it, as the loader demands. */
    boolean isSequential() {
        return sequential;
    }

    private void tensor() throws IOException {
        long position = in.position();
        String name = name(position);
        long dimensions = in.u32();
        if (dimensions > MAX_DIMENSIONS) {
            throw new MalformedException(
                    GgufRules.TENSOR,
                    position,
                    "tensor " + SafeText.quote(name) + " has " + dimensions + " dimensions, " + MAX_DIMENSIONS
                            + " are allowed");
        }
        long[] shape = {1, 1, 1, 1};
        for (int i = 0; i < dimensions; i++) {
            shape[i] = in.u64();
        }
        long type = in.u32();
        long offset = in.u64();
        long size = size(shape, type);
        String fault = fault(shape, type, offset, size);
        if (fault != null) {
            findings.report(GgufRules.TENSOR, position, "tensor " + SafeText.quote(name) + " " + fault);
        } else if (TensorType.isRetired(type)) {
            findings.report(
                    GgufRules.RETIRED_TYPE, position, "tensor " + SafeText.quote(name) + " has the type " + type);
        }
        if (size >= 0 && offset >= 0 && Long.MAX_VALUE - offset >= size) {
            place(offset, size);
        }
    }

    private String name(long position) throws IOException {
        long length = in.count(1, 1 << 30, "the length of a tensor's name");
        if (length > MAX_NAME) {
            throw new MalformedException(
                    GgufRules.TENSOR,
                    position,
                    "a tensor's name has " + length + " bytes, " + MAX_NAME + " are allowed");
        }
        byte[] bytes = in.stream().bytes((int) length);
        String name = new String(bytes, StandardCharsets.UTF_8);
        if (!names.add(bytes)) {
            findings.report(GgufRules.TENSOR, position, "two tensors have the name " + SafeText.quote(name));
        }
        return name;
    }

    /** Bytes of the tensor's data, or -1 if that cannot be told. */
    private static long size(long[] shape, long type) {
        if (!TensorType.isKnown(type) || shape[0] % TensorType.elements(type) != 0) {
            return -1;
        }
        try {
            long elements = 1;
            for (long dimension : shape) {
                if (dimension < 0) {
                    return -1;
                }
                elements = dimension == 0 ? 0 : Math.multiplyExact(elements, dimension);
            }
            return Math.multiplyExact(elements / TensorType.elements(type), (long) TensorType.bytes(type));
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    private String fault(long[] shape, long type, long offset, long size) {
        if (!TensorType.isKnown(type)) {
            return "has the unknown type " + type;
        }
        for (long dimension : shape) {
            if (dimension < 0) {
                return "has a negative dimension";
            }
        }
        if (shape[0] % TensorType.elements(type) != 0) {
            return "has rows of " + shape[0] + " elements, which do not fill blocks of " + TensorType.elements(type);
        }
        if (size < 0) {
            return "has a shape whose size exceeds 63 bits";
        }
        if (offset < 0 || Long.MAX_VALUE - offset < size) {
            return "has an offset beyond any file";
        }
        return offset % alignment == 0 ? null : "has the offset " + offset + ", no multiple of " + alignment;
    }

    private void place(long offset, long size) {
        sequential &= offset == expected;
        ranges.add(offset, offset + size);
        long end = offset + size;
        expected = end + Math.floorMod(-end, alignment);
    }
}
