package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RuntimeJar;
import io.jenkins.plugins.modelgate.report.ModelGateReports;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Attacks in a real Jenkins. */
public class RedTeamPipelineTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private final List<String> complaints = new ArrayList<>();

    /** One attack of each kind of gate that needs jars of its own in the worker. */
    @Test
    public void attacksAreCaughtAndShownOnThePage() throws Exception {
        WorkflowRun run = run(
                "'model/pickle-system-call', 'dataset/duplicates', 'dependency/unpinned', 'configuration/host-directory', 'audit/entry-removed'",
                Result.SUCCESS);
        ReportEntry entry = run.getAction(ModelGateRunAction.class).entries().get(0);
        assertThat(entry.check()).isEqualTo("redTeamPipeline");
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            String url = ModelGateReports.url(run, entry);
            String page = client.goTo(url).asNormalizedText();
            assertThat(page)
                    .contains("5 caught, 0 missed, 0 undecided, 0 not applicable.")
                    .contains("A pickle that calls os.system");
            assertThat(client.goTo(url + "red-team.json", "application/json")
                            .getWebResponse()
                            .getContentAsString())
                    .contains("\"CAUGHT\"");
        }
    }

    @Test
    public void aMissClosesTheGateGivesTheSentenceAndIsShown() throws Exception {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        WorkflowRun run = run("'model/signature-*', 'model/pickle-*', 'approval/started-it'", Result.FAILURE);
        r.assertLogContains("redteam/missed", run);
        r.assertLogContains("modelArtifact.signature: \"REQUIRED\"", run);
        String url = ModelGateReports.url(
                run, run.getAction(ModelGateRunAction.class).entries().get(0));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : Chromium.widths(scheme)) {
                try (BrowserContext context = CHROMIUM.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(width, 900))) {
                    look(Chromium.page(context, complaints), url, scheme, width);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    /** The real runtime, from where Maven has it, as an administrator puts it there; without it the gate stays closed. */
    @Test
    public void theModelItselfIsAttackedWhereTheRuntimeIsThere() throws Exception {
        Path files = Path.of("../engine/src/test/resources/robustness");
        WorkflowJob job = Models.job(r, "");
        FilePath workspace = r.jenkins.getWorkspaceFor(job);
        for (String name : List.of("digits-fragile.onnx", "digits.npz")) {
            workspace.child(name).copyFrom(new FilePath(files.resolve(name).toFile()));
        }
        job.setDefinition(new CpsFlowDefinition(
                "node('built-in') { redTeamPipeline(scenarios: ['model/pickle-system-call'], robustnessInputs: 'digits.npz',"
                        + " robustnessModel: 'digits-fragile.onnx', robustnessBounds: ['0:1']) }",
                true));
        WorkflowRun without = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("ONNX Runtime is not there", without);

        Path place = r.jenkins.getRootDir().toPath().resolve("model-gate/onnxruntime/" + RuntimeJar.NAME);
        Files.createDirectories(place.getParent());
        Files.copy(
                Path.of(ai.onnxruntime.OrtException.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()),
                place);
        WorkflowRun with = r.buildAndAssertStatus(Result.SUCCESS, job);
        String url = ModelGateReports.url(
                with, with.getAction(ModelGateRunAction.class).entries().get(0));
        for (int width : Chromium.widths(ColorScheme.LIGHT)) {
            try (BrowserContext context =
                    CHROMIUM.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 900))) {
                Page page = Chromium.page(context, complaints);
                page.navigate(r.getURL() + url);
                Chromium.sound(page, "robustness " + width, complaints);
                assertThat(page.locator("section[aria-labelledby=robustness]").textContent())
                        .contains("boundary")
                        .contains("LINF");
                Locator download = page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("Inputs that were found (CSV)"));
                assertThat(Files.readString(page.waitForDownload(() -> download.press("Enter"))
                                .path()))
                        .contains("adversarial");
                Chromium.picture(page, "robustness", ColorScheme.LIGHT, width);
            }
        }
        assertThat(complaints).isEmpty();
    }

    private void look(Page page, String url, ColorScheme scheme, int width) throws Exception {
        page.navigate(r.getURL() + url);
        Chromium.sound(page, "attacks " + scheme + " " + width, complaints);
        Locator download = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All attacks (JSON)"));
        assertThat(Files.readString(
                        page.waitForDownload(() -> download.press("Enter")).path()))
                .contains("signature-stripped");
        Chromium.picture(page, "attacks", scheme, width);
    }

    private static WorkflowRun run(String scenarios, Result result) throws Exception {
        WorkflowJob job = Models.job(r, "");
        job.setDefinition(
                new CpsFlowDefinition("node('built-in') { redTeamPipeline(scenarios: [" + scenarios + "]) }", true));
        return r.buildAndAssertStatus(result, job);
    }
}
