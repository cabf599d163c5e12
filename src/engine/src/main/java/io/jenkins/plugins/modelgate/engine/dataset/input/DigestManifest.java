package io.jenkins.plugins.modelgate.engine.dataset.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digests that files should have: an OpenSSF Model Signing v1.0 statement, the Sigstore bundle that carries one, or a listing as
 * {@code sha256sum} prints it. Names are relative to the manifest's directory. A bundle's signature is not verified here.
 *
 * @param directory that the names are relative to, real
 * @param digests SHA-256 by name
 * @param signed whether it came in a signed envelope, whose signature somebody else must verify
 */
record DigestManifest(Path directory, Map<String, String> digests, boolean signed) {
    private static final long MAX_BYTES = 64L << 20;
    private static final int MAX_ENTRIES = 1_000_000;
    private static final Pattern LINE = Pattern.compile("(\\\\?)([0-9a-fA-F]{64}) [ *](.+)");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    static DigestManifest read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException("manifest " + file + ": no such file");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new InputException("manifest " + file + " is larger than " + (MAX_BYTES >> 20) + " MiB");
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Map<String, String> digests = new LinkedHashMap<>();
        boolean signed = false;
        try {
            if (text.stripLeading().startsWith("{")) {
                JsonNode json = json(text);
                JsonNode payload = json.path("dsseEnvelope").path("payload");
                signed = !payload.isMissingNode();
                statement(signed ? json(decoded(payload)) : json, digests);
            } else {
                listing(text, digests);
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String why = e instanceof JsonProcessingException broken ? broken.getOriginalMessage() : e.getMessage();
            throw new InputException("manifest " + file + " cannot be read: " + SafeText.of(String.valueOf(why)));
        }
        if (digests.isEmpty()) {
            throw new InputException("manifest " + file + " lists no file");
        }
        Path parent = file.toRealPath().getParent();
        return new DigestManifest(parent, digests, signed);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(text);
    }

    private static String decoded(JsonNode payload) {
        return new String(Base64.getDecoder().decode(payload.asText()), StandardCharsets.UTF_8);
    }

    private static void statement(JsonNode json, Map<String, String> digests) {
        JsonNode resources = json.path("predicate").path("resources");
        String method =
                json.path("predicate").path("serialization").path("method").asText("files");
        if (!method.equals("files")) {
            throw new IllegalArgumentException("serialization.method " + method + " is not files");
        }
        if (!resources.isArray()) {
            throw new IllegalArgumentException("it has no predicate.resources; an OMS v1.0 statement has");
        }
        for (JsonNode resource : resources) {
            String algorithm = resource.path("algorithm").asText("sha256");
            if (!algorithm.equals("sha256")) {
                throw new IllegalArgumentException("algorithm " + algorithm + " is not sha256");
            }
            put(digests, resource.path("name").asText(), resource.path("digest").asText());
        }
    }

    private static void listing(String text, Map<String, String> digests) {
        int number = 0;
        for (String line : text.split("\r?\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher form = LINE.matcher(line);
            if (!form.matches()) {
                throw new IllegalArgumentException("line " + number + " is no digest with a file name");
            }
            String name = form.group(3);
            put(
                    digests,
                    form.group(1).isEmpty() ? name : unescaped(name),
                    form.group(2).toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static String unescaped(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\' && i + 1 < name.length()) {
                char next = name.charAt(++i);
                text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static void put(Map<String, String> digests, String name, String digest) {
        String plain = name.startsWith("./") ? name.substring(2) : name;
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException(SafeText.quote(plain) + " has no SHA-256");
        }
        if (plain.isEmpty()
                || Path.of(plain).isAbsolute()
                || Path.of(plain).normalize().startsWith("..")) {
            throw new IllegalArgumentException(SafeText.quote(plain) + " leaves the manifest's directory");
        }
        if (digests.put(Path.of(plain).normalize().toString().replace('\\', '/'), digest) != null) {
            throw new IllegalArgumentException(SafeText.quote(plain) + " is listed twice");
        }
        if (digests.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("it lists more than " + MAX_ENTRIES + " files");
        }
    }
}
