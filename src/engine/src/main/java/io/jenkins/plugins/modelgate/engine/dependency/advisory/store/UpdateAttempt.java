package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * How an update ended. A failed one leaves the data as they were.
 *
 * @param started when it began
 * @param ended when it ended; when it began, for one that runs or was killed
 * @param updated whether there is a new snapshot
 * @param message one sentence
 */
public record UpdateAttempt(Instant started, Instant ended, boolean updated, String message) {
    static final String FILE = "attempt.json";

    private static final int MAX_BYTES = 1 << 16;
    private static final int MAX_MESSAGE = 2000;

    /** What is on record until an update ends: of one that is killed it is the last word. */
    public static UpdateAttempt begun(Instant now) {
        return new UpdateAttempt(
                now, now, false, "it began and did not end: it was killed, ran out of memory, or still runs");
    }

    byte[] bytes() throws IOException {
        return JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("started", started.toString())
                .put("ended", ended.toString())
                .put("updated", updated)
                .put("message", message.substring(0, Math.min(message.length(), MAX_MESSAGE)))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing when there is none, or none that can be read: it is told for information alone. */
    static Optional<UpdateAttempt> read(Path file) {
        try {
            JsonNode json = JsonMapper.builder().build().readTree(StoreFiles.read(file, MAX_BYTES));
            return Optional.of(new UpdateAttempt(
                    Instant.parse(json.path("started").asText()),
                    Instant.parse(json.path("ended").asText()),
                    json.path("updated").asBoolean(),
                    json.path("message").asText()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
