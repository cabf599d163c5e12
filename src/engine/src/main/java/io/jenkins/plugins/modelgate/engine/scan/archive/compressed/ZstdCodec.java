package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.airlift.compress.zstd.ZstdInputStream;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;

/** Zstandard, RFC 8878: frames one behind the other, with skippable frames between them. */
final class ZstdCodec implements Codec {
    static final long MAGIC = 0xFD2FB528L;

    @Override
    public String format() {
        return "zstd";
    }

    @Override
    public boolean matches(Probe probe) {
        boolean skippable = probe.hasAt(1, 0x2A, 0x4D, 0x18) && (probe.head()[0] & 0xF0) == 0x50;
        return skippable || probe.startsWith(0x28, 0xB5, 0x2F, 0xFD);
    }

    @Override
    public InputStream open(ScanStream in, Notes notes) throws IOException {
        if (Skippable.consume(in, notes)) {
            return InputStream.nullInputStream();
        }
        return new ZstdInputStream(new ZstdFrame(in));
    }

    @Override
    public boolean goesOn(ScanStream in) throws IOException {
        return Skippable.begins(in) || Skippable.magic(in) == MAGIC;
    }

    @Override
    public String[] extensions() {
        return new String[] {"zst", "zstd", "tzst"};
    }
}
