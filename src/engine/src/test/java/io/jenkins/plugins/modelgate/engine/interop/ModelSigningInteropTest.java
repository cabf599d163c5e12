package io.jenkins.plugins.modelgate.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Both directions with model-signing, the reference implementation: key and certificate, files and shards. */
public class ModelSigningInteropTest {
    private static final List<String> CURVES = List.of("secp256r1", "secp384r1", "secp521r1");
    private static ReferenceImplementation reference;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final TestCa root = lasting(TestCa.authority("CN=root")).selfSigned();
    private final TestCa issuing = lasting(TestCa.authority("CN=issuing")).by(root);
    private final TestCa leaf = lasting(TestCa.signer("CN=ml-release")).by(issuing);

    @BeforeClass
    public static void find() throws Exception {
        reference = ReferenceImplementation.find();
    }

    /** The reference reads the real clock. */
    private static TestCa.Maker lasting(TestCa.Maker maker) {
        return maker.valid(
                Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(30)));
    }

    @Test
    public void theReferenceVerifiesWhatWeSign() throws Exception {
        List<Map<String, Object>> jobs = new ArrayList<>();
        List<Path> models = new ArrayList<>();
        for (String curve : CURVES) {
            for (long shard : new long[] {0, 8}) {
                KeyPair pair = TestCa.ec(curve);
                Path model = model();
                models.add(model);
                Path signature = model.resolve("model.sig");
                Gate.sign(model, signature, privateKey(pair), null, null, shard);
                jobs.add(job("verify", model, signature, "key", publicKey(pair)));
            }
        }
        Path model = model();
        models.add(model);
        Path signature = model.resolve("model.sig");
        Gate.sign(model, signature, privateKey(leaf.keys()), null, leaf.pem() + issuing.pem() + root.pem(), 0);
        jobs.add(job("verify", model, signature, "roots", List.of(file("root.pem", root.pem()))));
        Path single = model().resolve("b.bin");
        KeyPair pair = TestCa.ec("secp256r1");
        Path beside = single.resolveSibling("b.bin.sig");
        Gate.sign(single, beside, privateKey(pair), null, null, 0);
        Map<String, Object> alone = job("verify", single, beside, "key", publicKey(pair));
        jobs.add(alone);
        assertThat(reference.run(jobs).subList(0, models.size())).containsOnly("ok");

        jobs.remove(alone);
        for (Path each : models) {
            Files.writeString(each.resolve("sub/c.bin"), "altered");
        }
        jobs.add(job("verify", model(), signature, "roots", List.of(file("other.pem", issuing.pem()))));
        assertThat(reference.run(jobs)).allMatch(answer -> answer.startsWith("refused"));
    }

    @Test
    public void weVerifyWhatTheReferenceSigns() throws Exception {
        List<Map<String, Object>> jobs = new ArrayList<>();
        Map<Path, Map<String, String>> trust = new HashMap<>();
        for (String curve : CURVES) {
            for (int shard : new int[] {0, 8}) {
                KeyPair pair = TestCa.ec(curve);
                Path model = model();
                // Outside of the tree: the reference signs an old signature that lies inside it as one of the files.
                Path signature = folder.newFolder().toPath().resolve("model.sig");
                Map<String, Object> job =
                        job("sign", model, signature, "key", privateKey(pair).toString());
                if (shard > 0) {
                    job.put("shard", shard);
                }
                jobs.add(job);
                trust.put(
                        model,
                        Map.of(
                                "publicKey",
                                EcPublicKey.of(pair.getPublic(), "key").pem()));
            }
        }
        Path model = model();
        Path signature = model.resolve("model.sig");
        Map<String, Object> job =
                job("sign", model, signature, "key", privateKey(leaf.keys()).toString());
        job.put("certificate", file("leaf.pem", leaf.pem()));
        job.put("chain", List.of(file("issuing.pem", issuing.pem())));
        jobs.add(job);
        trust.put(model, Map.of("certificateRoots", root.pem(), "subject", "CN=ml-release"));
        assertThat(reference.run(jobs)).containsOnly("ok");

        String stranger =
                EcPublicKey.of(TestCa.ec("secp256r1").getPublic(), "key").pem();
        for (Map<String, Object> each : jobs) {
            Path signed = Path.of(String.valueOf(each.get("model")));
            Path made = Path.of(String.valueOf(each.get("signature")));
            assertThat(Gate.verify(signed, made, trust.get(signed)))
                    .as(each.toString())
                    .isEqualTo("VERIFIED");
            assertThat(Gate.verify(signed, made, Map.of("publicKey", stranger))).isEqualTo("FAILED");
            Files.writeString(signed.resolve("sub/c.bin"), "altered");
            assertThat(Gate.verify(signed, made, trust.get(signed))).isEqualTo("FAILED");
        }
    }

    private Path model() throws Exception {
        Path model = folder.newFolder().toPath();
        Files.createDirectory(model.resolve("sub"));
        // Orders that differ between names and path components, and names with colons.
        for (String name : List.of("sub-a", "sub.bin", "sub/c.bin", "b.bin", "\u00fcml\u00e4ut")) {
            Files.writeString(model.resolve(name), "the content of " + name);
        }
        Files.createDirectory(model.resolve(".git"));
        Files.writeString(model.resolve(".git/HEAD"), "ref");
        return model;
    }

    private static Map<String, Object> job(String what, Path model, Path signature, String field, Object value) {
        Map<String, Object> job = new TreeMap<>();
        job.put("do", what);
        job.put("model", model.toString());
        job.put("signature", signature.toString());
        job.put(field, value);
        return job;
    }

    private Path privateKey(KeyPair pair) throws Exception {
        String pem = TestCa.pem("PRIVATE KEY", pair.getPrivate().getEncoded());
        return Path.of(file("key" + System.nanoTime() + ".pem", pem));
    }

    private String publicKey(KeyPair pair) throws Exception {
        return file(
                "pub" + System.nanoTime() + ".pem",
                EcPublicKey.of(pair.getPublic(), "key").pem());
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.getRoot().toPath().resolve(name), text).toString();
    }
}
