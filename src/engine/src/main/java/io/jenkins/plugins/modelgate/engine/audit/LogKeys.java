package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.Strict;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The verifier keys that a log has had, oldest first, as the file {@code keys} tells them. The file is a convenience: a
 * key is believed because it was given from outside, or because an older one has introduced it in an entry.
 *
 * @param keys at least one, all with the log's origin as name
 */
public record LogKeys(List<VerifierKey> keys) {
    private static final int MAX_BYTES = 64 * 1024;

    public LogKeys {
        keys = List.copyOf(keys);
    }

    /** Reads the file of a log's directory. */
    public static LogKeys read(Path log) throws IOException {
        Path file = log.resolve(LogLayout.KEYS);
        if (Files.size(file) > MAX_BYTES) {
            throw new MalformedException("keys is longer than " + MAX_BYTES + " bytes");
        }
        return parse(Files.readAllBytes(file));
    }

    /** @throws MalformedException naming what is wrong in the file */
    public static LogKeys parse(byte[] bytes) throws MalformedException {
        List<VerifierKey> keys = new ArrayList<>();
        for (String line : Strict.lines(Strict.utf8(bytes))) {
            VerifierKey key = VerifierKey.parse(line);
            if (key.type() != VerifierKey.LOG
                    || !keys.isEmpty() && !key.name().equals(keys.get(0).name())
                    || keys.contains(key)) {
                throw new MalformedException("keys: " + Strict.shown(line) + " is no further key of this log");
            }
            keys.add(key);
        }
        if (keys.isEmpty()) {
            throw new MalformedException("keys: there is none");
        }
        return new LogKeys(keys);
    }

    /** The log's name. */
    public String origin() {
        return keys.get(0).name();
    }

    /** The one that signs now. */
    public VerifierKey newest() {
        return keys.get(keys.size() - 1);
    }

    /** The same with a successor. */
    LogKeys and(VerifierKey next) {
        List<VerifierKey> more = new ArrayList<>(keys);
        more.add(next);
        return new LogKeys(more);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append(key).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
