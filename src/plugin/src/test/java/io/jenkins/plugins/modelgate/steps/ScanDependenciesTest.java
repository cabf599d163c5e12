package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import hudson.FilePath;
import hudson.model.Node;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.advisory.Advisories;
import io.jenkins.plugins.modelgate.advisory.AdvisoryData;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** Packages in a real Jenkins: the gate, what is new since the build that passed last, the tree in a real browser. */
public class ScanDependenciesTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final String INDEX = "https://pypi.org/simple";
    private static final String FILES = "https://files.pythonhosted.org/packages/01/23/4567/";
    private static final String[] USUAL = {"app 0.1.0 transformers", "transformers 4.57.1 numpy", "numpy 2.1.0"};

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private static WorkflowJob job(String parameters) throws Exception {
        return Models.job(
                r,
                "node('built-in') { def packages = scanDependencies path: 'app'" + parameters
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
        put(r.jenkins, job, requirements);
    }

    private static void put(Node node, WorkflowJob job, String requirements) throws Exception {
        Models.workspace(node, job).child("app/requirements.txt").write(requirements, "UTF-8");
    }

    private static String advisory(String id, String cve, String name) {
        return """
                {"schema_version": "1.7.0", "id": "%s", "aliases": ["%s"],
                 "summary": "<img src=x onerror=alert(1)>", "modified": "%s",
                 "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "%s"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "9.0.1"}]}]}]}
                """.formatted(id, cve, Instant.now(), name);
    }

    @BeforeClass
    public static void advisories() throws Exception {
        Path records = FOLDER.getRoot().toPath();
        Files.writeString(
                records.resolve("GHSA-aaaa-bbbb-cccc.json"),
                advisory("GHSA-aaaa-bbbb-cccc", "CVE-2022-22817", "pillow"));
        Advisories.osv(records);
    }

    /** A lock file of uv; each line is a package, its version, and what it needs. */
    private static void lock(WorkflowJob job, String... packages) throws Exception {
        StringBuilder text = new StringBuilder("version = 1\nrequires-python = \">=3.10\"\n");
        for (String each : packages) {
            String[] words = each.split(" ");
            boolean project = words[0].equals("app");
            text.append("\n[[package]]\nname = \"%s\"\nversion = \"%s\"\n".formatted(words[0], words[1]))
                    .append(
                            project
                                    ? "source = { virtual = \".\" }\n"
                                    : "source = { registry = \"%s\" }\n".formatted(INDEX))
                    .append("dependencies = [\n");
            Stream.of(words).skip(2).forEach(name -> text.append("    { name = \"" + name + "\" },\n"));
            text.append("]\n");
            if (!project) {
                text.append("wheels = [\n    { url = \"%s%s-%s-py3-none-any.whl\", hash = \"sha256:%s\" },\n]\n"
                        .formatted(FILES, words[0].replace('-', '_'), words[1], SHA));
            }
        }
        Models.workspace(r.jenkins, job).child("app/uv.lock").write(text.toString(), "UTF-8");
    }

    @Test
    public void whatIsNewSinceTheBuildThatPassedIsSeen() throws Exception {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        WorkflowJob job = job("");
        lock(job, USUAL);
        r.assertLogContains("said PASSED", r.buildAndAssertSuccess(job));
        lock(
                job,
                "app 0.1.0 transformers torchvision",
                "transformers 4.57.1 huggingface-hub numpy tokenizers",
                "tokenizers 0.22.1 huggingface-hub",
                "huggingface-hub 0.36.0 a-package-whose-maintainers-like-long-and-well-spoken-names",
                "a-package-whose-maintainers-like-long-and-well-spoken-names 2026.11.26.post123456789",
                "numpy 2.2.0",
                "torchvision 0.24.1 numpy pillow",
                "pillow 9.0.0");
        WorkflowRun failed = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("scanDependencies: FAILED", failed);
        r.assertLogContains("CVE-2022-22817", failed);
        r.assertLogContains("compared with those of build #1, the last that passed", failed);
        // A build that failed is no baseline: the vulnerability stays new until a gate has accepted it.
        WorkflowRun again = r.buildAndAssertStatus(Result.FAILURE, job);
        String url = url(again);
        JenkinsRule.WebClient client = r.createWebClient();
        WebResponse tree =
                client.goTo(url + "dependencies.json", "application/json").getWebResponse();
        assertThat(tree.getContentAsString()).contains("\"appeared\":[\"CVE-2022-22817 in pillow 9.0.0\"]");
        WebResponse bill = client.goTo(url + "dependencies.cdx.json", "application/vnd.cyclonedx+json")
                .getWebResponse();
        assertThat(bill.getContentAsString()).contains("pkg:pypi/pillow@9.0.0");
        look(url);
    }

    @Test
    public void dataOfTheWorkspaceMayOnlyAdd() throws Exception {
        WorkflowJob job = job(", osv: 'osv'");
        put(job, pinned("numpy==2.1.0", "flask==3.0.0"));
        FilePath osv = Models.workspace(r.jenkins, job).child("osv");
        osv.child("GHSA-own.json").write(advisory("GHSA-dddd-eeee-ffff", "CVE-2026-1", "flask"), "UTF-8");
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("CVE-2026-1", run);
        Path store = AdvisoryData.store().directory();
        Path away = store.resolveSibling("advisories-away");
        Files.move(store, away);
        try {
            put(job, pinned("numpy==2.1.0"));
            run = r.buildAndAssertStatus(Result.FAILURE, job);
            r.assertLogContains("INCOMPLETE", run);
            r.assertLogContains("dependency/no-advisories", run);
        } finally {
            Files.move(away, store);
        }
    }

    @Test
    public void anAgentGetsTheControllersData() throws Exception {
        DumbSlave agent = r.createOnlineSlave();
        WorkflowJob job = Models.job(r, "node('" + agent.getNodeName() + "') { scanDependencies 'app' }");
        put(agent, job, pinned("pillow==9.0.0"));
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("CVE-2022-22817", run);
        FilePath copy = agent.getRootPath().child("model-gate/advisories");
        assertThat(copy.list())
                .extracting(FilePath::getName)
                .containsExactly(AdvisoryData.store().currentId().orElseThrow());
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
        List<String> complaints = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : Chromium.widths(scheme)) {
                try (BrowserContext context = CHROMIUM.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(width, 900))) {
                    Page page = Chromium.page(context, complaints);
                    page.navigate(r.getURL() + url);
                    Chromium.picture(page, "packages", scheme, width);
                    look(page, scheme + " " + width, complaints);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    private static void look(Page page, String what, List<String> complaints) {
        assertThat(page.locator(".model-gate-packages").innerText())
                .contains(
                        "since build #1, the last that passed",
                        "New vulnerabilities (1)",
                        "CVE-2022-22817 in pillow 9.0.0",
                        "numpy 2.1.0 → 2.2.0");
        // The way to what is vulnerable is open; the rest opens by keyboard.
        Locator tree = page.locator(".dependency-tree");
        assertThat(tree.getByText("pillow 9.0.0").isVisible()).isTrue();
        Locator closed = tree.locator("summary").filter(new Locator.FilterOptions().setHasText("transformers"));
        assertThat(tree.getByText("tokenizers").first().isVisible()).isFalse();
        closed.press("Enter");
        assertThat(tree.getByText("tokenizers").first().isVisible()).isTrue();
        Chromium.sound(page, what, complaints);
    }
}
