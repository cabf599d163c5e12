package io.jenkins.plugins.modelgate.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Quantity;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Hears a worker out on the controller: lines of JSON, which a hostile model may have had a hand in. Progress becomes a
 * sentence in the build log now and then; the last line is the answer. Anything else ends the conversation.
 */
final class WorkerLog extends OutputStream {
    private static final int LINE = 1 << 16;
    private static final long TOTAL = 64L << 20;
    private static final int SENTENCE = 1000;
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxStringLength(LINE)
                            .maxNameLength(100)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final PrintStream log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long total;
    private long told = System.nanoTime();
    private Verdict verdict;
    private String failure;
    private String fault;

    /** @param log of the build */
    WorkerLog(PrintStream log) {
        this.log = log;
    }

    /** The verdict it ended with, or null. */
    @CheckForNull
    synchronized Verdict verdict() {
        return verdict;
    }

    /** Why it could not decide, a sentence fit to be shown, or null. */
    @CheckForNull
    synchronized String failure() {
        return failure;
    }

    /** What was wrong with what it said, or null. */
    @CheckForNull
    synchronized String fault() {
        return fault;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (fault != null) {
            throw new IOException(fault);
        }
        total += length;
        if (total > TOTAL) {
            throw refuse("it said more than " + TOTAL + " bytes");
        }
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                hear(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (line.size() == LINE) {
                throw refuse("it said a line of more than " + LINE + " bytes");
            } else {
                line.write(bytes[i]);
            }
        }
    }

    private void hear(String text) throws IOException {
        if (verdict != null || failure != null) {
            throw refuse("it went on after its answer");
        }
        JsonNode json;
        try {
            json = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw refuse("it said what is no JSON: " + SafeText.quote(text));
        }
        if (json == null || !json.isObject() || json.size() != 1) {
            throw refuse("it said what nobody asked: " + SafeText.quote(text));
        }
        if (json.has("progress")) {
            progress(json.get("progress"));
        } else if (json.path("verdict").isTextual()) {
            verdict = verdict(json.get("verdict").textValue());
        } else if (json.path("failure").isTextual()) {
            failure = SafeText.of(json.get("failure").textValue(), SENTENCE);
        } else {
            throw refuse("it said what nobody asked: " + SafeText.quote(text));
        }
    }

    private Verdict verdict(String word) throws IOException {
        for (Verdict each : Verdict.values()) {
            if (each.name().equals(word)) {
                return each;
            }
        }
        throw refuse("its verdict is none: " + SafeText.quote(word));
    }

    private void progress(JsonNode json) throws IOException {
        long files = count(json, "files");
        long filesTotal = count(json, "filesTotal");
        long bytes = count(json, "bytes");
        long bytesTotal = count(json, "bytesTotal");
        long now = System.nanoTime();
        if (now - told >= INTERVAL) {
            told = now;
            log.println("Model Gate has examined " + files + " of " + Quantity.of(filesTotal, "file") + ", "
                    + Quantity.bytes(bytes) + " of " + Quantity.bytes(bytesTotal) + ".");
        }
    }

    private long count(JsonNode json, String field) throws IOException {
        JsonNode value = json.path(field);
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0) {
            throw refuse("its progress lacks " + field);
        }
        return value.longValue();
    }

    private IOException refuse(String why) {
        fault = "the worker's answer was refused: " + why;
        return new IOException(fault);
    }
}
