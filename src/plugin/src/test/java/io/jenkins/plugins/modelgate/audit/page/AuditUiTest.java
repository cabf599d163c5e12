package io.jenkins.plugins.modelgate.audit.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import hudson.model.FreeStyleBuild;
import hudson.util.Secret;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.audit.AuditConfiguration;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.Entries;
import io.jenkins.plugins.modelgate.audit.forward.WebhookForwarder;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.report.TestReports;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.util.ArrayList;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The audit pages in a real browser, in every light and width, and by keyboard alone. */
public class AuditUiTest {
    private static final String BASE = "manage/model-gate-audit/";
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @org.junit.Rule
    public JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private final List<String> complaints = new ArrayList<>();

    @Test
    public void pagesAreSoundInEveryLight() throws Exception {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        FreeStyleBuild build = r.buildAndAssertSuccess(r.createFreeStyleProject("churn-model"));
        long verdict = fill(build);
        LogVerification.get().start();
        Workers.until("verified", () -> !LogVerification.get().isRunning());
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : Chromium.widths(scheme)) {
                try (BrowserContext context = CHROMIUM.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(width, 900))) {
                    Page page = Chromium.page(context, complaints);
                    look(page, BASE, "audit", scheme, width);
                    look(page, BASE + "entry/" + verdict + "/", "audit-entry", scheme, width);
                    look(page, build.getUrl() + "model-gate/", "audit-tab", scheme, width);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    private long fill(FreeStyleBuild build) throws Exception {
        AuditTrail trail = AuditTrail.get();
        ModelGatePolicy policy = new ModelGatePolicy("production");
        policy.setFailOn("HIGH");
        ModelGateConfiguration.get().setPolicies(List.of(policy));
        AuditConfiguration.get()
                .setForwarders(List.of(new WebhookForwarder(
                        "siem", "http://127.0.0.1:9/audit", Secret.fromString("sixteen characters and more"))));
        TestReports.attach(build);
        trail.record(AuditTrail.entry(EventType.GATE_STARTED, build).detail("check", "verifyModelArtifact"));
        String hostile = AuditText.of("<script>alert(1)</script>" + "x".repeat(300));
        trail.record(AuditTrail.entry(EventType.GATE_VERDICT, build)
                .decision("INCOMPLETE")
                .subject(hostile, DIGEST));
        String evidence = trail.putEvidence(new byte[] {'{', '}'});
        return trail.record(AuditTrail.entry(EventType.GATE_VERDICT, build)
                        .decision("FAILED")
                        .subject("model", DIGEST)
                        .policy("modelgate:policy:production", DIGEST)
                        .evidence("application/vnd.modelgate.report+json", evidence, 2)
                        .detail("critical", 2))
                .index();
    }

    @Test
    public void keyboardVerifiesSearchesAndExports() throws Exception {
        FreeStyleBuild build = r.buildAndAssertSuccess(r.createFreeStyleProject("churn-model"));
        long verdict = fill(build);
        try (BrowserContext context = CHROMIUM.browser().newContext()) {
            Page page = Chromium.page(context, complaints);
            page.navigate(r.getURL() + "manage/");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit Trail"))
                    .first()
                    .press("Enter");
            page.waitForURL("**/model-gate-audit/");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verify now"))
                    .press("Enter");
            Workers.until("verified", () -> LogVerification.get().getResult() != null);
            page.navigate(r.getURL() + BASE);
            assertThat(page.locator("#main-panel").innerText()).contains("pieces of evidence hold");
            Download download = page.waitForDownload(
                    () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Export"))
                            .press("Enter"));
            assertThat(download.suggestedFilename()).startsWith("audit-trail-").endsWith(".zip");
            assertThat(Entries.of("log.exported")).hasSize(1);
            String key = AuditTrail.get().verifierKey().toString();
            page.getByLabel("Reason").fill("it is a year old");
            page.getByLabel("Reason").press("Enter");
            Workers.until(
                    "the key is another one",
                    () -> !AuditTrail.get().verifierKey().toString().equals(key));
            page.waitForURL("**/model-gate-audit/#key");
            page.getByLabel("SHA-256").first().fill(DIGEST);
            page.getByLabel("SHA-256").first().press("Enter");
            page.waitForURL("**digest=*");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions()
                                    .setName(String.valueOf(verdict))
                                    .setExact(true))
                    .press("Enter");
            page.waitForURL("**/entry/" + verdict + "/");
            assertThat(page.locator("#main-panel").innerText()).contains("Proven to be in the log");
        }
        assertThat(complaints).isEmpty();
    }

    private void look(Page page, String path, String name, ColorScheme scheme, int width) throws Exception {
        page.navigate(r.getURL() + path);
        String what = name + " " + scheme + " " + width;
        Chromium.sound(page, what, complaints);
        Chromium.picture(page, name, scheme, width);
    }
}
