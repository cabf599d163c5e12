package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.lineage.LineageRootAction;
import java.nio.charset.StandardCharsets;
import jenkins.model.Jenkins;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What a name tells of a job is told of the one that had it when the gate spoke. */
public class RenamedJobLineageTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Test
    public void aJobThatTakesANameTakesNoHistory() throws Exception {
        Town.settle(r);
        FreeStyleProject older = r.createFreeStyleProject("older");
        r.buildAndAssertSuccess(older);
        FreeStyleProject secret = r.createFreeStyleProject("secret");
        String before = judged(r.buildAndAssertSuccess(secret), "before");
        secret.delete();
        // Made again: the same name, the same numbers.
        FreeStyleProject again = r.createFreeStyleProject("secret");
        String after = judged(r.buildAndAssertSuccess(again), "after");
        try {
            see(again);
            // The newest is looked at first: what it may tell says nothing about the one before.
            assertThat(LineageClient.json(r, "reader", "search?q=phoenix", 200)
                            .path("things")
                            .findValuesAsText("id"))
                    .containsExactly(after);
            LineageClient.json(r, "reader", "chain?thing=model-" + before, 404);
            assertThat(LineageClient.json(r, "boss", "search?q=phoenix", 200)
                            .path("things")
                            .findValuesAsText("id"))
                    .containsExactlyInAnyOrder(after, before);
            // One that was there before takes the name: its builds are older than all that was judged under it.
            again.renameTo("elsewhere");
            older.renameTo("secret");
            see(older);
            LineageClient.json(r, "reader", "chain?thing=model-" + after, 404);
            LineageClient.json(r, "reader", "chain?thing=model-" + before, 404);
            see(again);
            LineageClient.json(r, "reader", "chain?thing=model-" + after, 200);
            // Who may only discover the job: the page is there and has nothing of it.
            r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.READ)
                    .everywhere()
                    .to("reader")
                    .grant(Item.DISCOVER)
                    .everywhere()
                    .to("reader"));
            assertThat(LineageClient.json(r, "reader", "production", 200).at("/deployments"))
                    .isEmpty();
            assertThat(LineageClient.get(r, "reader", LineageRootAction.URL + "/?q=phoenix")
                            .getStatusCode())
                    .isEqualTo(200);
            LineageClient.json(r, "reader", "chain?thing=model-" + after, 404);
        } finally {
            Town.settle(r);
        }
    }

    private static void see(Item job) {
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "boss")
                .grant(ModelGatePermissions.AUDIT)
                .everywhere()
                .to("boss")
                .grant(Item.READ, ModelGatePermissions.VIEW)
                .onItems(job)
                .to("reader"));
    }

    /** As a gate records it. */
    private static String judged(Run<?, ?> build, String what) throws Exception {
        byte[] report = ("{\"" + what + "\":1}").getBytes(StandardCharsets.UTF_8);
        String digest = AuditText.sha256(what.getBytes(StandardCharsets.UTF_8));
        AuditTrail.get()
                .record(AuditTrail.entry(EventType.GATE_VERDICT, build)
                        .subject("phoenix", digest)
                        .decision("PASSED")
                        .detail("check", "verifyModelArtifact")
                        .evidence(
                                "application/vnd.modelgate.report+json",
                                AuditTrail.get().putEvidence(report),
                                report.length));
        return digest;
    }
}
