package io.jenkins.plugins.modelgate.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Keys, certificates and signatures that openssl makes, and openssl's word on what we sign. */
public class OpensslInteropTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> CURVES =
            Map.of("P-256", "-sha256", "P-384", "-sha384", "P-521", "-sha512");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Openssl openssl;
    private Path model;
    private Path signature;

    @Before
    public void begin() throws Exception {
        openssl = Openssl.in(folder.getRoot().toPath());
        model = folder.newFolder("model").toPath();
        Files.writeString(model.resolve("weights.bin"), "weights");
        signature = model.resolve("model.sig");
    }

    @Test
    public void opensslVerifiesOurEnvelopeAndWeVerifyOpenssls() throws Exception {
        for (Map.Entry<String, String> curve : CURVES.entrySet()) {
            String hash = curve.getValue();
            key(curve.getKey(), "k.pem");
            openssl.run("pkey", "-in", "k.pem", "-pubout", "-out", "k.pub");
            sign("k.pem", null, null);
            ObjectNode bundle = (ObjectNode) JSON.readTree(signature.toFile());
            JsonNode only = bundle.at("/dsseEnvelope/signatures/0");
            Files.write(path("pae"), signedBytes(bundle));
            Files.write(path("sig"), Base64.getDecoder().decode(only.path("sig").asText()));
            openssl.run("dgst", hash, "-verify", "k.pub", "-signature", "sig", "pae");

            openssl.run("dgst", hash, "-sign", "k.pem", "-out", "sig2", "pae");
            ((ObjectNode) only).put("sig", Base64.getEncoder().encodeToString(Files.readAllBytes(path("sig2"))));
            JSON.writeValue(signature.toFile(), bundle);
            Map<String, String> trust = Map.of("publicKey", Files.readString(path("k.pub")));
            assertThat(Gate.verify(model, null, trust)).isEqualTo("VERIFIED");

            byte[] altered = Files.readAllBytes(path("pae"));
            altered[altered.length - 1] ^= 1;
            Files.write(path("pae"), altered);
            assertThat(openssl.exit("dgst", hash, "-verify", "k.pub", "-signature", "sig", "pae"))
                    .isNotZero();
            openssl.run("dgst", hash, "-sign", "k.pem", "-out", "sig2", "pae");
            ((ObjectNode) only).put("sig", Base64.getEncoder().encodeToString(Files.readAllBytes(path("sig2"))));
            JSON.writeValue(signature.toFile(), bundle);
            assertThat(Gate.verify(model, null, trust)).isEqualTo("FAILED");
        }
    }

    @Test
    public void everyFormInWhichOpensslWritesKeysSigns() throws Exception {
        key("P-384", "k.pem");
        openssl.run("ecparam", "-name", "prime256v1", "-genkey", "-out", "parameters.pem");
        openssl.run("ec", "-in", "k.pem", "-out", "sec1.pem");
        openssl.run("ec", "-in", "k.pem", "-aes256", "-passout", "pass:secret", "-out", "legacy.pem");
        openssl.run(
                "pkcs8",
                "-topk8",
                "-in",
                "k.pem",
                "-v2",
                "aes-256-cbc",
                "-passout",
                "pass:secret",
                "-out",
                "pbes2.pem");
        openssl.run(
                "pkcs8",
                "-topk8",
                "-in",
                "k.pem",
                "-v2",
                "aes-128-cbc",
                "-v2prf",
                "hmacWithSHA512",
                "-passout",
                "pass:secret",
                "-out",
                "sha512.pem");
        openssl.run("pkcs8", "-topk8", "-in", "k.pem", "-scrypt", "-passout", "pass:secret", "-out", "scrypt.pem");
        openssl.run("pkcs8", "-topk8", "-in", "k.pem", "-v2", "des3", "-passout", "pass:secret", "-out", "des3.pem");
        for (String name : new String[] {"k.pem", "parameters.pem", "sec1.pem"}) {
            assertThat(sign(name, null, null).verdict()).as(name).isEqualTo(Verdict.PASSED);
        }
        String hint = String.valueOf(sign("k.pem", null, null).metrics().get("keyHint"));
        for (String name : new String[] {"legacy.pem", "pbes2.pem", "sha512.pem", "scrypt.pem", "des3.pem"}) {
            Report report = sign(name, "secret", null);
            assertThat(report.metrics()).as(name).containsEntry("keyHint", hint);
        }
    }

    @Test
    public void aChainThatOpensslMadeInAKeyStoreAndInFiles() throws Exception {
        Files.writeString(path("ca.ext"), "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n");
        Files.writeString(path("leaf.ext"), "keyUsage=critical,digitalSignature\nextendedKeyUsage=codeSigning\n");
        openssl.run("genrsa", "-out", "root.key", "2048");
        openssl.run(
                "req",
                "-x509",
                "-new",
                "-key",
                "root.key",
                "-subj",
                "/CN=root",
                "-days",
                "30",
                "-out",
                "root.pem",
                "-addext",
                "keyUsage=critical,keyCertSign,cRLSign");
        key("P-384", "issuing.key");
        certify("issuing", "root", "ca.ext");
        key("P-256", "leaf.key");
        certify("leaf", "issuing", "leaf.ext");
        Files.writeString(
                path("chain.pem"), Files.readString(path("issuing.pem")) + Files.readString(path("root.pem")));
        openssl.run(
                "pkcs12",
                "-export",
                "-inkey",
                "leaf.key",
                "-in",
                "leaf.pem",
                "-certfile",
                "chain.pem",
                "-passout",
                "pass:secret",
                "-out",
                "leaf.p12");
        Map<String, String> trust =
                Map.of("certificateRoots", Files.readString(path("root.pem")), "subject", "CN=leaf");

        Report byStore = sign("leaf.p12", "secret", null);
        assertThat(byStore.metrics())
                .containsEntry("signatureMode", "certificate")
                .containsEntry("signer", "CN=leaf");
        assertThat(Gate.verify(model, null, trust)).isEqualTo("VERIFIED");
        sign("leaf.key", null, Files.readString(path("leaf.pem")) + Files.readString(path("chain.pem")));
        assertThat(Gate.verify(model, null, trust)).isEqualTo("VERIFIED");

        openssl.run("x509", "-in", "leaf.pem", "-pubkey", "-noout", "-out", "leaf.pub");
        ObjectNode bundle = (ObjectNode) JSON.readTree(signature.toFile());
        Files.write(path("pae"), signedBytes(bundle));
        String sig = bundle.at("/dsseEnvelope/signatures/0/sig").asText();
        Files.write(path("sig"), Base64.getDecoder().decode(sig));
        openssl.run("x509", "-in", "leaf.pem", "-noout", "-pubkey");
        Files.write(
                path("bundled.der"),
                bundle.at("/verificationMaterial/x509CertificateChain/certificates/0/rawBytes")
                        .binaryValue());
        openssl.run("x509", "-inform", "DER", "-in", "bundled.der", "-out", "bundled.pem");
        openssl.run("verify", "-CAfile", "root.pem", "-untrusted", "issuing.pem", "bundled.pem");
    }

    private void key(String curve, String name) throws Exception {
        openssl.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:" + curve, "-out", name);
    }

    private void certify(String name, String issuer, String extensions) throws Exception {
        openssl.run("req", "-new", "-key", name + ".key", "-subj", "/CN=" + name, "-out", name + ".csr");
        openssl.run(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                issuer + ".pem",
                "-CAkey",
                issuer + ".key",
                "-CAcreateserial",
                "-days",
                "20",
                "-extfile",
                extensions,
                "-out",
                name + ".pem");
    }

    private Report sign(String key, String passphrase, String certificates) throws Exception {
        return Gate.sign(model, signature, path(key), passphrase, certificates, 0);
    }

    private Path path(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    /** Made here from the text of the DSSE specification, not by the code that is tested. */
    private static byte[] signedBytes(JsonNode bundle) throws Exception {
        byte[] payload = bundle.at("/dsseEnvelope/payload").binaryValue();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = "DSSEv1 28 application/vnd.in-toto+json " + payload.length + " ";
        bytes.write(head.getBytes(StandardCharsets.UTF_8));
        bytes.write(payload);
        return bytes.toByteArray();
    }
}
