package io.jenkins.plugins.modelgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** The log lives as long as its controller's home, and its key is no plain text. */
public class AuditTrailTest {
    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void restartKeepsTheLogAndGoesOn() throws Throwable {
        String[] key = new String[1];
        sessions.then(r -> {
            AuditTrail trail = AuditTrail.get();
            byte[] report = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            String digest = trail.putEvidence(report);
            assertThat(trail.record(AuditTrail.entry(EventType.GATE_VERDICT)
                                    .decision("PASSED")
                                    .evidence("report", digest, report.length))
                            .index())
                    .isEqualTo(1);
            AuditReader reader = trail.reader();
            assertThat(reader.entry(0).type()).isEqualTo("controller.started");
            assertThat(reader.entry(0).actor()).isEqualTo(Actors.SYSTEM);
            key[0] = reader.keys().newest().toString();
            assertThat(key[0]).contains("/modelgate/main+");
            Path file = r.jenkins.getRootDir().toPath().resolve("secrets/model-gate-audit/key");
            assertThat(Files.readString(file)).doesNotContain("PRIVATE");
            assertThat(new LogKeyFile(file.getParent()).read().verifier()).hasToString(key[0]);
        });
        sessions.then(r -> {
            AuditReader reader = AuditTrail.get().reader();
            assertThat(reader.keys().newest()).hasToString(key[0]);
            assertThat(reader.size()).isEqualTo(3);
            assertThat(reader.entry(1).decision()).isEqualTo("PASSED");
            assertThat(reader.entry(2).type()).isEqualTo("controller.started");
        });
        Files.delete(sessions.getHome().toPath().resolve("secrets/model-gate-audit/key"));
        sessions.then(r -> {
            assertThatThrownBy(() -> AuditTrail.get().record(AuditTrail.entry(EventType.GATE_STARTED)))
                    .isInstanceOf(AuditTrailException.class)
                    .hasMessageContaining("gate.started could not be recorded")
                    .hasMessageContaining("key")
                    .hasMessageContaining("restore the directory");
            assertThat(AuditTrail.get().problem()).isPresent();
        });
    }

    @Test
    public void foreignTextAlwaysFits() {
        String longest = "a/".repeat(5000);
        for (String hostile :
                new String[] {"a\nb", "a\u202Eb", "\uD800", "\\u{a}", longest, "<script>", "\u2066\u0000"}) {
            String text = AuditText.of(hostile);
            assertThat(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(1024);
            assertThat(text).doesNotContain("\n", "\u202E", "\u2066", "\u0000");
        }
        assertThat(AuditText.of("a\nb")).isNotEqualTo(AuditText.of("a\\u{a}b"));
        assertThat(AuditText.of(longest)).isNotEqualTo(AuditText.of(longest + "b"));
        assertThat(AuditText.of("")).isNull();
    }
}
