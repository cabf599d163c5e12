package io.jenkins.plugins.modelgate.approval;

import hudson.model.Item;
import hudson.security.Permission;
import io.jenkins.plugins.modelgate.config.ApprovalRole;
import io.jenkins.plugins.modelgate.config.ApprovalRuleEntry;
import io.jenkins.plugins.modelgate.config.ApprovalSection;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook;
import io.jenkins.plugins.modelgate.engine.approval.Build;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Demand;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.approval.Initiators;
import io.jenkins.plugins.modelgate.engine.approval.Terms;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.util.List;
import java.util.UUID;
import jenkins.model.Jenkins;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Roles with people in them: lea leads, sec is security, both may approve; dev started the build; boss is administrator. */
final class Town {
    static final String DIGEST = "ab".repeat(32);

    private Town() {}

    static void settle(JenkinsRule r) throws Exception {
        JenkinsRule.DummySecurityRealm realm = r.createDummySecurityRealm();
        realm.addGroups("lea", "leads");
        realm.addGroups("lou", "leads");
        r.jenkins.setSecurityRealm(realm);
        grant(r, "lea", "lou", "sec", "dev");
        ApprovalRole lead = new ApprovalRole("ml-lead");
        lead.setGroups(List.of("leads"));
        ApprovalRole security = new ApprovalRole("security");
        security.setUsers(List.of("sec"));
        ModelGateConfiguration.get().setRoles(List.of(lead, security));
        ModelGateConfiguration.get().setPolicies(List.of(policy("production", 1, 1)));
        ModelGateConfiguration.get().setDefaultPolicy("production");
    }

    /** Lets these people approve, boss administer, and everybody read. */
    static void grant(JenkinsRule r, String... approvers) {
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("boss")
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .toEveryone()
                .grant(new Permission[] {ModelGatePermissions.APPROVE})
                .everywhere()
                .to(approvers));
    }

    static ModelGatePolicy policy(String name, int leads, int security) {
        ApprovalSection approval = new ApprovalSection();
        approval.setRules(
                List.of(new ApprovalRuleEntry("ml-lead", leads), new ApprovalRuleEntry("security", security)));
        ModelGatePolicy policy = new ModelGatePolicy(name);
        policy.setApproval(approval);
        return policy;
    }

    static Actor actor(String id) {
        return new Actor(id, null, Actor.Method.PASSWORD, null, Actor.Channel.UI);
    }

    static ApprovalBook.Result approve(String request, String who) throws Exception {
        return ApprovalRequests.get().apply(request, new Command.Approve(id(), actor(who)));
    }

    static ApprovalBook.Result reject(String request, String who) throws Exception {
        return ApprovalRequests.get().apply(request, new Command.Reject(id(), actor(who), "not good enough"));
    }

    static ApprovalBook.Result revoke(String request, String who) throws Exception {
        return ApprovalRequests.get().apply(request, new Command.Revoke(id(), actor(who), "it is not what we thought"));
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    /** A request of dev's for the digest. */
    static String open(Item job) throws Exception {
        String id = id().replace("-", "");
        Terms terms = new Terms(
                id,
                "model",
                DIGEST,
                "staging",
                "production",
                Situations.policy(job, null),
                List.of(new Evidence("verifyModelArtifact", Verdict.PASSED, "cd".repeat(32), "application/json")),
                new Build(job.getFullName(), "1", job.getUrl() + "1/"),
                new Initiators(List.of(new Initiators.Known("dev", Initiators.How.TRIGGER)), List.of()),
                null);
        ApprovalBook.Result result = ApprovalRequests.get().open(job, terms, "open");
        if (result.outcome().refusal() != null) {
            throw new AssertionError(result.outcome().refusal());
        }
        return id;
    }

    static ApprovalBook.Opening use(Item job, String stage) throws Exception {
        return ApprovalRequests.get()
                .use(job, null, new Demand(DIGEST, stage), id(), new Build(job.getFullName(), "2", "x"));
    }
}
