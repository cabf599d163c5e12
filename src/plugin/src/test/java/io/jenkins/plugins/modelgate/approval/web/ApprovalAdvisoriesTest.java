package io.jenkins.plugins.modelgate.approval.web;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.Item;
import io.jenkins.plugins.modelgate.config.ApprovalRole;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.State;
import io.jenkins.plugins.modelgate.report.SampleReports;
import java.util.List;
import java.util.UUID;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.Issue;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What went wrong in other plugins that ask people, tried here. */
public class ApprovalAdvisoriesTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private static final String API = "model-gate-approvals/api/v1/requests/";
    private static final String EVIL =
            "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`${7*7}#{x} javascript:alert(3) ../../x {0}";

    private static Approvers approvers;
    private final Web web = new Web(r);

    @AfterClass
    public static void goHome() throws Exception {
        approvers.goHome();
    }

    @Before
    public void people() throws Exception {
        if (approvers == null) {
            approvers = new Approvers(r);
        }
    }

    @Test
    @Issue("SECURITY-576")
    public void readingAJobDecidesNothing() throws Exception {
        ApprovalRequest request = approvers.open();
        for (String user : List.of("reader", "builder", "configurer")) {
            assertThat(web.json(user, API + request.id() + "/vote", "{}").getStatusCode())
                    .isEqualTo(403);
        }
        assertThat(Approvers.now(request).events()).hasSize(1);
    }

    @Test
    @Issue({"SECURITY-577", "SECURITY-3344", "SECURITY-1361", "SECURITY-1722"})
    public void hostileTextStaysText() throws Exception {
        FreeStyleBuild build = approvers.build(SampleReports.hostile());
        ApprovalRequest request = approvers.open(build, EVIL, EVIL);
        String body = "{\"reason\": \"" + EVIL.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        assertThat(web.json("approver", API + request.id() + "/reject", body).getStatusCode())
                .isEqualTo(200);
        for (String path : List.of(
                ApprovalsRootAction.url(request),
                "model-gate-approvals/?show=all",
                ApprovalsRootAction.url(request) + "?done=" + java.net.URLEncoder.encode(EVIL, "UTF-8"),
                build.getUrl() + "model-gate/",
                build.getUrl())) {
            WebResponse answer = web.get("approver", path);
            assertThat(answer.getStatusCode()).as(path).isEqualTo(200);
            assertThat(answer.getContentAsString())
                    .as(path)
                    .doesNotContain("<script>alert(1)")
                    .doesNotContain("<img src=x")
                    .doesNotContain("49#{x}")
                    .contains("&lt;script");
        }
        WebResponse json = web.get("approver", API + request.id() + "/");
        assertThat(json.getContentType()).isEqualTo("application/json");
        assertThat(json.getResponseHeaderValue("X-Content-Type-Options")).isEqualTo("nosniff");
        // A refused form shows what was sent nowhere but as text.
        String refused = web.form(
                        "approver",
                        ApprovalsRootAction.url(request) + "delegate",
                        "days=1&to=" + java.net.URLEncoder.encode(EVIL, "UTF-8"))
                .getContentAsString();
        assertThat(refused).doesNotContain("<img src=x").doesNotContain("<script>alert(1)");
    }

    @Test
    @Issue("SECURITY-746")
    public void anEmptyListAdmitsNobody() throws Exception {
        approvers.section.setRules(null);
        io.jenkins.plugins.modelgate.config.ModelGatePolicy bare =
                new io.jenkins.plugins.modelgate.config.ModelGatePolicy("production");
        bare.setApproval(approvers.section);
        ModelGateConfiguration.get().setPolicies(List.of(bare));
        try {
            ApprovalRequest request = approvers.open();
            for (String user : List.of("approver", "other", "reader", "author", "admin")) {
                assertThat(web.json(user, API + request.id() + "/vote", "{}").getStatusCode())
                        .as(user)
                        .isEqualTo(403);
            }
            assertThat(Approvers.now(request).state()).isEqualTo(State.PENDING);
        } finally {
            approvers.policy(2, 7, false);
        }
        ApprovalRole nobody = new ApprovalRole("ml-owner");
        List<ApprovalRole> before = ModelGateConfiguration.get().getRoles();
        ModelGateConfiguration.get().setRoles(List.of(nobody));
        try {
            ApprovalRequest request = approvers.open();
            assertThat(web.json("approver", API + request.id() + "/vote", "{}").getContentAsString())
                    .contains("NO_ROLE");
        } finally {
            ModelGateConfiguration.get().setRoles(before);
        }
    }

    @Test
    @Issue("SECURITY-2293")
    public void nothingChangesByGet() throws Exception {
        ApprovalRequest request = approvers.open();
        for (Act act : Act.values()) {
            for (String base : List.of(ApprovalsRootAction.url(request), API + request.id() + "/")) {
                String query = "?reason=no&to=second&days=1&confirm=01234567&command=" + UUID.randomUUID();
                assertThat(web.get("approver", base + act.path() + query).getStatusCode())
                        .as(base + act.path())
                        .isEqualTo(404);
            }
        }
        assertThat(Approvers.now(request).events()).hasSize(1);
    }

    @Test
    @Issue({"SECURITY-2655", "SECURITY-3611"})
    public void valuesAreCheckedAtEveryEntrance() throws Exception {
        ApprovalRequest request = approvers.open();
        String path = API + request.id() + "/";
        String big = "x".repeat(1 << 20);
        for (String body : List.of(
                "",
                "{}",
                "{\"reason\": \"\"}",
                "{\"reason\": \"  \\u0000\\u202e \"}",
                "{\"reason\": \"" + "y".repeat(1025) + "\"}",
                "{\"reason\": 7}",
                "{\"reason\": {\"a\": \"b\"}}",
                "{\"reason\": \"a\", \"reason\": \"b\"}",
                "{\"reason\": \"a\", \"by\": \"admin\"}",
                "{\"reason\": \"a\"} {}",
                "{\"reason\": \"a\", \"commandId\": \"../x\"}",
                "[".repeat(10_000),
                "reason=a",
                "\u0000")) {
            assertThat(web.json("approver", path + "reject", body).getStatusCode())
                    .as(body.length() > 50 ? body.substring(0, 50) : body)
                    .isEqualTo(400);
        }
        assertThat(web.json("approver", path + "reject", "{\"reason\": \"" + big + "\"}")
                        .getStatusCode())
                .isEqualTo(413);
        assertThat(web.form("approver", path + "reject", "reason=a").getStatusCode())
                .isEqualTo(415);
        assertThat(web.form("approver", ApprovalsRootAction.url(request) + "reject", "reason=" + big)
                        .getStatusCode())
                .isBetween(400, 413);
        for (String until : List.of("soon", "2026-13-01", "9999999999-01-01T00:00:00Z", "1999-01-01T00:00:00Z")) {
            assertThat(web.json("approver", path + "delegate", "{\"to\": \"second\", \"until\": \"" + until + "\"}")
                            .getStatusCode())
                    .as(until)
                    .isEqualTo(400);
        }
        for (String query : List.of("state=OPEN", "digest=" + "A".repeat(64), "page=0", "page=x", "page=-1")) {
            assertThat(web.get("approver", API + "?" + query).getStatusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(Approvers.now(request).events()).hasSize(1);
    }

    @Test
    @Issue("SECURITY-1767")
    public void aTakenAwayRoleOrPermissionCountsAtOnce() throws Exception {
        ApprovalRequest request = approvers.open();
        assertThat(web.json("approver", API + request.id() + "/vote", "{}").getStatusCode())
                .isEqualTo(200);
        hudson.security.AuthorizationStrategy before = r.jenkins.getAuthorizationStrategy();
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("approver", "second", "third")
                .grant(ModelGatePermissions.APPROVE)
                .everywhere()
                .to("second", "third"));
        try {
            assertThat(web.json("second", API + request.id() + "/vote", "{}").getStatusCode())
                    .isEqualTo(200);
            // Two have voted, but one of them may not any more.
            assertThat(Approvers.now(request).state()).isEqualTo(State.PENDING);
            assertThat(web.get("second", API + request.id() + "/").getContentAsString())
                    .contains("\"notCounted\":{\"approver\"");
        } finally {
            r.jenkins.setAuthorizationStrategy(before);
        }
    }

    @Test
    @Issue("SECURITY-3742")
    public void noSecretIsShown() throws Exception {
        approvers.policy(1, 7, true);
        try {
            ApprovalRequest request = approvers.open();
            WebResponse wrong =
                    web.form("second", ApprovalsRootAction.url(request) + "vote", "password=my-pass-word-elsewhere");
            assertThat(wrong.getStatusCode()).isEqualTo(403);
            assertThat(wrong.getContentAsString()).doesNotContain("my-pass-word-elsewhere");
            assertThat(web.get("second", API + request.id() + "/").getContentAsString())
                    .doesNotContain("my-pass-word-elsewhere");
        } finally {
            approvers.policy(2, 7, false);
        }
    }

    @Test
    @Issue("SECURITY-3362")
    public void aRevokedApprovalStaysRevoked() throws Exception {
        ApprovalRequest request = approvers.open();
        Approvers.votes(request, "second", "third");
        assertThat(web.json("approver", API + request.id() + "/revoke", "{\"reason\": \"poisoned\"}")
                        .getStatusCode())
                .isEqualTo(200);
        for (String act : List.of("vote", "override", "revoke")) {
            assertThat(web.json("admin", API + request.id() + "/" + act, "{\"reason\": \"again\"}")
                            .getStatusCode())
                    .as(act)
                    .isIn(400, 403, 409);
            assertThat(web.json("approver", API + request.id() + "/vote", "{}").getStatusCode())
                    .isEqualTo(409);
        }
        assertThat(Approvers.now(request).state()).isEqualTo(State.REVOKED);
    }
}
