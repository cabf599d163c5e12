package io.jenkins.plugins.modelgate.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keys that the command line trusts: files with one each, and files with lists of entries, as a policy has them. */
final class TrustArguments {
    private static final int MAX_BYTES = 1 << 20;
    private static final String FIELD = "modelArtifact.trust";

    private final List<Path> publicKeys;
    private final List<Path> lists;

    TrustArguments(List<Path> publicKeys, List<Path> lists) {
        this.publicKeys = publicKeys;
        this.lists = lists;
    }

    /** @throws IOException with a sentence that names the file */
    List<TrustEntry> entries() throws IOException {
        List<TrustEntry> entries = new ArrayList<>();
        for (Path file : publicKeys) {
            String place = "--public-key " + file;
            String pem = read(file, place);
            checked(pem, place);
            entries.add(new TrustEntry(
                    place, TrustEntry.Type.KEY, Map.of("publicKey", pem, "name", SafeText.of(file.toString()))));
        }
        for (Path file : lists) {
            entries.addAll(list(file));
        }
        return entries;
    }

    private static List<TrustEntry> list(Path file) throws IOException {
        String place = "--trust " + file;
        try {
            Object document = YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readValue(read(file, place), Object.class);
            // The same rules as for a policy's list.
            Policy policy = Policy.of(PolicyLayer.of(FIELD, document));
            List<TrustEntry> entries = TrustEntry.list(place, policy.entries(FIELD));
            for (TrustEntry entry : entries) {
                if (entry.type() != TrustEntry.Type.KEY) {
                    throw new IOException(entry.place() + " is no key; attestations are verified by public keys alone");
                }
                checked(entry.text("publicKey"), entry.place());
            }
            return entries;
        } catch (JsonProcessingException e) {
            throw new IOException(place + ": " + SafeText.of(String.valueOf(e.getOriginalMessage()), 300), e);
        } catch (PolicyException | SignatureException e) {
            throw new IOException(place + ": " + e.getMessage(), e);
        }
    }

    private static void checked(String pem, String place) throws IOException {
        try {
            EcPublicKey.ofPem(pem, place);
        } catch (SignatureException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String read(Path file, String place) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(place + ": no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(place + " has more than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
