package io.jenkins.plugins.modelgate.engine.signature.signing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import io.jenkins.plugins.modelgate.engine.signature.oms.OmsFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Writes statements and bundles in the form of the specification, not of any implementation. Source: OMS v1.0, 5 and 6. */
final class StatementWriter {
    private StatementWriter() {}

    /** Root digest over the resources in their order. */
    static String root(List<SignedResource> resources) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (SignedResource resource : resources) {
                digest.update(HexFormat.of().parseHex(resource.sha256()));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @param subject name of the model */
    static byte[] statement(String subject, List<SignedResource> resources, List<String> ignorePaths, long shardSize)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("_type", OmsFormat.STATEMENT);
            json.writeArrayFieldStart("subject");
            json.writeStartObject();
            json.writeStringField("name", subject);
            json.writeObjectFieldStart("digest");
            json.writeStringField("sha256", root(resources));
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
            json.writeStringField("predicateType", OmsFormat.PREDICATE);
            json.writeObjectFieldStart("predicate");
            json.writeObjectFieldStart("serialization");
            json.writeStringField("method", shardSize > 0 ? "shards" : "files");
            json.writeStringField("hash_type", "sha256");
            json.writeBooleanField("allow_symlinks", false);
            if (shardSize > 0) {
                json.writeNumberField("shard_size", shardSize);
            }
            json.writeArrayFieldStart("ignore_paths");
            for (String path : ignorePaths) {
                json.writeString(path);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeArrayFieldStart("resources");
            for (SignedResource resource : resources) {
                json.writeStartObject();
                json.writeStringField("name", resource.name());
                json.writeStringField("digest", resource.sha256());
                json.writeStringField("algorithm", "sha256");
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    /**
     * @param hint of the key, where there is no chain
     * @param chain leaf first, or empty
     */
    static byte[] bundle(byte[] statement, byte[] signature, String hint, List<X509Certificate> chain)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("mediaType", Bundle.MEDIA_TYPE);
            json.writeObjectFieldStart("verificationMaterial");
            if (chain.isEmpty()) {
                json.writeObjectFieldStart("publicKey");
                json.writeStringField("hint", hint);
                json.writeEndObject();
            } else {
                json.writeObjectFieldStart("x509CertificateChain");
                json.writeArrayFieldStart("certificates");
                for (X509Certificate certificate : chain) {
                    json.writeStartObject();
                    json.writeStringField("rawBytes", base64(certificate));
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeArrayFieldStart("tlogEntries");
            json.writeEndArray();
            json.writeEndObject();
            json.writeObjectFieldStart("dsseEnvelope");
            json.writeStringField("payload", Base64.getEncoder().encodeToString(statement));
            json.writeStringField("payloadType", Envelope.IN_TOTO);
            json.writeArrayFieldStart("signatures");
            json.writeStartObject();
            json.writeStringField("sig", Base64.getEncoder().encodeToString(signature));
            json.writeStringField("keyid", "");
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static String base64(X509Certificate certificate) throws IOException {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException("a certificate that was read has no encoding", e);
        }
    }
}
