package io.jenkins.plugins.modelgate.engine.scan.gguf;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Intervals;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.io.IOException;

/** Examines GGUF files, versions 2 and 3, in both byte orders. */
public final class GgufScanner implements FormatScanner {
    private static final int MAGIC = 4;

    /** Length, one letter, type and a one-byte value. */
    private static final int SMALLEST_PAIR = 14;

    /** Length of the name, number of dimensions, type, offset. */
    private static final int SMALLEST_TENSOR = 24;

    @Override
    public String format() {
        return "gguf";
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.startsWith("GGUF") && (probe.hasExtension("gguf") || hasVersion(probe.head()));
    }

    /** A small number in either byte order, so that a text that begins with the four letters is left alone. */
    private static boolean hasVersion(byte[] head) {
        if (head.length < 2 * MAGIC) {
            return false;
        }
        boolean little = head[5] == 0 && head[6] == 0 && head[7] == 0;
        boolean big = head[4] == 0 && head[5] == 0 && head[6] == 0;
        return little || big;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        in.skip(MAGIC);
        GgufInput input = new GgufInput(in, version(in));
        Sparing findings = new Sparing(inspection);
        try {
            sections(input, inspection, findings);
        } finally {
            findings.finish();
        }
    }

    /** Whether the byte order is big-endian: then the version's low 16 bits, read as little-endian, are zero. */
    private static boolean version(ScanStream in) throws IOException {
        long version = in.u32le();
        boolean bigEndian = (version & 0xFFFF) == 0;
        long number = bigEndian ? Integer.toUnsignedLong(Integer.reverseBytes((int) version)) : version;
        if (number < 2 || number > 3) {
            throw new MalformedException(GgufRules.VERSION, MAGIC, "the file has version " + number + ", not 2 or 3");
        }
        return bigEndian;
    }

    private static void sections(GgufInput in, Inspection inspection, Sparing findings) throws IOException {
        long tensors = in.count(SMALLEST_TENSOR, Long.MAX_VALUE, "the number of tensors");
        long pairs = in.count(SMALLEST_PAIR, Long.MAX_VALUE, "the number of metadata values");
        Strings strings = new Strings(in, inspection);
        long alignment = new Metadata(in, findings, new Values(in, findings, strings)).read(pairs);
        TensorInfos infos = new TensorInfos(in, findings, alignment);
        Intervals ranges = infos.read(tensors);
        new TensorData(in.stream(), inspection, findings, alignment).walk(ranges, infos.isSequential());
    }
}
