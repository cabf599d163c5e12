package io.jenkins.plugins.modelgate.engine.scan.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Damaged archives and PyTorch files: a scan ends with an answer, never with a fault of its own. */
public class ArchiveFuzzTest {
    private static final int MILLISECONDS = Integer.getInteger("fuzz.milliseconds", 1500);

    /** Entry for Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        for (String name : List.of("model.pt", "model.bin")) {
            assertThat(Scans.rules(Scans.scan(name, input))).doesNotContain(ScanRules.FAILURE.id());
        }
    }

    private static List<byte[]> seeds(String folder) {
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : Fixtures.files(folder)) {
            byte[] content = Fixtures.read(file);
            if (content.length < 30_000) {
                seeds.add(content);
            }
        }
        return seeds;
    }

    @Test
    public void archives() {
        Mutations.scan("model.bin", seeds("archive"), MILLISECONDS);
    }

    @Test
    public void zipTricks() {
        Mutations.scan("model.zip", seeds("archive/views"), MILLISECONDS);
    }

    @Test
    public void models() {
        seeds("pytorch").forEach(ArchiveFuzzTest::fuzzerTestOneInput);
        Mutations.scan("model.pt", seeds("pytorch"), MILLISECONDS);
    }
}
