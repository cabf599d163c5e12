package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The two files of a TensorFlow checkpoint: a table of tensor names (LevelDB, known by its last eight bytes) and raw
 * tensors. The loader reads numbers and names from them and nothing that runs, so they are named and not taken apart.
 */
public final class CheckpointScanner implements FormatScanner {
    private static final Pattern DATA = Pattern.compile(".*\\.data-[0-9]{5}-of-[0-9]{5}");
    private static final int[] TABLE = {0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb};

    @Override
    public String format() {
        return "tensorflow-checkpoint";
    }

    @Override
    public boolean matches(Probe probe) {
        return DATA.matcher(probe.name()).matches() || probe.hasExtension("index") && isTable(probe.tail());
    }

    @Override
    public boolean loadable() {
        return false;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        in.drain();
    }

    private static boolean isTable(byte[] tail) {
        for (int i = 0; i < TABLE.length; i++) {
            if (tail.length < TABLE.length || (tail[tail.length - TABLE.length + i] & 0xFF) != TABLE[i]) {
                return false;
            }
        }
        return true;
    }
}
