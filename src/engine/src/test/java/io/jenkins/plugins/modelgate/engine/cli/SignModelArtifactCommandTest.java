package io.jenkins.plugins.modelgate.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.cli.CommandLineProcess.Outcome;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The command as users call it, and the request as an agent sends it. */
public class SignModelArtifactCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final KeyPair keys = TestCa.ec("secp256r1");
    private final String pem = TestCa.pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    private Path model;

    @Before
    public void makeModel() throws IOException {
        model = folder.newFolder("model").toPath();
        Files.writeString(model.resolve("weights.bin"), "weights");
    }

    @Test
    public void signsTellsWhoAndVerifies() throws Exception {
        EcPublicKey key = EcPublicKey.of(keys.getPublic(), "key");
        Outcome signed = sign("--key", file("k.pem", pem), "--report", folder.getRoot() + "/report");
        assertThat(signed.exitCode()).isZero();
        assertThat(signed.out().replaceAll("\\s+", " "))
                .contains("PASSED")
                .contains(key.fingerprint())
                .contains(key.hint());
        assertThat(Files.readString(folder.getRoot().toPath().resolve("report/report.json")))
                .contains("\"check\" : \"signModelArtifact\"")
                .contains("\"keyHint\" : \"" + key.hint());
        Outcome again = sign("--key", file("k.pem", pem));
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.err()).contains("is there already").hasLineCount(1);
        assertThat(again.out()).isEmpty();
    }

    @Test
    public void badInputIsOneSentenceAndLeavesNothing() throws Exception {
        String key = file("k.pem", pem);
        refused("either --key FILE or --pkcs11 LIBRARY");
        refused("none.pem: no such file", "--key", "none.pem");
        refused("holds no private key", "--key", model.resolve("weights.bin").toString());
        refused("neither files nor shards", "--key", key, "--method", "chunks");
        refused("no size such as", "--key", key, "--method", "shards", "--shard-size", "0");
        refused("has no meaning for method files", "--key", key, "--shard-size", "1MiB");
        refused("none of auto, key, certificate", "--key", key, "--mode", "both");
        refused("no environment variable NO_SUCH_NAME", "--key", key, "--passphrase-env", "NO_SUCH_NAME");
        refused("no such directory for the signature", "--key", key, "--signature", folder.getRoot() + "/no/x.sig");
        refused("is a directory", "--key", key, "--signature", folder.getRoot().toString());
        assertThat(model.toFile().list()).containsExactly("weights.bin");
        Outcome process = sign(
                "--key",
                file(
                        "rsa.pem",
                        TestCa.pem("PRIVATE KEY", TestCa.rsa(2048).getPrivate().getEncoded())));
        assertThat(process.exitCode()).isEqualTo(3);
        assertThat(process.err()).contains("is a key of type RSA").hasLineCount(1);
    }

    @Test
    public void aWorkerSignsWithTextsAlone() throws Exception {
        ObjectNode request = request().put("key", pem);
        Report report = run(request);
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.check()).isEqualTo("signModelArtifact");
        assertThat(failure(request)).contains("is there already");
        assertThat(run(request.put("overwrite", true)).verdict()).isEqualTo(Verdict.PASSED);

        TestCa root = TestCa.authority("CN=root").selfSigned();
        TestCa leaf = TestCa.signer("CN=ml").by(root);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("ml", leaf.keys().getPrivate(), "secret".toCharArray(), new java.security.cert.Certificate[] {
            leaf.certificate(), root.certificate()
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, "secret".toCharArray());
        ObjectNode byStore = request()
                .put("keyStore", Base64.getEncoder().encodeToString(bytes.toByteArray()))
                .put("overwrite", true)
                .put("method", "shards")
                .put("shardSize", "1KiB");
        assertThat(failure(byStore)).contains("no passphrase was given");
        assertThat(failure(byStore.put("passphrase", "wrong"))).contains("the passphrase is wrong");
        assertThat(run(byStore.put("passphrase", "secret")).metrics())
                .containsEntry("signatureMode", "certificate")
                .containsEntry("signer", "CN=ml");
    }

    @Test
    public void aWorkersRequestIsReadStrictly() throws Exception {
        assertThat(failure(request())).contains("either key or keyStore");
        assertThat(failure(request().put("key", pem).put("keyStore", "AA=="))).contains("either key or keyStore");
        assertThat(failure(request().put("keyStore", "s3cr3t!")))
                .contains("no base64")
                .doesNotContain("s3cr3t");
        assertThat(failure(request().put("key", pem).put("keyFile", "/etc/k.pem")))
                .contains("keyFile is not known");
        assertThat(failure(request().put("key", pem).put("overwrite", "yes"))).contains("neither true nor false");
        assertThat(failure(request().put("key", pem).put("signature", "model.sig")))
                .contains("no absolute path");
        assertThat(failure(request().put("key", "no key")))
                .isEqualTo(
                        "the signing key holds no private key: it is neither PEM with BEGIN … PRIVATE KEY nor PKCS#12");
        assertThat(model.toFile().list()).containsExactly("weights.bin");
    }

    private ObjectNode request() {
        ObjectNode request = JSON.createObjectNode();
        request.put("check", "signModelArtifact")
                .put("path", model.toString())
                .put("report", folder.getRoot().toPath().resolve("report").toString())
                .putObject("policy");
        return request;
    }

    private static Report run(ObjectNode request) throws Exception {
        return WorkerRequest.parse(request.toString()).task().run(Progress.SILENT);
    }

    private static String failure(ObjectNode request) {
        Throwable failure = catchThrowable(() -> run(request));
        assertThat(failure).isInstanceOf(IOException.class);
        return failure.getMessage();
    }

    private Outcome sign(String... arguments) throws Exception {
        java.util.List<String> all =
                new java.util.ArrayList<>(java.util.List.of("sign-model-artifact", model.toString()));
        all.addAll(java.util.List.of(arguments));
        return new CommandLineProcess().run(all);
    }

    /** In this process: a Java for each sentence would take longer than all of them. */
    private void refused(String sentence, String... arguments) {
        java.io.StringWriter err = new java.io.StringWriter();
        picocli.CommandLine line = new picocli.CommandLine(new SignModelArtifactCommand());
        line.setErr(new java.io.PrintWriter(err, true));
        line.setExecutionExceptionHandler(new FailureHandler());
        line.setParameterExceptionHandler(new UsageErrorHandler());
        java.util.List<String> all = new java.util.ArrayList<>(java.util.List.of(model.toString()));
        all.addAll(java.util.List.of(arguments));
        assertThat(line.execute(all.toArray(String[]::new))).as(sentence).isEqualTo(3);
        assertThat(err.toString()).contains(sentence).hasLineCount(1);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.getRoot().toPath().resolve(name), text).toString();
    }
}
