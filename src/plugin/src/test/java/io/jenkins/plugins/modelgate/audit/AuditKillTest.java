package io.jenkins.plugins.modelgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/** A controller that is killed: every entry that was acknowledged is there when it comes back. */
public class AuditKillTest {
    private static final int ENTRIES = 300;

    @Rule
    public RealJenkinsRule rr = new RealJenkinsRule();

    @Test
    public void killedControllerLosesNothing() throws Throwable {
        rr.startJenkins();
        ArrayList<String> acknowledged = rr.runRemotely(AuditKillTest::write);
        rr.stopJenkinsForcibly();
        assertThat(acknowledged).hasSize(ENTRIES);
        rr.startJenkins();
        ArrayList<String> there = rr.runRemotely(AuditKillTest::read);
        assertThat(there).containsAll(acknowledged);
        rr.runRemotely(AuditKillTest::goesOn);
    }

    private static ArrayList<String> write(JenkinsRule r) throws Throwable {
        ArrayList<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            String id = "n" + i;
            AuditTrail.get().record(AuditTrail.entry(EventType.GATE_VERDICT).decision(id));
            acknowledged.add(id);
        }
        return acknowledged;
    }

    private static ArrayList<String> read(JenkinsRule r) throws Throwable {
        List<String> all = Entries.of("gate.verdict").stream()
                .map(entry -> entry.decision())
                .toList();
        return new ArrayList<>(all);
    }

    private static void goesOn(JenkinsRule r) throws Throwable {
        assertThat(AuditTrail.get().problem()).isEmpty();
        assertThat(Entries.of("controller.started")).hasSize(2);
        AuditTrail.get().record(AuditTrail.entry(EventType.GATE_VERDICT).decision("after"));
        assertThat(Entries.last("gate.verdict").decision()).isEqualTo("after");
    }
}
