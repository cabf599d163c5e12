package io.jenkins.plugins.modelgate.engine.scan.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.junit.Test;

/** Pickles that do harm out of allowed names alone: none may pass, and each is told for what it is. */
public class AttackTest {
    @Test
    public void everyAttackIsToldForWhatItIs() throws IOException {
        List<String> lines = lines();
        assertThat(lines).hasSizeGreaterThan(150);
        for (String line : lines) {
            String[] words = line.split(" ");
            FileInspector.Result result = Scans.scan(words[0] + ".pkl", pickle(words[2]));
            assertThat(result.findings())
                    .as(words[0])
                    .anyMatch(finding -> finding.rule().equals(words[1])
                            && (finding.severity().atLeast(Severity.HIGH) || result.coverage() == Coverage.PARTIAL));
        }
    }

    private static byte[] pickle(String base64) throws IOException {
        byte[] packed = Base64.getDecoder().decode(base64);
        return new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = AttackTest.class.getResourceAsStream("/pickle/attacks.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
