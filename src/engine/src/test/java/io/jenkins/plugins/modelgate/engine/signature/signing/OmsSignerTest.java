package io.jenkins.plugins.modelgate.engine.signature.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Nobody signs a model that somebody else is writing. */
public class OmsSignerTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path model;
    private Path weights;

    @Before
    public void makeModel() throws IOException {
        model = folder.newFolder("model").toPath();
        weights = Files.write(model.resolve("weights.bin"), new byte[300_000]);
        Files.writeString(model.resolve("config.json"), "{}");
    }

    @Test
    public void whatChangesWhileItIsReadIsNotSigned() {
        for (long shard : new long[] {0, 100_000}) {
            assertThat(refused(shard, () -> Files.write(weights, new byte[] {1}, StandardOpenOption.APPEND)))
                    .contains("changed while");
            assertThat(refused(shard, () -> Files.writeString(model.resolve("config.json"), "{\"a\": " + shard + "}")))
                    .contains("chang");
            assertThat(refused(shard, () -> Files.writeString(model.resolve("new" + shard), "x")))
                    .contains("came, went or changed");
            assertThat(refused(shard, () -> Files.delete(model.resolve("new" + shard))))
                    .isNotEmpty();
        }
    }

    @Test
    public void everyByteIsToldOnce() throws Exception {
        for (long shard : new long[] {0, 1, 99_999}) {
            java.util.concurrent.atomic.AtomicLong told = new java.util.concurrent.atomic.AtomicLong();
            if (shard == 1) {
                Files.write(weights, new byte[3_000]);
            }
            SignedModel signed = signer(shard).sign(told::addAndGet);
            assertThat(told.get()).isEqualTo(Files.size(weights) + 2);
            long pieces = shard == 0 ? 2 : (Files.size(weights) + shard - 1) / shard + (2 + shard - 1) / shard;
            assertThat(signed.resources()).hasSize((int) pieces);
        }
    }

    /** More than a tree of nodes may have: the statement is read piece by piece. */
    @Test
    public void manyResourcesAreSignedAndChecked() throws Exception {
        Files.write(weights, new byte[140_000]);
        assertThat(signer(1).sign(bytes -> {}).resources()).hasSize(140_002);
    }

    private interface Change {
        void make() throws IOException;
    }

    private String refused(long shard, Change change) {
        AtomicBoolean made = new AtomicBoolean();
        IOException refusal = catchThrowableOfType(
                IOException.class,
                () -> signer(shard).sign(bytes -> {
                    if (made.compareAndSet(false, true)) {
                        try {
                            change.make();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }));
        assertThat(refusal).as("shard " + shard).isNotNull();
        return refusal.getMessage();
    }

    private OmsSigner signer(long shard) throws Exception {
        String pem =
                TestCa.pem("PRIVATE KEY", TestCa.ec("secp256r1").getPrivate().getEncoded());
        KeySource key = new KeySource.Content(pem.getBytes(StandardCharsets.US_ASCII), null, null, "the key");
        SigningPlan plan =
                new SigningPlan(model, model.resolve("model.sig"), shard, List.of(), null, SigningPlan.Mode.AUTO, 2);
        return OmsSigner.of(plan, key, TestCa.NOW);
    }
}
