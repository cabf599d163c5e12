package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.util.List;

/** ZIP archives, whatever stands before or behind them, and the model formats that are ZIP archives. */
public final class ZipScanner implements FormatScanner {
    private final List<ZipProfile> profiles;

    /** @param profiles formats that are ZIP archives */
    public ZipScanner(List<ZipProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    @Override
    public String format() {
        return "zip";
    }

    /** What it holds may be a model; a profile names that. */
    @Override
    public boolean carriesModel() {
        return false;
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.startsWith('P', 'K', 3, 4)
                || probe.startsWith('P', 'K', 5, 6)
                || probe.startsWith('P', 'K', 6, 6)
                || probe.startsWith('P', 'K', 7, 8, 'P', 'K', 3, 4)
                || probe.startsWith('P', 'K', '0', '0', 'P', 'K', 3, 4)
                || endsAsZip(probe);
    }

    /** Whether the content ends with an end record, so that readers that look from the end take it for an archive. */
    private static boolean endsAsZip(Probe probe) {
        byte[] tail = probe.tail();
        for (int i = tail.length - EndRecord.LENGTH; i >= 0; i--) {
            if (tail[i] == 'P' && Signature.of(tail, i) == EndRecord.SIGNATURE && plausible(probe, tail, i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Weights are random bytes, so an end record must make sense. Python finds the directory by its size in front of the
     * end record, others by its offset; neither looks at the number of entries. Bytes behind the comment do not matter
     * to them, but then only a directory that is really there counts.
     */
    private static boolean plausible(Probe probe, byte[] tail, int at) {
        int entries = Signature.u16(tail, at + 10);
        long size = Signature.u32(tail, at + 12);
        long offset = Signature.u32(tail, at + 16);
        int end = at + EndRecord.LENGTH + Signature.u16(tail, at + 20);
        boolean exact = end == tail.length;
        if (end > tail.length && probe.size() >= 0 || !exact && isTar(probe)) {
            return false;
        }
        int locator = at - EndRecord.LOCATOR_LENGTH;
        boolean wide = locator >= 0 && Signature.of(tail, locator) == EndRecord.LOCATOR;
        boolean listed = size <= at && Signature.of(tail, at - (int) size) == CentralEntry.SIGNATURE;
        long position = probe.size() < 0 ? Long.MAX_VALUE : probe.size() - tail.length + at;
        boolean sized = size >= CentralEntry.LENGTH && size <= position;
        boolean counted = Signature.u16(tail, at + 8) == entries && CentralEntry.LENGTH * (long) entries <= size;
        return wide || listed || sized && (exact ? size > at || offset <= position - size : size > at && counted);
    }

    /** A tar pads its last member: an archive there belongs to that member, which is examined by itself. */
    private static boolean isTar(Probe probe) {
        return probe.hasAt(257, 'u', 's', 't', 'a', 'r');
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        new ZipReading(new ZipContext(in, inspection, new Profiles(profiles, inspection))).run();
    }
}
