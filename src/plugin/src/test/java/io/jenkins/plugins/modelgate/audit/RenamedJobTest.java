package io.jenkins.plugins.modelgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.report.TestReports;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A build keeps its entries when its job gets another name, and never gets those of another job. */
public class RenamedJobTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Test
    public void entriesFollowTheJob() throws Exception {
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        FreeStyleProject job = r.createFreeStyleProject("first");
        FreeStyleBuild build = r.buildAndAssertSuccess(job);
        TestReports.attach(build);
        record(build, "one");
        try (ACLContext alice = ACL.as2(User.getById("alice", true).impersonate2())) {
            job.renameTo("second");
        }
        Entry renamed = Entries.last("policy.changed");
        assertThat(renamed.job()).isEqualTo("second");
        assertThat(renamed.actor()).isEqualTo("alice");
        assertThat(renamed.policy().uri()).isEqualTo("modelgate:job-name");
        assertThat(renamed.detail()).containsEntry("from", "first");
        record(build, "two");
        job.renameTo("third");
        record(build, "three");

        assertThat(decisions(build)).containsExactly("three", "two", "one");
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            assertThat(client.goTo(build.getUrl() + "model-gate/").asNormalizedText())
                    .contains("one", "two", "three");
        }
    }

    @Test
    public void anotherJobOfTheSameNameStaysOut() throws Exception {
        FreeStyleProject job = r.createFreeStyleProject("name");
        FreeStyleBuild build = r.buildAndAssertSuccess(job);
        record(build, "mine");
        job.renameTo("moved");
        FreeStyleProject later = r.createFreeStyleProject("name");
        FreeStyleBuild others = r.buildAndAssertSuccess(later);
        record(others, "of the later one");

        assertThat(decisions(build)).containsExactly("mine");
        assertThat(decisions(others)).containsExactly("of the later one");

        // Back to a name that another job had in between.
        later.renameTo("gone");
        job.renameTo("name");
        record(build, "mine again");
        assertThat(decisions(build)).containsExactly("mine again", "mine");
        assertThat(decisions(others)).containsExactly("of the later one");
    }

    @Test
    public void foldersTakeTheirJobsAlong() throws Exception {
        Folder folder = r.jenkins.createProject(Folder.class, "team");
        FreeStyleProject job = folder.createProject(FreeStyleProject.class, "model");
        FreeStyleBuild build = r.buildAndAssertSuccess(job);
        record(build, "one");
        folder.renameTo("crew");
        assertThat(job.getFullName()).isEqualTo("crew/model");
        assertThat(decisions(build)).containsExactly("one");

        // Of jobs that the log does not speak of it says nothing.
        long before = AuditTrail.get().size();
        r.createFreeStyleProject("unknown").renameTo("still-unknown");
        assertThat(AuditTrail.get().size()).isEqualTo(before);
    }

    private static void record(Run<?, ?> run, String decision) throws Exception {
        AuditTrail.get().record(AuditTrail.entry(EventType.GATE_VERDICT, run).decision(decision));
    }

    private static List<String> decisions(Run<?, ?> run) throws Exception {
        return LoggedRuns.of(run, AuditTrail.get().reader(), 100).stream()
                .map(hit -> hit.entry().decision())
                .toList();
    }
}
