package io.jenkins.plugins.modelgate.approval.web;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.State;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.SampleReports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What the pages say, and what a person can do on them. */
public class RequestPageTest {
    @Rule
    public JenkinsRule r = new JenkinsRule();

    private Approvers approvers;

    @After
    public void goHome() throws Exception {
        approvers.goHome();
    }

    @Before
    public void people() throws Exception {
        approvers = new Approvers(r);
    }

    @Test
    public void everythingNeededToDecideIsThere() throws Exception {
        ApprovalRequest first = approvers.open();
        Approvers.votes(first, "second", "third");
        FreeStyleBuild build = approvers.build(SampleReports.failed());
        ApprovalRequest request = approvers.open(build, "model/", "ship <it> before Friday", "ef".repeat(32));
        Approvers.votes(request, "second");

        HtmlPage page = page("approver", request);

        String text = page.asNormalizedText();
        assertThat(text)
                .contains("Approval of model/", "Waiting", "staging → production", "ship <it> before Friday")
                .contains("One more vote is missing.", "ml-owner", "2 people", "second", "one more is missing")
                .contains("Cannot vote", "author, started the build")
                .contains("Failed", "1 critical, 1 high, 1 low", "Import of a name that runs code")
                .contains("What changed since the last approved version", "team » model #1")
                .contains("Other bytes:", "New findings: 3", "New files: 3", "Files that are gone: 2")
                .contains("Asked for by team/model #2", "second approved");
        assertThat(page.getByXPath("//h1")).hasSize(1);
        assertThat(page.asXml()).contains("ef".repeat(32));
        assertThat(page.getAnchors().stream().anyMatch(a -> a.getHrefAttribute().contains("/model-gate/report/")))
                .isTrue();
        assertThat(forms(page)).containsExactly("vote", "reject", "delegate");
        assertThat(page("author", request).asNormalizedText()).contains("You cannot approve: author is an initiator");
        assertThat(forms(page("author", request))).containsExactly("reject");
        assertThat(forms(page("second", request))).containsExactly("withdraw", "reject");
        assertThat(forms(page("reader", request))).isEmpty();
        assertThat(forms(page("other", request))).isEmpty();
        assertThat(forms(page("admin", request))).containsExactly("reject", "override");
        assertThat(forms(page("approver", first))).containsExactly("revoke");
    }

    @Test
    public void buttonsDoWhatTheySay() throws Exception {
        ApprovalRequest request = approvers.open();
        JenkinsRule.WebClient web = web("approver");
        HtmlPage page = web.goTo(ApprovalsRootAction.url(request));
        HtmlPage voted = submit(form(page, "vote"));
        assertThat(voted.asNormalizedText()).contains("Done.", "approver approved");
        assertThat(voted.getUrl().getPath()).endsWith("/request/" + request.id() + "/");
        submit(form(voted, "withdraw"));
        assertThat(Approvers.now(request).votes()).isEmpty();
        // The first page again, as the back button shows it: the same command is carried out once.
        int events = Approvers.now(request).events().size();
        submit(form(page, "vote"));
        assertThat(Approvers.now(request).events()).hasSize(events);
        HtmlPage again = web.goTo(ApprovalsRootAction.url(request));
        HtmlForm reject = form(again, "reject");
        reject.getTextAreaByName("reason").setText("the licence forbids it");
        HtmlPage rejected = submit(reject);
        assertThat(rejected.asNormalizedText()).contains("Rejected", "the licence forbids it");
        assertThat(Approvers.now(request).state()).isEqualTo(State.REJECTED);
        assertThat(forms(rejected)).isEmpty();
    }

    @Test
    public void anOverrideIsLoud() throws Exception {
        ApprovalRequest request = approvers.open();
        Web raw = new Web(r);
        String path = ApprovalsRootAction.url(request) + "override";
        assertThat(raw.form("admin", path, "reason=now").getStatusCode()).isEqualTo(400);
        assertThat(raw.form("admin", path, "reason=now&confirm=01234").getStatusCode())
                .isEqualTo(400);
        assertThat(raw.form("admin", path, "confirm=01234567").getContentAsString())
                .contains("REASON_MISSING");
        assertThat(Approvers.now(request).events()).hasSize(1);
        assertThat(raw.form("admin", path, "reason=now&confirm=01234567").getStatusCode())
                .isEqualTo(302);
        String text = page("reader", request).asNormalizedText();
        assertThat(text)
                .contains("Overridden", "This is no approval", "OVERRIDE: admin opened the gate without the approvals")
                .doesNotContain("Approved\n");
    }

    @Test
    public void aFreshLoginIsThePassword() throws Exception {
        approvers.policy(1, 7, true);
        ApprovalRequest request = approvers.open();
        Web raw = new Web(r);
        String path = ApprovalsRootAction.url(request) + "vote";
        JenkinsRule.WebClient web = web("approver");
        web.getOptions().setThrowExceptionOnFailingStatusCode(false);
        HtmlPage page = web.goTo(ApprovalsRootAction.url(request));
        HtmlForm form = form(page, "vote");
        form.getInputByName("password").setValue("second");
        HtmlPage wrong = submit(form);
        assertThat(wrong.getWebResponse().getStatusCode()).isEqualTo(403);
        assertThat(wrong.asNormalizedText()).contains("That is not your password");
        // A token is no fresh login, whatever password comes with it; neither is REST.
        assertThat(raw.form("approver", path, "password=approver").getContentAsString())
                .contains("REAUTHENTICATE");
        assertThat(raw.json("approver", "model-gate-approvals/api/v1/requests/" + request.id() + "/vote", "{}")
                        .getContentAsString())
                .contains("REAUTHENTICATE");
        assertThat(Approvers.now(request).events()).hasSize(1);
        form = form(web.goTo(ApprovalsRootAction.url(request)), "vote");
        form.getInputByName("password").setValue("approver");
        submit(form);
        assertThat(Approvers.now(request).state()).isEqualTo(State.APPROVED);
    }

    @Test
    public void aStolenSessionCannotGuessThePassword() throws Exception {
        approvers.policy(1, 7, true);
        ApprovalRequest request = approvers.open();
        Web raw = new Web(r);
        String path = ApprovalsRootAction.url(request) + "vote";
        for (int i = 0; i < 5; i++) {
            assertThat(raw.form("third", path, "password=guess" + i).getContentAsString())
                    .contains("That is not your password");
        }
        assertThat(raw.form("third", path, "password=third").getContentAsString())
                .contains("Too many wrong");
        assertThat(Approvers.now(request).events()).hasSize(1);
    }

    @Test
    public void aRealmWithoutPasswordsLetsNobodyVoteWhereOneIsAskedFor() throws Exception {
        approvers.policy(1, 7, true);
        ApprovalRequest request = approvers.open();
        hudson.security.SecurityRealm before = r.jenkins.getSecurityRealm();
        r.jenkins.setSecurityRealm(new hudson.security.LegacySecurityRealm());
        try (ACLContext as = ACL.as2(User.getById("approver", true).impersonate2())) {
            assertThat(Reauthentication.isPossible()).isFalse();
            assertThat(new Reauthentication().check("approver")).isEqualTo(Reauthentication.Result.IMPOSSIBLE);
        } finally {
            r.jenkins.setSecurityRealm(before);
        }
        assertThat(Approvers.now(request).events()).hasSize(1);
    }

    @Test
    public void aChangedReportIsSaidToBeGone() throws Exception {
        FreeStyleBuild build = approvers.build(SampleReports.passed());
        ApprovalRequest request = approvers.open(build, "model/", null);
        ModelGateRunAction action = build.getAction(ModelGateRunAction.class);
        Path file = action.store().file(action.entries().get(0).id(), "report.json");
        Files.writeString(file, Files.readString(file) + "\n");

        assertThat(page("approver", request).asNormalizedText())
                .contains("This report is not there any more, or was changed.", "Passed");
        build.getExecutor().interrupt();
        r.waitForCompletion(build);
        build.delete();
        assertThat(page("approver", request).asNormalizedText()).contains("(the build is gone)");
    }

    @Test
    public void inboxListsAndCountsWhatWaits() throws Exception {
        for (int i = 0; i < 2; i++) {
            approvers.open();
        }
        FreeStyleBuild build = approvers.build(SampleReports.passed());
        for (int i = 0; i < 55; i++) {
            approvers.open(build, "bulk/" + i, null);
        }
        assertThat(count("approver")).isEqualTo(57);
        assertThat(count("author")).isZero();
        assertThat(count("reader")).isZero();
        JenkinsRule.WebClient web = web("approver");
        HtmlPage mine = web.goTo("model-gate-approvals/");
        assertThat(mine.asNormalizedText()).contains("Model approvals", "Page 1 of 2", "bulk/54");
        assertThat(web.goTo("model-gate-approvals/?page=2").asNormalizedText()).contains("model/");
        assertThat(web.goTo("model-gate-approvals/?show=decided").asNormalizedText())
                .contains("Nothing here");
        assertThat(web.goTo("model-gate-approvals/?show=<b>&page=-1").asNormalizedText())
                .contains("Waiting for me");
        assertThat(web("overall").goTo("").asXml()).doesNotContain("model-gate-approvals");
        assertThat(web.goTo("").asXml()).contains("model-gate-approvals");
    }

    @Test
    public void theBuildShowsTheWay() throws Exception {
        FreeStyleBuild build = approvers.build(SampleReports.passed());
        ApprovalRequest request = approvers.open(build, "model/", null);
        JenkinsRule.WebClient web = web("reader");
        for (String path : List.of("", "model-gate/")) {
            assertThat(web.getPage(build, path).getAnchors().stream()
                            .filter(a -> a.getHrefAttribute().contains(ApprovalsRootAction.url(request))))
                    .as(path)
                    .isNotEmpty();
        }
    }

    private int count(String user) throws Exception {
        try (ACLContext as = ACL.as2(User.getById(user, true).impersonate2())) {
            return Waiting.get().count();
        }
    }

    /** Without scripts: every button must do without them. */
    private JenkinsRule.WebClient web(String user) throws Exception {
        JenkinsRule.WebClient web = r.createWebClient();
        web.setJavaScriptEnabled(false);
        web.getOptions().setCssEnabled(false);
        return web.login(user);
    }

    private HtmlPage page(String user, ApprovalRequest request) throws Exception {
        return web(user).goTo(ApprovalsRootAction.url(request));
    }

    private static HtmlPage submit(HtmlForm form) throws Exception {
        return ((HtmlButton) form.getElementsByTagName("button").get(0)).click();
    }

    private static List<String> forms(HtmlPage page) {
        return page.getForms().stream()
                .map(HtmlForm::getActionAttribute)
                .filter(action -> action.contains("model-gate-approvals"))
                .map(action -> action.substring(action.lastIndexOf('/') + 1))
                .toList();
    }

    private static HtmlForm form(HtmlPage page, String act) {
        return page.getForms().stream()
                .filter(form -> form.getActionAttribute().endsWith("/" + act))
                .findFirst()
                .orElseThrow();
    }
}
