package io.jenkins.plugins.modelgate.approval.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.approval.ApprovalRequests;
import io.jenkins.plugins.modelgate.config.ApprovalRole;
import io.jenkins.plugins.modelgate.config.ApprovalRuleEntry;
import io.jenkins.plugins.modelgate.config.ApprovalSection;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.config.PolicyInForce;
import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalPolicy;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Build;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.approval.Initiators;
import io.jenkins.plugins.modelgate.engine.approval.Terms;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.report.ModelGateReports;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.modelgate.report.SampleReports;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import jenkins.model.Jenkins;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.SleepBuilder;

/**
 * A Jenkins in which people approve: two folders, a job with reports, a role in the rules and one that is in none, and
 * somebody for every degree of permission. Names are the roles of the tables in the tests; passwords equal names.
 */
final class Approvers {
    final JenkinsRule r;
    final Folder folder;
    final FreeStyleProject job;
    final ApprovalSection section = new ApprovalSection();
    private FreeStyleBuild good;

    Approvers(JenkinsRule r) throws Exception {
        this.r = r;
        folder = r.createProject(Folder.class, "team");
        job = folder.createProject(FreeStyleProject.class, "model");
        job.setConcurrentBuild(true);
        job.getBuildersList().add(new SleepBuilder(3_600_000));
        r.jenkins.setNumExecutors(20);
        Folder elsewhere = r.createProject(Folder.class, "elsewhere");
        policy(2, 7, false);
        ApprovalRole owners = new ApprovalRole("ml-owner");
        owners.setUsers(List.of("approver", "second", "third", "author", "elsewhere"));
        ApprovalRole others = new ApprovalRole("safety");
        others.setUsers(List.of("other"));
        ModelGateConfiguration.get().setRoles(List.of(owners, others));
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(
                        "overall",
                        "reader",
                        "builder",
                        "configurer",
                        "approver",
                        "second",
                        "third",
                        "other",
                        "author",
                        "elsewhere")
                .grant(Item.READ)
                .onFolders(folder)
                .to("reader", "builder", "configurer", "approver", "second", "third", "other", "author")
                .grant(Item.BUILD)
                .onFolders(folder)
                .to("builder", "author")
                .grant(Item.CONFIGURE, ModelGatePermissions.CONFIGURE)
                .onFolders(folder)
                .to("configurer")
                .grant(ModelGatePermissions.APPROVE)
                .onFolders(folder)
                .to("approver", "second", "third", "other", "author")
                .grant(Item.READ, ModelGatePermissions.APPROVE)
                .onFolders(elsewhere)
                .to("elsewhere")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    /** The policy that requests are made under from now on. */
    void policy(int people, int delegationDays, boolean reauthenticate) {
        section.setRules(List.of(new ApprovalRuleEntry("ml-owner", people)));
        section.setMaxDelegationDays(delegationDays);
        section.setReauthenticate(reauthenticate);
        ModelGatePolicy policy = new ModelGatePolicy("production");
        policy.setApproval(section);
        ModelGateConfiguration.get().setPolicies(List.of(policy));
        ModelGateConfiguration.get().setDefaultPolicy("production");
    }

    /** A build that goes on: a request that no build waits for becomes void after a while. */
    FreeStyleBuild build(Report... reports) throws Exception {
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        for (Report report : reports) {
            ModelGateReports.attach(build, report, null);
        }
        return build;
    }

    /** A request of a build with one good report, the same for all. */
    ApprovalRequest open() throws Exception {
        if (good == null) {
            good = build(SampleReports.passed());
        }
        return open(good, "model/", null);
    }

    ApprovalRequest open(Run<?, ?> build, String subject, String message) throws Exception {
        return open(build, subject, message, SampleReports.DIGEST);
    }

    ApprovalRequest open(Run<?, ?> build, String subject, String message, String digest) throws Exception {
        return open(job, build, subject, message, digest);
    }

    /** A request of any job. */
    ApprovalRequest open(Item job, Run<?, ?> build, String subject, String message, String digest) throws Exception {
        ApprovalPolicy policy = ApprovalPolicy.of(PolicyInForce.of(job, "production", PolicyLayer.none()));
        Terms terms = new Terms(
                UUID.randomUUID().toString(),
                subject,
                digest,
                "staging",
                "production",
                policy,
                evidence(build),
                new Build(job.getFullName(), String.valueOf(build.getNumber()), r.getURL() + build.getUrl()),
                new Initiators(List.of(new Initiators.Known("author", Initiators.How.TRIGGER)), List.of()),
                message);
        ApprovalBook.Result opened =
                ApprovalRequests.get().open(job, terms, UUID.randomUUID().toString());
        assertThat(opened.outcome().refusal()).isNull();
        return opened.request();
    }

    private static List<Evidence> evidence(Run<?, ?> build) throws Exception {
        List<Evidence> evidence = new ArrayList<>();
        ModelGateRunAction action = build.getAction(ModelGateRunAction.class);
        for (ReportEntry entry : action.entries()) {
            byte[] bytes = Files.readAllBytes(action.store().file(entry.id(), "report.json"));
            evidence.add(new Evidence(
                    entry.check(),
                    entry.verdict(),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    "application/json"));
        }
        return evidence;
    }

    /** Ends the builds: those that end while Jenkins' home is deleted would write into it. */
    void goHome() throws Exception {
        for (FreeStyleBuild build : job.getBuilds()) {
            if (build.isBuilding()) {
                build.doStop();
            }
        }
        r.waitUntilNoActivity();
    }

    /** As it is now. */
    static ApprovalRequest now(ApprovalRequest request) throws Exception {
        return ApprovalRequests.get().get(request.id());
    }

    /** Votes past every page. */
    static void votes(ApprovalRequest request, String... people) throws Exception {
        for (String person : people) {
            Actor actor = new Actor(person, null, Actor.Method.OTHER, null, Actor.Channel.API);
            ApprovalBook.Result result = ApprovalRequests.get()
                    .apply(request.id(), new Command.Approve(UUID.randomUUID().toString(), actor));
            assertThat(result.outcome().refusal()).isNull();
        }
    }
}
