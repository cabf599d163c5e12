package io.jenkins.plugins.modelgate.engine.scan.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.Test;

/** Against the decisions of ggml's own loader, which fixtures/gguf/make_gguf.py has written down. */
public class GgufDecisionsTest {
    @Test
    public void passesWhatTheLoaderTakesAndTheFormatAllowsAndNothingElse() throws IOException {
        List<String> lines = new String(Fixtures.bytes("gguf/decisions.tsv"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        SoftAssertions softly = new SoftAssertions();
        for (String line : lines) {
            String[] parts = line.split("\t");
            boolean good = parts[0].equals("accepts") && parts[1].equals("conforms");
            FileInspector.Result result = Scans.scan("m.gguf", inflate(parts[2]));
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
        for (Path file : Fixtures.files("gguf")) {
            if (file.toString().endsWith(".gguf")) {
                FileInspector.Result result = Scans.scan("m.bin", Fixtures.read(file));
                assertThat(result.findings()).as(file.toString()).isEmpty();
                assertThat(result.coverage()).isEqualTo(Coverage.FULL);
                assertThat(result.format()).isEqualTo("gguf");
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(4);
    }

    private static byte[] inflate(String base64) throws IOException {
        byte[] packed = Base64.getDecoder().decode(base64);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }
}
