package io.jenkins.plugins.modelgate.engine.bom;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the beginning of the few files in which models describe themselves, from the one reading that scans and digests them.
 */
public final class FactFiles {
    static final String CARD = "README.md";
    static final String CONFIGURATION = "config.json";
    static final String ADAPTER = "adapter_config.json";

    /** Of each, in bytes: real ones have a tenth of it. */
    static final int MAX_BYTES = 1 << 20;

    private static final Set<String> NAMES = Set.of(CARD, CONFIGURATION, ADAPTER);

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** Sees the file's bytes, where it is one of these; empty for all others. */
    public Optional<ContentSink> sink(String path) {
        if (!NAMES.contains(path)) {
            return Optional.empty();
        }
        Kept file = new Kept();
        kept.put(path, file);
        return Optional.of(file);
    }

    /** What they say. */
    public ModelFacts facts() {
        return new FactReader().read(this);
    }

    /** The file's bytes; null when it is not there. */
    @CheckForNull
    byte[] bytes(String path) {
        Kept file = kept.get(path);
        return file == null ? null : file.bytes.toByteArray();
    }

    /** Whether the file is longer than what was kept. */
    boolean cut(String path) {
        Kept file = kept.get(path);
        return file != null && file.cut;
    }

    private static final class Kept implements ContentSink {
        private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        private boolean cut;

        @Override
        public void update(byte[] chunk, int offset, int length) {
            int count = Math.min(length, MAX_BYTES - bytes.size());
            bytes.write(chunk, offset, count);
            cut |= count < length;
        }
    }
}
