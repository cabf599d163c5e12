package io.jenkins.plugins.modelgate.engine.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.time.Instant;
import java.util.Map;
import org.junit.Test;

public class WindowJsonTest {
    private static final Window WINDOW = new Window(
            "a".repeat(64),
            "b".repeat(64),
            "c".repeat(64),
            Instant.parse("2026-11-01T00:00:00Z"),
            Instant.parse("2026-11-02T00:00:00Z"),
            1000,
            Map.of("drift.psi.age \"x\"", 0.25, "volume.rows", 1000.0),
            Verdict.FAILED);

    @Test
    public void aWindowIsReadAsItWasWritten() throws Exception {
        assertThat(WindowJson.read(WindowJson.write(WINDOW))).isEqualTo(WINDOW);
    }

    @Test
    public void whatIsNoWindowIsRefusedWithASentence() {
        String line = WindowJson.write(WINDOW);
        assertRefused(line.substring(1), "no JSON");
        assertRefused(line + line, "no JSON");
        assertRefused(line.replace("\"rows\":1000", "\"rows\":1.5"), "rows");
        assertRefused(line.replace("\"rows\":1000", "\"rows\":-1"), "rows is negative");
        assertRefused(line.replace("0.25", "1e999"), "finite");
        assertRefused(line.replace("0.25", "\"0.25\""), "no number");
        assertRefused(line.replace("2026-11-02", "2026-10-02"), "ends at or before");
        assertRefused(line.replace("FAILED", "FINE"), "refused");
        assertRefused(line.replace("aaaa", "AAAA"), "no SHA-256");
    }

    private static void assertRefused(String line, String because) {
        assertThatThrownBy(() -> WindowJson.read(line)).hasMessageContaining(because);
    }
}
