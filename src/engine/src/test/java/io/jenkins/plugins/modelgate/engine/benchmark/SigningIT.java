package io.jenkins.plugins.modelgate.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.LongRunning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

/**
 * What signing and verifying a signature cost beside {@code openssl dgst -sha256} over the same bytes, in the same run. The
 * short form is in every CI run, with a small file and wide margins.
 */
public class SigningIT {
    private static final String GATE =
            Path.of("target/model-gate/bin/model-gate").toAbsolutePath().toString();

    /** The target of signing and verifying by files: share of openssl's time. */
    private static final double RATIO = 1.3;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path key;
    private Path policy;

    @Before
    public void needsOpenssl() throws Exception {
        assumeTrue("the packaged launcher is there", Files.isExecutable(Path.of(GATE)));
        try {
            Measured.once(0, "openssl", "version");
        } catch (IOException e) {
            assumeTrue("openssl is installed", false);
        }
        key = path("key.pem");
        policy = Files.writeString(
                path("policy.yaml"),
                "modelArtifact: {signature: REQUIRED, trust: [{type: key, publicKey: key.pub}]}\n");
        String curve = "ec_paramgen_curve:P-256";
        Measured.once(0, "openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", curve, "-out", key.toString());
        Measured.once(
                0,
                "openssl",
                "pkey",
                "-in",
                key.toString(),
                "-pubout",
                "-out",
                path("key.pub").toString());
    }

    /** A busy machine must not fail it: three seconds on top. */
    @Test
    public void shortForm() throws Exception {
        List<Measured> runs = measure(128, 3);
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).median()).isLessThan(3 + 3 * runs.get(0).median());
        }
    }

    @Test
    @Category(LongRunning.class)
    public void twoGibibytes() throws Exception {
        List<Measured> runs = measure(2048, 7);
        double openssl = runs.get(0).median();
        assertThat(runs.get(1).median() / openssl).as("signing by files").isLessThanOrEqualTo(RATIO);
        assertThat(runs.get(2).median() / openssl).as("verifying by files").isLessThanOrEqualTo(RATIO);
        if (Runtime.getRuntime().availableProcessors() >= 2) {
            assertThat(runs.get(3).median() / openssl).as("signing by shards").isLessThanOrEqualTo(RATIO);
        }
    }

    private List<Measured> measure(int mebibytes, int rounds) throws Exception {
        String model =
                BenchmarkInput.safetensors(path("model.safetensors"), mebibytes).toString();
        String shards = path("shards.sig").toString();
        List<Measured> runs = Measured.alternating(
                rounds,
                List.of(
                        () -> Measured.once(0, "openssl", "dgst", "-sha256", model),
                        () -> Measured.once(0, GATE, "sign-model-artifact", model, "--key", key.toString(), "--force"),
                        () -> Measured.once(0, GATE, "verify-model-artifact", model, "--policy", policy.toString()),
                        () -> Measured.once(
                                0,
                                GATE,
                                "sign-model-artifact",
                                model,
                                "--key",
                                key.toString(),
                                "--force",
                                "--method",
                                "shards",
                                "--shard-size",
                                "64MiB",
                                "--signature",
                                shards)));
        String[] names = {"openssl dgst", "sign, files", "verify, files", "sign, shards of 64 MiB"};
        for (int i = 0; i < names.length; i++) {
            System.out.printf(
                    Locale.ROOT,
                    "%s of %d MiB: %.2f s, ratio %.2f%n",
                    names[i],
                    mebibytes,
                    runs.get(i).median(),
                    runs.get(i).median() / runs.get(0).median());
        }
        return runs;
    }

    private Path path(String name) {
        return folder.getRoot().toPath().resolve(name);
    }
}
