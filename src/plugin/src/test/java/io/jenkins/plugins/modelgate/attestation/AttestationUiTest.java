package io.jenkins.plugins.modelgate.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The page of keys and the build's attestations in a real browser, in every light and width, and by keyboard alone. */
public class AttestationUiTest {
    private static final String BASE = "manage/" + AttestationKeysLink.URL + "/";

    @org.junit.Rule
    public JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private final List<String> complaints = new ArrayList<>();

    private WorkflowRun build() throws Exception {
        return r.buildAndAssertSuccess(Models.job(
                r, r.jenkins, "node('built-in') { verifyModelArtifact path: 'model', madeHere: true }", Models.GOOD));
    }

    @Test
    public void pagesAreSoundInEveryLight() throws Exception {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        WorkflowRun run = build();
        AttestationKeys.get().rotate("yearly");
        AttestationKeys.get().withdraw(AttestationKeys.get().all().get(1).fingerprint(), "stolen");
        AttestationKeys.get().rotate("yearly");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : Chromium.widths(scheme)) {
                try (BrowserContext context = CHROMIUM.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(width, 900))) {
                    Page page = Chromium.page(context, complaints);
                    look(page, BASE, "attestation-keys", scheme, width);
                    look(page, run.getUrl() + "model-gate/", "attestations", scheme, width);
                    look(page, run.getUrl(), "attestations-overview", scheme, width);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    public void keyboardFetchesHandsOverAndWithdraws() throws Exception {
        WorkflowRun run = build();
        String first = AttestationKeys.get().current().publicKey().fingerprint();
        try (BrowserContext context = CHROMIUM.browser().newContext()) {
            Page page = Chromium.page(context, complaints);
            page.navigate(r.getURL() + run.getUrl() + "model-gate/");
            Download envelope = page.waitForDownload(
                    () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Provenance"))
                            .press("Enter"));
            assertThat(Files.readString(envelope.path())).contains("application/vnd.in-toto+json");
            page.navigate(r.getURL() + "manage/");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Attestation Keys"))
                    .first()
                    .press("Enter");
            page.waitForURL("**/" + BASE);
            Download keys = page.waitForDownload(
                    () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All keys that count"))
                            .press("Enter"));
            assertThat(Files.readString(keys.path()))
                    .contains("BEGIN PUBLIC KEY")
                    .doesNotContain("PRIVATE");
            page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true))
                    .fill("it is a year old");
            page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true))
                    .press("Enter");
            page.waitForSelector("#key-1");
            assertThat(AttestationKeys.get().all()).hasSize(2);
            page.locator("summary").nth(1).press("Enter");
            page.getByLabel("Reason for withdrawing").nth(1).fill("its disk was sold");
            page.getByLabel("Reason for withdrawing").nth(1).press("Enter");
            page.waitForSelector("text=Withdrawn on");
        }
        assertThat(AttestationKeys.get().all().get(1).withdrawn()).isNotNull();
        assertThat(AttestationKeys.get().all().get(1).fingerprint()).isEqualTo(first);
        assertThat(complaints).isEmpty();
    }

    private void look(Page page, String path, String name, ColorScheme scheme, int width) throws Exception {
        page.navigate(r.getURL() + path);
        String what = name + " " + scheme + " " + width;
        Chromium.sound(page, what, complaints);
        Chromium.picture(page, name, scheme, width);
    }
}
