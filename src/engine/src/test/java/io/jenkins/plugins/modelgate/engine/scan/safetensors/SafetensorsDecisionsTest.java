package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.Test;

/** Against the decisions of the real library, which fixtures/safetensors/make_safetensors.py has written down. */
public class SafetensorsDecisionsTest {
    @Test
    public void passesWhatTheLibraryTakesAndTheFormatAllowsAndNothingElse() {
        List<String> lines = new String(Fixtures.bytes("safetensors/decisions.tsv"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        SoftAssertions softly = new SoftAssertions();
        for (String line : lines) {
            String[] parts = line.split("\t");
            boolean good = parts[0].equals("accepts") && parts[1].equals("conforms");
            FileInspector.Result result =
                    Scans.scan("m.safetensors", Base64.getDecoder().decode(parts[2]));
            boolean passed =
                    result.coverage() == Coverage.FULL && result.findings().isEmpty();
            softly.assertThat(passed)
                    .as("%s %s: %s %s", parts[0], parts[1], parts[3], result.findings())
                    .isEqualTo(good);
        }
        softly.assertAll();
        assertThat(lines).hasSizeGreaterThan(500);
    }

    @Test
    public void passesWhatTheLibraryWrites() {
        int seen = 0;
        for (Path file : Fixtures.files("safetensors")) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(".safetensors")) {
                FileInspector.Result result = Scans.scan(name, Fixtures.read(file));
                assertThat(result.findings()).as(name).isEmpty();
                assertThat(result.coverage()).as(name).isEqualTo(Coverage.FULL);
                assertThat(result.format()).isEqualTo("safetensors");
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(5);
    }
}
