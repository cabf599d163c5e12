package io.jenkins.plugins.modelgate.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import io.jenkins.plugins.modelgate.engine.monitor.history.Place;
import io.jenkins.plugins.modelgate.engine.monitor.history.Series;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The pages of watched models in a real browser, in every light and width, and by keyboard alone. */
public class MonitoringUiTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private static final String BASE = "model-gate-monitoring/";
    private static final String FRAUD = "f4a1".repeat(16);
    private static String page;

    private final List<String> complaints = new ArrayList<>();

    @BeforeClass
    public static void models() throws Exception {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        WorkflowJob job = r.createProject(WorkflowJob.class, "watch-fraud-model-in-production");
        MonitoringHistory history = ModelHistory.get().history();
        for (int hours = 58; hours > 0; hours--) {
            boolean bad = hours < 4;
            double psi = bad ? 0.3 - hours / 50.0 : 0.02 + hours % 7 / 200.0;
            history.append(
                    Production.window(FRAUD, hours, bad ? Verdict.FAILED : Verdict.PASSED, psi),
                    Production.origin(job.getFullName(), "eu"),
                    false);
        }
        history.append(
                Production.window("0a".repeat(32), 60, Verdict.PASSED, 0.01),
                Production.origin(job.getFullName(), ""),
                false);
        history.append(
                Production.window("1b".repeat(32), 2, Verdict.PASSED, 0.01),
                Production.origin(job.getFullName(), ""),
                false);
        history.append(
                Production.window("2c".repeat(32), 2, Verdict.INCOMPLETE, 0.01),
                Production.origin(job.getFullName(), ""),
                false);
        page = MonitoringRootAction.url(Place.of(new Series(FRAUD, job.getFullName(), "eu")));
    }

    @Test
    public void pagesAreSoundInEveryLight() throws Exception {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : Chromium.widths(scheme)) {
                try (BrowserContext context = CHROMIUM.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(width, 900))) {
                    Page browser = Chromium.page(context, complaints);
                    look(browser, BASE, "monitoring", scheme, width);
                    look(browser, page, "monitoring-model", scheme, width);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    public void keyboardFindsOpensAndEnds() throws Exception {
        try (BrowserContext context = CHROMIUM.browser().newContext()) {
            Page browser = Chromium.page(context, complaints);
            browser.navigate(r.getURL() + BASE);
            browser.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Incomplete (1)"))
                    .press("Enter");
            browser.waitForURL("**/?show=incomplete*");
            assertThat(browser.locator("tbody tr").count()).isEqualTo(1);
            browser.getByLabel("Job, series, or beginning of a digest").fill("2c2c");
            browser.getByLabel("Job, series, or beginning of a digest").press("Enter");
            browser.waitForURL("**search=2c2c*");
            browser.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2c2c2c2c2c2c…"))
                    .press("Enter");
            browser.waitForURL("**/series/**");
            browser.locator("summary").first().press("Enter");
            assertThat(browser.locator("details[open] td").first().isVisible()).isTrue();
            browser.getByLabel("Reason").fill("it was a trial");
            browser.getByLabel("Reason").press("Enter");
            browser.waitForURL("**/" + BASE);
            assertThat(browser.content()).doesNotContain("2c2c2c2c2c2c");
        }
        assertThat(complaints).isEmpty();
    }

    private void look(Page browser, String path, String name, ColorScheme scheme, int width) throws Exception {
        browser.navigate(r.getURL() + path);
        String what = name + " " + scheme + " " + width;
        Chromium.sound(browser, what, complaints);
        Chromium.picture(browser, name, scheme, width, false);
    }
}
