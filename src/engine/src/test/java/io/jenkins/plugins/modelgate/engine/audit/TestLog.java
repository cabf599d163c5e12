package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Entries and keys for tests. */
final class TestLog {
    static final String ORIGIN = "jenkins.example.com/modelgate/test";

    private TestLog() {}

    static LogKey key() throws Exception {
        return LogKey.generate(ORIGIN);
    }

    /** Entry number i: verdicts of ten jobs by a hundred people, each about a model of its own. */
    static Entry entry(long i) throws EntryException {
        return Entry.of(EventType.GATE_VERDICT, Instant.ofEpochMilli(1_760_000_000_000L + i * 1000))
                .job("team/model-" + i % 10)
                .build(String.valueOf(i))
                .actor("user-" + i % 100)
                .decision(i % 7 == 0 ? "FAILED" : "PASSED")
                .subject("model", digest("model " + i))
                .policy("production", digest("policy"))
                .detail("findings", i % 5)
                .build();
    }

    static String digest(String text) {
        return HexFormat.of().formatHex(MerkleHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Appends entries first to end-1 and waits for all receipts. */
    static void fill(AuditLog log, long first, long end) throws Exception {
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        for (long i = first; i < end; i++) {
            receipts.add(log.append(entry(i)));
            if (receipts.size() == 2000) {
                for (CompletableFuture<Receipt> each : receipts) {
                    each.get();
                }
                receipts.clear();
            }
        }
        for (CompletableFuture<Receipt> each : receipts) {
            each.get();
        }
    }
}
