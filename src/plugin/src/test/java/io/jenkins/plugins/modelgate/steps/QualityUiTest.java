package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import hudson.model.Result;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.config.QualityMetric;
import io.jenkins.plugins.modelgate.config.QualitySection;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Metrics of real builds in a real browser: light, dark, on a phone, with the keyboard alone. */
public class QualityUiTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private final List<String> complaints = new ArrayList<>();

    @Test
    public void figuresAreSeenAndHeard() throws Exception {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        QualityMetric accuracy = new QualityMetric("accuracy");
        accuracy.setMin("0.9");
        accuracy.setSlices(List.of("language=de", HOSTILE));
        QualitySection quality = new QualitySection();
        quality.setMetrics(List.of(accuracy));
        ModelGatePolicy policy = new ModelGatePolicy("production");
        policy.setQuality(quality);
        ModelGateConfiguration.get().setPolicies(List.of(policy));
        ModelGateConfiguration.get().setDefaultPolicy("production");
        WorkflowJob job = Models.job(
                r,
                r.jenkins,
                "node('built-in') { verifyModelQuality metrics: 'm.json,t.xml', model: 'model' }",
                Models.GOOD);
        Models.workspace(r.jenkins, job)
                .child("t.xml")
                .write(
                        "<testsuite><testcase name='refuses'><failure/></testcase><testcase name='b'/></testsuite>",
                        "UTF-8");
        figures(job, 0.93);
        r.buildAndAssertSuccess(job);
        figures(job, 0.85);
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        String report = run.getUrl() + "model-gate/report/"
                + run.getAction(ModelGateRunAction.class).entries().get(0).id() + "/";
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : Chromium.widths(scheme)) {
                try (BrowserContext context = CHROMIUM.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(width, 900))) {
                    look(Chromium.page(context, complaints), report, scheme, width);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    private void look(Page page, String report, ColorScheme scheme, int width) throws Exception {
        page.navigate(r.getURL() + report);
        String what = scheme + " " + width;
        Chromium.picture(page, "quality-report", scheme, width);
        Locator metrics = page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName("Metrics").setExact(true));
        assertThat(metrics.innerText()).contains("language=de", "0.85", "Broken", "below 0.9", HOSTILE);
        assertThat(page.locator(".model-gate-quality img").count()).isZero();
        assertThat(page.getByText("1 passed, 1 failed").isVisible()).isTrue();
        Locator history = page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName("The same metrics in earlier builds"));
        assertThat(history.innerText()).contains("#1", "#2", "accuracy@language=de", "0.93");
        // Whoever has no mouse can scroll the tables, and comes to the earlier build.
        tabTo(page, metrics);
        tabTo(page, history.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("#1")));
        Chromium.sound(page, what, complaints);
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < 150; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(wanted.evaluate("element => document.activeElement === element"))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not come to " + wanted);
    }

    private static void figures(WorkflowJob job, double german) throws Exception {
        Models.workspace(r.jenkins, job)
                .child("m.json")
                .write(
                        "{\"accuracy\": 0.95, \"n\": 2000, \"slices\": {\"language=de\": {\"accuracy\": " + german
                                + ", \"n\": 500}, \"" + HOSTILE + "\": {\"accuracy\": 0.95, \"n\": 9}}}",
                        "UTF-8");
    }
}
