package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.time.Instant;
import java.util.List;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Packages in a real Jenkins: the gate, what is new since the build that passed last, the tree in a real browser. */
public class ScanDependenciesTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private static WorkflowJob job(String parameters) throws Exception {
        return Models.job(
                r, "node('built-in') { def packages = scanDependencies path: 'app', osv: 'osv'" + parameters
                        + "\n echo \"said ${packages.verdict}\" }");
    }

    private static String pinned(String... requirements) {
        StringBuilder text = new StringBuilder();
        for (String requirement : requirements) {
            text.append(requirement).append(" --hash=sha256:").append(SHA).append('\n');
        }
        return text.toString();
    }

    private static void put(WorkflowJob job, String requirements) throws Exception {
        FilePath workspace = Models.workspace(r.jenkins, job);
        workspace.child("app/requirements.txt").write(requirements, "UTF-8");
        workspace.child("osv/GHSA-aaaa-bbbb-cccc.json").write("""
                {"schema_version": "1.7.0", "id": "GHSA-aaaa-bbbb-cccc", "aliases": ["CVE-2022-22817"],
                 "summary": "<img src=x onerror=alert(1)>", "modified": "%s",
                 "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "pillow"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "9.0.1"}]}]}]}
                """.formatted(Instant.now()), "UTF-8");
    }

    @Test
    public void whatIsNewSinceTheBuildThatPassedIsSeen() throws Exception {
        WorkflowJob job = job("");
        put(job, pinned("numpy==2.1.0"));
        r.assertLogContains("said PASSED", r.buildAndAssertSuccess(job));
        put(job, pinned("numpy==2.1.0", "pillow==9.0.0"));
        WorkflowRun failed = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("scanDependencies: FAILED", failed);
        r.assertLogContains("CVE-2022-22817", failed);
        // A build that failed is no baseline: the vulnerability stays new until a gate has accepted it.
        WorkflowRun again = r.buildAndAssertStatus(Result.FAILURE, job);
        String url = url(again);
        JenkinsRule.WebClient client = r.createWebClient();
        WebResponse tree = client.goTo(url + "dependencies.json", "application/json").getWebResponse();
        assertThat(tree.getContentAsString()).contains("\"appeared\":[\"CVE-2022-22817 in pillow 9.0.0\"]");
        WebResponse bill = client.goTo(url + "dependencies.cdx.json", "application/vnd.cyclonedx+json")
                .getWebResponse();
        assertThat(bill.getContentAsString()).contains("pkg:pypi/pillow@9.0.0");
        look(url);
    }

    @Test
    public void withoutAdvisoriesNothingPasses() throws Exception {
        WorkflowJob job = Models.job(r, "node('built-in') { scanDependencies 'app' }");
        put(job, pinned("numpy==2.1.0"));
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("INCOMPLETE", run);
        r.assertLogContains("dependency/no-advisories", run);
    }

    @Test
    public void theStepsOwnThresholdIsOnlyStricter() throws Exception {
        WorkflowJob job = job(", failOn: 'LOW'");
        put(job, "--extra-index-url https://internal.example/simple\n" + pinned("numpy==2.1.0"));
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("dependency/index-confusion", run);
    }

    private static String url(WorkflowRun run) {
        ReportEntry entry = run.getAction(ModelGateRunAction.class).entries().get(0);
        assertThat(entry.check()).isEqualTo("scanDependencies");
        return run.getUrl() + "model-gate/report/" + entry.id() + "/";
    }

    private static void look(String url) throws Exception {
        try (BrowserContext context = CHROMIUM.browser().newContext(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            List<String> dialogs = new java.util.ArrayList<>();
            page.onDialog(dialog -> {
                dialogs.add(dialog.message());
                dialog.dismiss();
            });
            // A loaded machine draws the first page of a cold Jenkins slowly; nothing here is about speed.
            page.setDefaultNavigationTimeout(120_000);
            page.navigate(r.getURL() + url);
            assertThat(page.locator(".model-gate-packages").innerText())
                    .contains("New vulnerabilities (1)", "CVE-2022-22817 in pillow 9.0.0", "pypi:pillow 9.0.0");
            page.locator(".model-gate-packages summary").first().click();
            assertThat(page.locator(".dependency-tree li").count()).isEqualTo(2);
            assertThat(dialogs).isEmpty();
            assertThat(new AxeBuilder(page)
                            .include(List.of(".model-gate-packages"))
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"))
                            .analyze()
                            .getViolations())
                    .isEmpty();
        }
    }
}
