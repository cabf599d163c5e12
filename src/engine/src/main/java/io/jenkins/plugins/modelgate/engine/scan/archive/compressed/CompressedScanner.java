package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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
        try (JoinedStream joined = new JoinedStream(codec, in, new Notes(inspection, false))) {
            InputStream content = inspection.guard(joined, in::position);
            inspection.nested(innerName(inspection), -1, content, replay(inspection));
            ended = joined.ended();
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

    @CheckForNull
    private Replay replay(Inspection inspection) {
        Replay outer = inspection.replay();
        return outer == null ? null : offset -> reopen(inspection, outer, offset);
    }

    private InputStream reopen(Inspection inspection, Replay outer, long offset) throws IOException {
        InputStream bytes = outer.openAt(0);
        ScanStream in = new ScanStream(bytes, -1);
        JoinedStream joined = new JoinedStream(codec, in, new Notes(inspection, true));
        InputStream guarded = inspection.guard(joined, in::position);
        InputStream content = new FilterInputStream(guarded) {
            @Override
            public void close() throws IOException {
                try (bytes) {
                    joined.close();
                }
            }
        };
        content.skipNBytes(offset);
        return content;
    }
}
