package io.jenkins.plugins.modelgate.engine.scan.archive;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.util.List;

/** Containers that are known by their first bytes and cannot be opened here: never a pass. */
public final class UnsupportedArchive implements FormatScanner {
    private final String format;
    private final int header;
    private final int[] magic;

    /** @param header length of the header that begins with the magic, in bytes */
    private UnsupportedArchive(String format, int header, int... magic) {
        this.format = format;
        this.header = header;
        this.magic = magic;
    }

    /** One scanner for each of them. */
    public static List<FormatScanner> all() {
        return List.of(
                new UnsupportedArchive("7z", 32, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
                new UnsupportedArchive("rar", 6, 'R', 'a', 'r', '!', 0x1A, 0x07),
                new UnsupportedArchive("lzip", 6, 'L', 'Z', 'I', 'P', 1),
                new UnsupportedArchive("lzop", 7, 0x89, 'L', 'Z', 'O', 0, 0x0D, 0x0A),
                new UnsupportedArchive("lz4-legacy", 8, 0x02, 0x21, 0x4C, 0x18));
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.startsWith(magic);
    }

    /** What stands behind the header need not be what the magic says: it is looked at as a content of its own. */
    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        inspection.incomplete(ArchiveRules.UNSUPPORTED, 0, format + " archive");
        in.skip(Math.min(header, in.remaining()));
        inspection.nested(
                "(bytes at " + header + ")",
                -1,
                in.slice(Long.MAX_VALUE),
                Replay.part(inspection.replay(), header, -1));
    }
}
