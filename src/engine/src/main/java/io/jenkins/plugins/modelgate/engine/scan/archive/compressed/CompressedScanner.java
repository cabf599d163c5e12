package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Examines what one kind of compression holds, and what stands behind it. */
public final class CompressedScanner implements FormatScanner {
    private final Codec codec;

    private CompressedScanner(Codec codec) {
        this.codec = codec;
    }

    /** One scanner for each kind of compression. */
    public static List<FormatScanner> all() {
        return List.of(
                new CompressedScanner(new GzipCodec()),
                new CompressedScanner(new Bzip2Codec()),
                new CompressedScanner(new XzCodec()),
                new CompressedScanner(new ZstdCodec()),
                new CompressedScanner(new Lz4Codec()),
                new CompressedScanner(new ZlibCodec()),
                new CompressedScanner(new LzmaCodec()));
    }

    @Override
    public String format() {
        return codec.format();
    }

    /** What it holds may be a model; a profile names that. */
    @Override
    public boolean carriesModel() {
        return false;
    }

    @Override
    public boolean matches(Probe probe) {
        return codec.matches(probe);
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        boolean ended;
        try (Decompression packed = Decompression.open(codec, in, inspection)) {
            Replay again = Decompression.replay(codec, inspection.replay(), inspection);
            inspection.nested(innerName(inspection), -1, packed.content(), again);
            ended = packed.ended();
        }
        if (ended) {
            trailing(in, inspection);
        } else {
            in.drain(); // the examination of the content has said why
        }
    }

    private void trailing(ScanStream in, Inspection inspection) throws IOException {
        long from = in.position();
        if (in.atEnd()) {
            return;
        }
        ZeroStream rest = new ZeroStream(in);
        inspection.nested("(bytes at " + from + ")", -1, rest, Replay.part(inspection.replay(), from, -1));
        long length = in.position() - from;
        inspection.report(
                ScanRules.TRAILING_DATA,
                rest.zero() ? Severity.LOW : Severity.HIGH,
                from,
                length + (rest.zero() ? " zero" : "") + " bytes behind the " + codec.format() + " data");
    }

    /** The name the content would have if it were not compressed: a loader that decompresses goes by the same name. */
    private String innerName(Inspection inspection) {
        String member = inspection.member();
        String path = member == null ? inspection.file() : member;
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (dot > 0 && Arrays.asList(codec.extensions()).contains(extension)) {
            return name.substring(0, dot) + (extension.startsWith("t") ? ".tar" : "");
        }
        return name;
    }
}
