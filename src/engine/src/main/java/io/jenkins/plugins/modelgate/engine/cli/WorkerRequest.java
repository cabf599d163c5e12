package io.jenkins.plugins.modelgate.engine.cli;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;

/**
 * What a Jenkins agent asks a worker: {@code {"check": "verifyModelArtifact", "path": "...", "report": "...",
 * "policy": {...}, "threads": 2}}. The policy is the one in force, merged on the controller.
 *
 * @param path what to check, absolute
 * @param report directory for the report, absolute
 * @param policy in force
 * @param threads how many files are examined at once
 */
record WorkerRequest(Path path, Path report, Policy policy, int threads) {
    private static final Set<String> FIELDS = Set.of("check", "path", "report", "policy", "threads");

    private static final int MAX_THREADS = 256;

    /** @throws IOException or PolicyException saying what is wrong with the request */
    static WorkerRequest parse(String line) throws IOException, PolicyException {
        if (line == null) {
            throw new IOException("no request on standard input");
        }
        JsonNode json = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(line);
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new IOException("request field " + name + " is not known; is the engine older than the plugin?");
            }
        }
        if (!"verifyModelArtifact".equals(text(json, "check"))) {
            throw new IOException("check " + text(json, "check") + " is not known");
        }
        int threads = json.path("threads").asInt(Runtime.getRuntime().availableProcessors());
        JsonNode policy = json.get("policy");
        if (policy == null) {
            throw new IOException("request field policy is missing");
        }
        return new WorkerRequest(
                absolute(json, "path"),
                absolute(json, "report"),
                Policy.of(PolicyFile.json(policy.toString(), "request")),
                Math.max(1, Math.min(MAX_THREADS, threads)));
    }

    private static Path absolute(JsonNode json, String field) throws IOException {
        try {
            Path path = Path.of(text(json, field));
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IOException("request field " + field + " is no path: " + e.getReason(), e);
        }
        throw new IOException("request field " + field + " is no absolute path");
    }

    private static String text(JsonNode json, String field) throws IOException {
        JsonNode value = json.get(field);
        if (value == null || !value.isTextual()) {
            throw new IOException("request field " + field + " is missing or no text");
        }
        return value.textValue();
    }
}
