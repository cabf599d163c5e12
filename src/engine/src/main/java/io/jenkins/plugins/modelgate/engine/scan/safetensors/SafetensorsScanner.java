package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Intervals;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Examines safetensors files. The format runs nothing; what a file may still do is be something else at the same time,
 * or be read differently by two parsers, and both need a breach of its rules.
 */
public final class SafetensorsScanner implements FormatScanner {
    /** Longest header that the reference implementation takes, in bytes. */
    static final long MAX_HEADER = 100_000_000;

    private static final int LENGTH_BYTES = 8;

    @Override
    public String format() {
        return "safetensors";
    }

    @Override
    public boolean matches(Probe probe) {
        if (looksRight(probe)) {
            return true;
        }
        return probe.hasExtension("safetensors") && probe.head().length > 0 && !isPlainlyOther(probe);
    }

    /** A header length that the format allows and, behind it, the beginning of a JSON object. */
    private static boolean looksRight(Probe probe) {
        byte[] head = probe.head();
        if (head.length < LENGTH_BYTES + 2) {
            return false;
        }
        long length = 0;
        for (int i = LENGTH_BYTES - 1; i >= 0; i--) {
            length = length << Byte.SIZE | head[i] & 0xFF;
        }
        if (length < 2 || length > MAX_HEADER) {
            return false;
        }
        int open = afterBlanks(head, LENGTH_BYTES);
        int next = afterBlanks(head, open + 1);
        return open < head.length
                && head[open] == '{'
                && (next == head.length || head[next] == '"' || head[next] == '}');
    }

    private static int afterBlanks(byte[] head, int from) {
        int at = from;
        while (at < head.length && " \t\r\n".indexOf(head[at]) >= 0) {
            at++;
        }
        return at;
    }

    /** Other formats' first bytes, under a name that is wrong: their scanners say what there is to say. */
    private static boolean isPlainlyOther(Probe probe) {
        return probe.startsWith("PK\3\4")
                || probe.startsWith("GGUF")
                || probe.startsWith(0x1F, 0x8B)
                || probe.startsWith(0x93, 'N', 'U', 'M', 'P', 'Y')
                || probe.startsWith(0x80) && probe.head().length > 1 && probe.head()[1] >= 2 && probe.head()[1] <= 5;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        long length = headerLength(in);
        if (in.peek() != '{') {
            throw new MalformedException(
                    SafetensorsRules.HEADER,
                    in.position(),
                    "the header must begin with {, here stands " + SafeText.quote(String.valueOf((char) in.peek())));
        }
        Sparing findings = new Sparing(inspection);
        Intervals ranges = parse(in, length, findings);
        new DataLayout(in, inspection, findings).walk(ranges);
        findings.finish();
    }

    private static long headerLength(ScanStream in) throws IOException {
        long length = in.u64le();
        if (length < 2 || length > MAX_HEADER) {
            throw new MalformedException(
                    SafetensorsRules.HEADER_LENGTH,
                    0,
                    "the header is said to have " + Long.toUnsignedString(length) + " bytes, 2 to " + MAX_HEADER
                            + " are allowed");
        }
        if (length > in.remaining()) {
            throw new MalformedException(
                    SafetensorsRules.HEADER_LENGTH,
                    0,
                    "the header is said to have " + length + " bytes, the file has " + in.remaining() + " more");
        }
        return length;
    }

    /** The findings of a header that breaks in its middle are kept, and the data behind it is unaccounted for. */
    private static Intervals parse(ScanStream in, long length, Sparing findings) throws IOException {
        long start = in.position();
        try (InputStream header = in.slice(length)) {
            Intervals ranges = new HeaderParser(findings, start).parse(header);
            in.skip(start + length - in.position());
            return ranges;
        } catch (MalformedException e) {
            findings.finish();
            if (in.position() < start + length && in.atEnd()) {
                throw new TruncatedException(in.position(), start + length - in.position());
            }
            throw e;
        }
    }
}
