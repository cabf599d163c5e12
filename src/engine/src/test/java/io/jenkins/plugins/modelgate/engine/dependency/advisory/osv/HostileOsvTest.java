package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import static io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvData.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Advisories that break their format: refused as a whole, in bounded memory, with a sentence that names the record. */
public class HostileOsvTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final ComponentId A = ComponentId.of(Ecosystem.PYPI, "a", "1.0");
    private static final String GOOD = record("X-1", "PyPI", "a", ",\"versions\":[\"1.0\"]");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void recordsThatBreakTheSchema() throws Exception {
        for (String text : List.of(
                "",
                "[]",
                "{}",
                "null",
                "\0\0\0{hbs\"",
                GOOD.substring(0, GOOD.length() - 1),
                GOOD + GOOD,
                GOOD.replace("\"id\":\"X-1\"", "\"id\":7"),
                GOOD.replace("X-1", "X 1"),
                GOOD.replace("X-1", "X\u202e1"),
                GOOD.replace("X-1", "x".repeat(1000)),
                GOOD.replace("\"versions\"", "\"id\":\"X-2\",\"versions\":[],\"versions\""),
                GOOD.replace("\"affected\"", "\"affected\":[],\"affected\""),
                GOOD.replace("\"name\"", "\"name\":\"b\",\"name\""),
                GOOD.replace("[\"1.0\"]", "[1.0]"),
                GOOD.replace("[\"1.0\"]", "\"1.0\""),
                GOOD.replace("\"name\":\"a\"", "\"name\":null"),
                GOOD.replace(OsvData.MODIFIED, "yesterday"),
                GOOD.replace("\"versions\":[\"1.0\"]", "\"ranges\":[{\"type\":\"ECOSYSTEM\",\"events\":[7]}]"),
                GOOD.replace("\"schema_version\"", "\"details\":" + "[".repeat(100_000) + ",\"x\""),
                GOOD.replace("\"schema_version\"", "\"x\":" + "9".repeat(100_000) + ",\"schema_version\""))) {
            Path file = Files.writeString(folder.newFolder().toPath().resolve("bad.json"), text);
            assertThatThrownBy(() -> OsvSource.open(file.getParent(), NOW).find(List.of(A)))
                    .as(text.length() > 300 ? text.substring(0, 300) : text)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("bad.json")
                    .hasMessageContaining("Fetch");
        }
    }

    /** What nobody reads may be about anything. */
    @Test
    public void recordsInAnotherFormAreNotPassedOver() throws Exception {
        for (String other : List.of("PYSEC-1.yaml", "X-2.json.gz", "all.tar")) {
            Path records = folder.newFolder().toPath();
            Files.writeString(records.resolve("X-1.json"), GOOD);
            Files.writeString(records.resolve(other), "x");
            assertThatThrownBy(() -> OsvSource.open(records, NOW).find(List.of(A)))
                    .as(other)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(other)
                    .hasMessageContaining("not read here");
            Path zip = folder.getRoot().toPath().resolve(other + ".all.zip");
            try (OutputStream file = Files.newOutputStream(zip);
                    ZipOutputStream out = new ZipOutputStream(file)) {
                out.putNextEntry(new ZipEntry("X-1.json"));
                out.write(GOOD.getBytes(StandardCharsets.UTF_8));
                out.putNextEntry(new ZipEntry(other));
            }
            assertThatThrownBy(() -> OsvSource.open(zip, NOW).find(List.of(A)))
                    .as(other)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not read here");
        }
    }

    @Test
    public void aMemberThatUnpacksToFarTooMuch() throws Exception {
        Path zip = folder.getRoot().toPath().resolve("bomb.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("X-1.json"));
            out.write("{\"id\":\"X-1\",\"details\":\"".getBytes(StandardCharsets.US_ASCII));
            byte[] blank = new byte[1 << 20];
            Arrays.fill(blank, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                out.write(blank);
            }
            out.write("\"}".getBytes(StandardCharsets.US_ASCII));
        }
        assertThatThrownBy(() -> OsvSource.open(zip, NOW).find(List.of(A)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("X-1.json")
                .hasMessageContaining("when unpacked");
    }

    @Test
    public void aZipFileCutAnywhereOrChangedAnywhereIsNeverCleaner() throws Exception {
        Path whole = OsvData.zip(
                folder.getRoot().toPath().resolve("whole.zip"),
                Map.of("a.json", GOOD, "b.json", record("X-2", "npm", "b", "")));
        byte[] bytes = Files.readAllBytes(whole);
        Path broken = folder.getRoot().toPath().resolve("broken.zip");
        for (int length = 0; length < bytes.length; length += 11) {
            Files.write(broken, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> OsvSource.open(broken, NOW).find(List.of(A)))
                    .as("length " + length)
                    .isInstanceOf(IOException.class);
        }
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(broken, changed);
            try {
                Answer answer = OsvSource.open(broken, NOW).find(List.of(A));
                // What zip keeps besides contents and their sums, such as times and names, may differ unseen, but a
                // name
                // that ends in something else hides its record.
                assertThat(answer.advisories() < 2 || answer.matches().size() == 1)
                        .as("change " + i)
                        .isTrue();
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(150);
    }

    @Test
    public void stoppingIsHeard() throws Exception {
        Path file = Files.writeString(folder.newFolder().toPath().resolve("a.json"), GOOD);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> OsvSource.open(file, NOW).find(List.of(A))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
