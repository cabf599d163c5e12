package io.jenkins.plugins.modelgate.engine.signature.oms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm;
import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm.Digesting;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** Signs statements of any kind, wrong ones above all, with a key of its own. */
public final class OmsFixture {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair pair;
    private final EcPublicKey key;

    public OmsFixture() throws Exception {
        this(fresh());
    }

    public OmsFixture(KeyPair pair) throws Exception {
        this.pair = pair;
        key = EcPublicKey.of(pair.getPublic(), "the test's key");
    }

    private static KeyPair fresh() throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
        pairs.initialize(new ECGenParameterSpec("secp256r1"));
        return pairs.generateKeyPair();
    }

    /** Public key as PEM. */
    public String pem() {
        return key.pem();
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A statement over these files, by the method {@code files}. */
    public static ObjectNode statement(Path root, DigestAlgorithm hash, String... names) throws IOException {
        ObjectNode statement = empty("files", hash.id());
        for (String name : names) {
            add(statement, name, hash, Files.readAllBytes(root.resolve(name)));
        }
        return rooted(statement);
    }

    /** A statement over these files, by the method {@code shards}. */
    public static ObjectNode shards(Path root, DigestAlgorithm hash, int size, String... names) throws IOException {
        ObjectNode statement = empty("shards", hash.id());
        serialization(statement).put("shard_size", size);
        for (String name : names) {
            byte[] content = Files.readAllBytes(root.resolve(name));
            for (int start = 0; start < content.length; start += size) {
                int end = Math.min(content.length, start + size);
                add(statement, name + ":" + start + ":" + end, hash, java.util.Arrays.copyOfRange(content, start, end));
            }
        }
        return rooted(statement);
    }

    private static ObjectNode empty(String method, String hash) {
        ObjectNode statement = object();
        statement.put("_type", "https://in-toto.io/Statement/v1");
        ObjectNode subject = statement.putArray("subject").addObject();
        subject.put("name", "model");
        subject.putObject("digest");
        statement.put("predicateType", "https://model_signing/signature/v1.0");
        ObjectNode predicate = statement.putObject("predicate");
        predicate.putArray("resources");
        ObjectNode serialization = predicate.putObject("serialization");
        serialization.put("method", method);
        serialization.put("hash_type", hash);
        serialization.put("allow_symlinks", false);
        serialization.putArray("ignore_paths");
        return statement;
    }

    public static void add(ObjectNode statement, String name, DigestAlgorithm hash, byte[] content) {
        Digesting digest = hash.start();
        digest.update(content, 0, content.length);
        add(statement, name, hash.id(), HexFormat.of().formatHex(digest.finish()));
    }

    public static void add(ObjectNode statement, String name, String algorithm, String hex) {
        resources(statement)
                .addObject()
                .put("name", name)
                .put("algorithm", algorithm)
                .put("digest", hex);
    }

    public static ArrayNode resources(ObjectNode statement) {
        return (ArrayNode) statement.at("/predicate/resources");
    }

    public static ObjectNode serialization(ObjectNode statement) {
        return (ObjectNode) statement.at("/predicate/serialization");
    }

    /** The statement with the root digest of its resources. */
    public static ObjectNode rooted(ObjectNode statement) {
        MessageDigest digest = Digests.sha256();
        for (int i = 0; i < resources(statement).size(); i++) {
            digest.update(HexFormat.of()
                    .parseHex(resources(statement).get(i).path("digest").textValue()));
        }
        ((ObjectNode) statement.at("/subject/0/digest"))
                .put("sha256", HexFormat.of().formatHex(digest.digest()));
        return statement;
    }

    /** A bundle in key mode over the statement. */
    public byte[] keyBundle(ObjectNode statement) throws Exception {
        return bundle(JSON.writeValueAsBytes(statement), Envelope.IN_TOTO, bundle -> bundle);
    }

    /** A bundle in certificate mode. */
    public byte[] bundle(ObjectNode statement, byte[]... certificates) throws Exception {
        return bundle(JSON.writeValueAsBytes(statement), Envelope.IN_TOTO, bundle -> {
            ObjectNode material = bundle.putObject("verificationMaterial");
            ArrayNode chain = material.putObject("x509CertificateChain").putArray("certificates");
            for (byte[] each : certificates) {
                chain.addObject().put("rawBytes", Base64.getEncoder().encodeToString(each));
            }
            return bundle;
        });
    }

    /** A bundle over any payload, altered before it is written. */
    public byte[] bundle(byte[] payload, String payloadType, UnaryOperator<ObjectNode> altered) throws Exception {
        Signature signature = Signature.getInstance(key.curve().signature());
        signature.initSign(pair.getPrivate());
        signature.update(Envelope.signedBytes(payloadType, payload));
        ObjectNode bundle = object();
        bundle.put("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
        ObjectNode material = bundle.putObject("verificationMaterial");
        material.putObject("publicKey").put("hint", key.hint());
        material.putArray("tlogEntries");
        ObjectNode envelope = bundle.putObject("dsseEnvelope");
        envelope.put("payload", Base64.getEncoder().encodeToString(payload));
        envelope.put("payloadType", payloadType);
        envelope.putArray("signatures")
                .addObject()
                .put("sig", Base64.getEncoder().encodeToString(signature.sign()))
                .put("keyid", "");
        return JSON.writeValueAsBytes(altered.apply(bundle));
    }

    /** A statement as bytes. */
    public static byte[] bytes(ObjectNode statement) throws IOException {
        return JSON.writeValueAsBytes(statement);
    }

    /** Writes a file with the directories above it. */
    public static void write(Path root, String name, String content) throws IOException {
        Path file = root.resolve(name);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
