package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.jeremylong.openvulnerability.client.nvd.DefCveItem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One feed of the NVD: JSON 2.0 as its API and its feeds have it ({@code nvdcve-2.0-2026.json.gz}), read as a stream. What lies
 * beside it as {@code .meta} is believed to be the digest of the whole.
 *
 * @see <a href="https://nvd.nist.gov/vuln/data-feeds">data feeds of the NVD</a>
 */
final class NvdFeedFile {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final Pattern SHA256 = Pattern.compile("(?m)^sha256:([0-9a-fA-F]{64})\\s*$");
    private static final int MAX_META = 4096;

    private final Path file;

    NvdFeedFile(Path file) {
        this.file = file;
    }

    /** Takes one record. */
    @FunctionalInterface
    interface Sink {
        void accept(DefCveItem item) throws IOException, InterruptedException;
    }

    /**
     * What was read.
     *
     * @param timestamp when the feed was written, as it says itself, or null
     */
    record Content(long records, @CheckForNull Instant timestamp) {}

    /**
     * Reads to the end.
     *
     * @throws IOException when it is no feed, cut off, or not what its {@code .meta} says; it may have been read in part
     */
    Content read(Sink sink) throws IOException, InterruptedException {
        MessageDigest digest = Sha256.start();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = new DigestInputStream(gzip() ? new GZIPInputStream(raw, 1 << 16) : raw, digest);
                JsonParser json = JSON.createParser(in)) {
            Content content = document(json, sink);
            Optional<String> expected = expected();
            if (expected.isPresent() && !expected.get().equals(Sha256.hex(digest))) {
                throw new IOException(file + " is not what its .meta file says; fetch both again");
            }
            return content;
        } catch (EOFException | JsonProcessingException e) {
            throw new IOException(
                    file + " is no whole feed of the NVD (JSON 2.0): " + first(e.getMessage()) + "; fetch it again", e);
        } catch (ZipException e) {
            throw new IOException(file + " is no gzip file: " + e.getMessage() + "; fetch it again", e);
        }
    }

    private Content document(JsonParser json, Sink sink) throws IOException, InterruptedException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException(file + " is no feed of the NVD: it does not begin with an object");
        }
        long records = -1;
        long total = -1;
        String version = null;
        Instant timestamp = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "version" -> version = json.getText();
                case "timestamp" -> timestamp = MirrorCache.time(json.getText());
                case "totalResults" -> total = json.getLongValue();
                case "vulnerabilities" -> records = records(json, sink);
                default -> json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw new IOException(file + " does not end where the feed ends; fetch it again");
        }
        if (records < 0 || !"2.0".equals(version)) {
            throw new IOException(file + " is no feed of the NVD in its JSON 2.0 format; feeds of 1.1 ended in 2023");
        }
        // One page of the API has fewer than there are in total, a feed has all of them.
        if (total >= 0 && records != total) {
            throw new IOException(
                    file + " has " + records + " records and says there are " + total + "; fetch it again");
        }
        return new Content(records, timestamp);
    }

    private long records(JsonParser json, Sink sink) throws IOException, InterruptedException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException(file + " has no list of vulnerabilities");
        }
        long records = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            DefCveItem item = JSON.readValue(json, DefCveItem.class);
            if (item == null || item.getCve() == null || item.getCve().getId() == null) {
                throw new IOException(file + " has a record without an id");
            }
            sink.accept(item);
            records++;
        }
        return records;
    }

    private Optional<String> expected() throws IOException {
        String name = String.valueOf(file.getFileName());
        Path meta = file.resolveSibling(name.replaceFirst("\\.json(\\.gz)?$", ".meta"));
        if (!Files.isRegularFile(meta)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(meta)) {
            Matcher matcher = SHA256.matcher(new String(in.readNBytes(MAX_META), StandardCharsets.US_ASCII));
            if (!matcher.find()) {
                throw new IOException(meta + " names no sha256");
            }
            return Optional.of(matcher.group(1).toLowerCase(Locale.ROOT));
        }
    }

    private boolean gzip() {
        return file.toString().endsWith(".gz");
    }

    private static String first(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
