package io.jenkins.plugins.modelgate.approval.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import hudson.model.FreeStyleBuild;
import hudson.model.User;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.State;
import io.jenkins.plugins.modelgate.report.SampleReports;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Inbox, request and build pages in a real browser: every light and width, keyboard alone, no complaint of any kind. */
public class ApprovalUiTest {

    @org.junit.Rule
    public JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private final List<String> complaints = new ArrayList<>();
    private Approvers approvers;

    @After
    public void goHome() throws Exception {
        approvers.goHome();
    }

    @Before
    public void people() throws Exception {
        // Forty looks with axe-core each.
        r.timeout = 900;
        approvers = new Approvers(r);
    }

    @Test
    public void pagesAreSoundInEveryLight() throws Exception {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        ApprovalRequest first = approvers.open();
        Approvers.votes(first, "second", "third");
        FreeStyleBuild build = approvers.build(SampleReports.failed());
        ApprovalRequest request =
                approvers.open(build, "fraud-detector/", "Retrained on the October data", "ef".repeat(32));
        Approvers.votes(request, "second");
        ApprovalRequest hostile = approvers.open(
                approvers.build(SampleReports.hostile()),
                "<script>alert(1)</script><img src=x onerror=alert(2)>\"'" + "w".repeat(300),
                "<svg onload=alert(3)>" + "m".repeat(900));
        User.getById("admin", true)
                .addProperty(new UserExperimentalFlagsProperty(Map.of("new-build-page.flag", "true")));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : Chromium.widths(scheme)) {
                try (BrowserContext context = context(scheme, width)) {
                    Page page = login(context, "approver");
                    look(page, ApprovalsRootAction.url(request), "approval", scheme, width);
                    look(page, ApprovalsRootAction.url(hostile), "hostile", scheme, width);
                    look(page, "model-gate-approvals/?show=all", "approvals", scheme, width);
                    look(page, build.getUrl() + "model-gate/", "old-tab", scheme, width);
                }
                try (BrowserContext context = context(scheme, width)) {
                    Page page = login(context, "admin");
                    look(page, ApprovalsRootAction.url(request), "override", scheme, width);
                    look(page, ApprovalsRootAction.url(first), "approved", scheme, width);
                    look(page, build.getUrl() + "model-gate/", "new-tab", scheme, width);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    public void theKeyboardAloneIsEnough() throws Exception {
        approvers.policy(1, 7, false);
        ApprovalRequest yes = approvers.open();
        ApprovalRequest no = approvers.open(approvers.build(SampleReports.failed()), "other/", null);
        try (BrowserContext context = CHROMIUM.browser().newContext()) {
            Page page = login(context, "approver");
            page.navigate(r.getURL() + "model-gate-approvals/");
            skip(page);
            tabTo(page, AriaRole.LINK, "model/");
            page.keyboard().press("Enter");
            page.waitForURL("**/request/" + yes.id() + "/");
            skip(page);
            tabTo(page, AriaRole.LINK, "Go to the decision");
            page.keyboard().press("Enter");
            tabTo(page, AriaRole.BUTTON, "Approve");
            page.keyboard().press("Enter");
            page.waitForURL("**/?done=vote");
            assertThat(page.getByRole(AriaRole.STATUS).first().innerText()).contains("Done");
            assertThat(Approvers.now(yes).state()).isEqualTo(State.APPROVED);

            page.navigate(r.getURL() + ApprovalsRootAction.url(no));
            skip(page);
            tabTo(page, AriaRole.TEXTBOX, "Why not? Everybody who sees the request reads this. A rejection ends it.");
            page.keyboard().type("posix.system is called");
            tabTo(page, AriaRole.BUTTON, "Reject");
            page.keyboard().press("Enter");
            page.waitForURL("**/?done=reject");
            assertThat(Approvers.now(no).state()).isEqualTo(State.REJECTED);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    public void whoHasThePageOpenIsTold() throws Exception {
        ApprovalRequest request = approvers.open();
        try (BrowserContext context = CHROMIUM.browser().newContext()) {
            Page page = login(context, "approver");
            page.navigate(r.getURL() + ApprovalsRootAction.url(request));
            Locator live = page.locator("#model-gate-live");
            assertThat(live.getAttribute("aria-live")).isEqualTo("polite");
            assertThat(live.innerText()).isEmpty();
            Approvers.votes(request, "second");
            live.getByRole(AriaRole.LINK).waitFor();
            assertThat(live.innerText()).contains("Something happened meanwhile: Waiting. One more vote is missing.");
            live.getByRole(AriaRole.LINK).press("Enter");
            page.waitForURL("**/request/" + request.id() + "/");
            assertThat(page.locator("#main-panel").innerText()).contains("second approved");
        }
        assertThat(complaints).isEmpty();
    }

    private static BrowserContext context(ColorScheme scheme, int width) {
        return CHROMIUM.browser()
                .newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
    }

    private Page login(BrowserContext context, String user) {
        // Their password with every request: the session and its crumb are as after the login page.
        String password = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        context.setExtraHTTPHeaders(Map.of("Authorization", "Basic " + password));
        Page page = Chromium.page(context, complaints);
        return page;
    }

    /** The first stop of the keyboard leads past the header. */
    private static void skip(Page page) {
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
    }

    /** Presses Tab until the focus is there. */
    private static void tabTo(Page page, AriaRole role, String name) {
        Locator wanted = page.locator("#main-panel")
                .getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
        for (int i = 0; i < 100; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not come to " + role + " " + name);
    }

    private void look(Page page, String path, String name, ColorScheme scheme, int width) throws Exception {
        page.navigate(r.getURL() + path);
        page.locator("#main-panel details").all().forEach(each -> each.evaluate("element => element.open = true"));
        String what = name + " " + scheme + " " + width;
        Chromium.sound(page, what, complaints);
        Object headings = page.evaluate("document.querySelectorAll('h1').length");
        if (!headings.equals(1)) {
            complaints.add(what + ": has " + headings + " headings of the first level");
        }
        if (shown(name)) {
            Chromium.picture(page, name, scheme, width);
        }
    }

    private static boolean shown(String name) {
        return Set.of("approval", "approvals", "override").contains(name);
    }
}
