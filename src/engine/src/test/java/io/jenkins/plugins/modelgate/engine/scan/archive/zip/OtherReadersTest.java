package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Whatever another reader gets out of an archive, honest or not, has been examined here under the same name. */
public class OtherReadersTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    /** What Python's zipfile and Info-ZIP's unzip extract from the archives that the fixture script makes. */
    @Test
    public void pythonAndUnzip() throws IOException {
        int rows = 0;
        for (String line : lines("/archive/views/views.tsv")) {
            String[] row = line.split("\t");
            Recorder recorder = Recorder.of(resource("/archive/views/" + row[0]));
            assertThat(recorder.seen).as("%s, %s", row[0], row[1]).contains(row[2] + " " + row[3]);
            rows++;
        }
        assertThat(rows).isGreaterThan(40);
    }

    /** Archives of the fixture script that are built to mislead are not a pass, the honest ones are. */
    @Test
    public void verdicts() throws IOException {
        Set<String> archives = new TreeSet<>();
        for (String line : lines("/archive/views/views.tsv")) {
            archives.add(line.split("\t")[0]);
        }
        for (String archive : archives) {
            Recorder recorder = Recorder.of(resource("/archive/views/" + archive));
            boolean clean = recorder.result.coverage() == Coverage.FULL
                    && recorder.result.findings().isEmpty();
            assertThat(clean).as("%s: %s", archive, recorder.result.findings()).isEqualTo(archive.startsWith("honest"));
        }
    }

    /** One changed byte in a random archive: no exception, and no clean verdict over bytes that Java reads otherwise. */
    @Test
    public void changedBytes() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 1500; round++) {
            byte[] archive = HonestZipTest.random(random, 300);
            byte[] changed = archive.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            Recorder recorder = Recorder.of(changed);
            assertThat(recorder.result.findings())
                    .as("seed %d round %d", seed, round)
                    .noneMatch(finding -> finding.rule().equals("scan/failure"));
            if (recorder.result.coverage() == Coverage.FULL
                    && recorder.result.findings().isEmpty()) {
                assertThat(recorder.seen)
                        .as("seed %d round %d", seed, round)
                        .containsAll(java(changed))
                        .containsAll(stream(changed));
            }
        }
    }

    /** Members as {@link ZipFile} sees them, as far as it gets. */
    private List<String> java(byte[] archive) throws IOException {
        Path file = folder.newFile().toPath();
        Files.write(file, archive);
        List<String> members = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    members.add(Recorder.key(
                            entry.getName(), zip.getInputStream(entry).readAllBytes()));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // it refuses the archive, or a member of it
        }
        Files.delete(file);
        return members;
    }

    /** Members as {@link ZipInputStream} sees them, as far as it gets. */
    private static List<String> stream(byte[] archive) {
        List<String> members = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                if (!entry.isDirectory()) {
                    members.add(Recorder.key(entry.getName(), content));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // it does not read stored members with a descriptor
        }
        return members;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = OtherReadersTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static List<String> lines(String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(OtherReadersTest.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
