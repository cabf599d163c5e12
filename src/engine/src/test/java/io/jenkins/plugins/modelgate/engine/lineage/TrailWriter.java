package io.jenkins.plugins.modelgate.engine.lineage;

import io.jenkins.plugins.modelgate.engine.audit.AuditLog;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryBuilder;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.lineage.trail.Origins;
import io.jenkins.plugins.modelgate.engine.lineage.trail.PackageList;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Writes into a real log what gates, approvals and deployments write there. */
final class TrailWriter {
    static final Origins NOWHERE =
            new Origins("2026-01-01T00:00:00Z", true, List.of(), List.of(), null, null, null, null);

    private final AuditLog log;
    private final List<CompletableFuture<?>> pending = new ArrayList<>();
    private long clock = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    TrailWriter(AuditLog log) {
        this.log = log;
    }

    static String digest(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    String packages(List<String> purls) throws Exception {
        return put(PackageList.write(purls));
    }

    /** Where the store puts it, without forcing each of hundreds of thousands of files to the disk: nobody pulls the plug here. */
    private String put(byte[] bytes) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        Path file = log.evidence().file(sha256);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        }
        return sha256;
    }

    /** @return digest of its report */
    String verdict(
            String check,
            String job,
            int build,
            String name,
            String digest,
            String verdict,
            Origins origins,
            String... datasets)
            throws Exception {
        add(entry(EventType.GATE_STARTED, job, build).detail("check", check));
        byte[] written = ("report " + check + job + build + digest).getBytes(StandardCharsets.UTF_8);
        String report = put(written);
        EntryBuilder entry = entry(EventType.GATE_VERDICT, job, build)
                .decision(verdict)
                .policy("modelgate:policy:strict", digest("policy"))
                .detail("check", check)
                .evidence("application/vnd.modelgate.report+json", report, written.length);
        if (digest != null) {
            entry.subject(name, digest);
        }
        if (origins != null) {
            byte[] json = origins.json();
            entry.evidence(Origins.TYPE, put(json), json.length);
        }
        if (datasets.length > 0) {
            StringBuilder json = new StringBuilder("{\"schemaVersion\":1,\"datasets\":[");
            for (String dataset : datasets) {
                json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                        .append("{\"name\":\"rows\",\"sha256\":\"" + dataset + "\",\"how\":\"BUILD\"}");
            }
            byte[] bytes = json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
            entry.evidence("application/vnd.modelgate.datasets+json", put(bytes), bytes.length);
        }
        add(entry);
        return report;
    }

    void requested(String request, String name, String digest, String... reports) throws Exception {
        StringBuilder json = new StringBuilder("{\"requested\":{\"terms\":{\"evidence\":[");
        for (String report : reports) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"check\":\"verifyModelArtifact\",\"verdict\":\"PASSED\",\"digest\":\"" + report + "\"}");
        }
        byte[] bytes = json.append("]}}}").toString().getBytes(StandardCharsets.UTF_8);
        add(approval(EventType.APPROVAL_REQUESTED, request, name, digest)
                .decision("REQUESTED")
                .evidence("application/json", put(bytes), bytes.length));
    }

    void decided(EventType type, String request, String name, String digest, String decision) throws Exception {
        add(approval(type, request, name, digest).decision(decision));
    }

    void started(String id, String request, String job, int build, String name, String digest) throws Exception {
        add(entry(EventType.DEPLOYMENT_STARTED, job, build)
                .subject(name, digest)
                .decision("USED")
                .detail("request", request)
                .detail("command", id)
                .detail("to", "production"));
    }

    void ended(String id, String job, int build, String name, String digest, String outcome) throws Exception {
        add(entry(EventType.DEPLOYMENT_FINISHED, job, build)
                .subject(name, digest)
                .decision(outcome)
                .detail("deployment", id)
                .detail("stage", "production"));
    }

    /** A job that gets another name. */
    void renamed(String from, String to) throws Exception {
        add(Entry.of(EventType.POLICY_CHANGED, Instant.ofEpochMilli(clock))
                .job(to)
                .actor("system")
                .policy("modelgate:job-name", digest(to))
                .detail("from", from));
    }

    /** A job that is gone, with all its builds. */
    void deleted(String job) throws Exception {
        add(Entry.of(EventType.RUN_DELETED, Instant.ofEpochMilli(clock))
                .job(job)
                .actor("system")
                .detail("all", true));
    }

    private EntryBuilder approval(EventType type, String request, String name, String digest) {
        return entry(type, "train", 1)
                .subject(name, digest)
                .detail("request", request)
                .detail("to", "production");
    }

    private EntryBuilder entry(EventType type, String job, int build) {
        clock += 1000;
        return Entry.of(type, Instant.ofEpochMilli(clock))
                .job(job)
                .build(String.valueOf(build))
                .actor("system");
    }

    private void add(EntryBuilder entry) throws Exception {
        pending.add(log.append(entry.build()));
        if (pending.size() >= 2000) {
            settle();
        }
    }

    /** Until all is durable. */
    void settle() {
        pending.forEach(CompletableFuture::join);
        pending.clear();
    }
}
