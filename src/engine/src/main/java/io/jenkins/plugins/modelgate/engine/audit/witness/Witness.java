package io.jenkins.plugins.modelgate.engine.audit.witness;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofVerifier;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.store.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * A witness without its HTTP server: one file for each origin holds the last checkpoint that it cosigned. Comparing the
 * old size and keeping the new checkpoint is one step under one lock, and it is kept before it is answered.
 */
public final class Witness {
    private final Path directory;
    private final LogKey key;
    private final Collection<VerifierKey> logs;
    private final Clock clock;

    /**
     * @param directory for its state
     * @param key for cosignatures alone
     * @param logs keys of the logs that it watches; their names are the origins
     */
    public Witness(Path directory, LogKey key, Collection<VerifierKey> logs, Clock clock) {
        this.directory = directory;
        this.key = key;
        this.logs = List.copyOf(logs);
        this.clock = clock;
    }

    /** Answers a request with the status and body of tlog-witness v1.0.0. */
    public synchronized Answer addCheckpoint(byte[] body) throws IOException {
        AddCheckpoint request;
        Checkpoint claimed;
        try {
            request = AddCheckpoint.parse(body);
            claimed = Checkpoint.parse(request.checkpoint());
        } catch (MalformedException e) {
            return Answer.of(400);
        }
        List<VerifierKey> known =
                logs.stream().filter(log -> log.name().equals(claimed.origin())).toList();
        if (known.isEmpty()) {
            return Answer.of(404);
        }
        try {
            claimed.note().verify(known);
        } catch (MalformedException e) {
            return Answer.of(403);
        }
        if (request.oldSize() > claimed.size()) {
            return Answer.of(400);
        }
        Path file = directory.resolve(HexFormat.of()
                .formatHex(MerkleHash.sha256().digest(claimed.origin().getBytes(StandardCharsets.UTF_8))));
        Checkpoint last = Files.exists(file) ? Checkpoint.parse(Files.readAllBytes(file)) : null;
        long stored = last == null ? 0 : last.size();
        if (stored != request.oldSize()) {
            return new Answer(409, "text/x.tlog.size", stored + "\n");
        }
        if (last != null && stored == claimed.size() && !Arrays.equals(last.root(), claimed.root())) {
            return new Answer(409, "text/x.tlog.size", stored + "\n");
        }
        byte[] oldRoot = last == null ? MerkleHash.empty() : last.root();
        if (!isConsistent(stored, oldRoot, claimed, request.proof())) {
            return Answer.of(422);
        }
        DurableFiles files = new DurableFiles(directory);
        files.overwrite(file, request.checkpoint());
        files.syncDirectories();
        String line = key.cosign(claimed.note().text(), clock.instant().getEpochSecond())
                        .line() + "\n";
        return new Answer(200, "text/plain", line);
    }

    private static boolean isConsistent(long stored, byte[] oldRoot, Checkpoint claimed, List<byte[]> proof) {
        if (stored == 0) {
            return proof.isEmpty() && (claimed.size() > 0 || Arrays.equals(claimed.root(), MerkleHash.empty()));
        }
        return ProofVerifier.consistency(stored, claimed.size(), oldRoot, claimed.root(), proof);
    }

    /**
     * What it says.
     *
     * @param status of HTTP
     * @param contentType of the body
     * @param body text
     */
    public record Answer(int status, String contentType, String body) {
        static Answer of(int status) {
            return new Answer(status, "text/plain", "");
        }
    }
}
