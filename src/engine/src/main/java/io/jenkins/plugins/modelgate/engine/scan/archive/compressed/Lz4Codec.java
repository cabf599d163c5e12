package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/** LZ4 frames, one behind the other, with skippable frames between them. */
final class Lz4Codec implements Codec {
    private static final long MAGIC = 0x184D2204L;

    @Override
    public String format() {
        return "lz4";
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.startsWith(0x04, 0x22, 0x4D, 0x18);
    }

    @Override
    public InputStream open(ScanStream in, Notes notes) throws IOException {
        if (Skippable.consume(in, notes)) {
            return InputStream.nullInputStream();
        }
        return new FramedLZ4CompressorInputStream(in.slice(Long.MAX_VALUE), false);
    }

    @Override
    public boolean goesOn(ScanStream in) throws IOException {
        return Skippable.begins(in) || Skippable.magic(in) == MAGIC;
    }

    @Override
    public String[] extensions() {
        return new String[] {"lz4"};
    }
}
