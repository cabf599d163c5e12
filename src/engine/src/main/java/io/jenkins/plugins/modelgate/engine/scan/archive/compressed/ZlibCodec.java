package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.InputStream;

/** zlib, RFC 1950, as joblib writes it. */
final class ZlibCodec implements Codec {
    private static final int PRESET_DICTIONARY = 0x20;

    @Override
    public String format() {
        return "zlib";
    }

    @Override
    public boolean matches(Probe probe) {
        byte[] head = probe.head();
        if (head.length < 6 || (head[0] & 0x0F) != 8 || (head[0] & 0xFF) > 0x78) {
            return false;
        }
        int check = (head[0] & 0xFF) << 8 | head[1] & 0xFF;
        return check % 31 == 0
                && (head[1] & PRESET_DICTIONARY) == 0
                && Trial.decodes(head, in -> new Inflating(in, Long.MAX_VALUE, false));
    }

    @Override
    public InputStream open(ScanStream in, Notes notes) {
        return new Inflating(in, Long.MAX_VALUE, false);
    }

    @Override
    public boolean goesOn(ScanStream in) {
        return false;
    }

    @Override
    public String[] extensions() {
        return new String[] {"z", "zlib"};
    }
}
