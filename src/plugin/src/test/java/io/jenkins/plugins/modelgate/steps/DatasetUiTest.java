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
import hudson.model.User;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.Datasets;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.approval.ApprovalRequests;
import io.jenkins.plugins.modelgate.config.ApprovalRuleEntry;
import io.jenkins.plugins.modelgate.config.ApprovalSection;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Data of real builds in a real browser: the report's pictures, the same dataset from build to build, the keyboard alone. */
public class DatasetUiTest {
    private static final List<String> SHOWN = List.of("data-report", "data-trend", "data-model", "data-approval");
    private static final String HOSTILE = "orders <img src=x onerror=alert(1)>\"&#?";

    @org.junit.Rule
    public JenkinsRule r = new JenkinsRule();

    {
        // Real builds, then many looks with axe-core each.
        r.timeout = 900;
    }

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private final List<String> complaints = new ArrayList<>();

    @Test
    public void dataIsSeenAndHeardFromBuildToBuild() throws Exception {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        User.getById("modern", true)
                .addProperty(new UserExperimentalFlagsProperty(Map.of("new-build-page.flag", "true")));
        WorkflowJob job = Models.job(r, "node('built-in') { validateDataset paths: 'data/*.csv', name: 'orders' }");
        job.renameTo("daily-orders");
        FilePath data = Models.workspace(r.jenkins, job).child("data/orders.csv");
        Datasets.orders(data, 3000, 0, 0.02, 1);
        r.buildAndAssertSuccess(job);
        Datasets.orders(data, 3100, 0.03, 0.02, 2);
        r.buildAndAssertSuccess(job);
        Datasets.orders(data, 3250, 1.2, 0.02, 3);
        r.buildAndAssertStatus(Result.FAILURE, job);
        Datasets.orders(data, 3150, 0.02, 0.3, 4);
        r.buildAndAssertStatus(Result.FAILURE, job);
        WorkflowRun run = job.getBuildByNumber(3);
        String report = reportUrl(run);
        WorkflowRun model = modelOf(job);
        String request = "model-gate-approvals/request/"
                + ApprovalRequests.get().all().iterator().next().id() + "/";

        try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
            Page page = page(context, "classic");
            theKeyboardLeadsThere(page, job);
            wordsSayIt(page, report);
        }
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : Chromium.widths(scheme)) {
                try (BrowserContext context = context(scheme, width)) {
                    Page page = page(context, "classic");
                    look(page, run.getUrl() + "model-gate/", "data-tab", scheme, width);
                    look(page, report, "data-report", scheme, width);
                    look(page, job.getUrl() + "model-gate-data/", "data-trend", scheme, width);
                    look(page, reportUrl(model), "data-model", scheme, width);
                    look(page, request, "data-approval", scheme, width);
                    assertThat(page.getByRole(
                                            AriaRole.LINK,
                                            new Page.GetByRoleOptions()
                                                    .setName("orders")
                                                    .setExact(true))
                                    .getAttribute("href"))
                            .endsWith(reportUrl(job.getBuildByNumber(2)));
                }
                try (BrowserContext context = context(scheme, width)) {
                    look(page(context, "modern"), report, "data-new-report", scheme, width);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    /** A build that waits for the approval of a model, whose data the second build has examined. */
    private WorkflowRun modelOf(WorkflowJob data) throws Exception {
        ApprovalSection approval = new ApprovalSection();
        approval.setRules(List.of(new ApprovalRuleEntry("ml-lead", 1)));
        ModelGatePolicy policy = new ModelGatePolicy("production");
        policy.setApproval(approval);
        ModelGateConfiguration.get().setPolicies(List.of(policy));
        ModelGateConfiguration.get().setDefaultPolicy("production");
        WorkflowJob job = Models.job(
                r,
                r.jenkins,
                "node('built-in') { verifyModelArtifact path: 'model', data: '" + data.getName() + "#2' }\n"
                        + "requireApproval artifact: 'model', to: 'production'",
                Models.GOOD);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Workers.until("it asks", () -> !ApprovalRequests.get().all().isEmpty() || !run.isBuilding());
        return run;
    }

    @Test
    public void hostileNamesAreText() throws Exception {
        WorkflowJob job = Models.job(r, "node('built-in') { validateDataset paths: 'd.csv', name: '" + HOSTILE + "' }");
        FilePath data = Models.workspace(r.jenkins, job).child("d.csv");
        StringBuilder csv = new StringBuilder("\"<script>alert(2)</script>\",\"<svg onload=alert(3)>\"\n");
        for (int i = 0; i < 300; i++) {
            csv.append(i).append(",\"<b onclick=alert(").append(i % 3).append(")>\"\n");
        }
        data.write(csv.toString(), "UTF-8");
        r.buildAndAssertSuccess(job);
        WorkflowRun run = r.buildAndAssertSuccess(job);
        try (BrowserContext context = context(ColorScheme.LIGHT, 320)) {
            Page page = page(context, null);
            look(page, reportUrl(run), "hostile", ColorScheme.LIGHT, 320);
            assertThat(page.locator(".charts").innerText()).contains("<svg onload=alert(3)>", "<b onclick=alert(1)>");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("This dataset from build to build"))
                    .press("Enter");
            page.waitForURL("**/model-gate-data/**");
            assertThat(page.locator("#builds").innerText()).contains(HOSTILE);
            assertThat(page.locator("#main-panel img[src=x]").count()).isZero();
            look(page, job.getUrl() + "model-gate-data/", "hostile", ColorScheme.LIGHT, 320);
        }
        assertThat(complaints).isEmpty();
    }

    private void theKeyboardLeadsThere(Page page, WorkflowJob job) throws Exception {
        page.navigate(r.getURL() + job.getUrl());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Data over time"))
                .first()
                .press("Enter");
        page.waitForURL("**/model-gate-data/");
        Locator builds = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Builds orders"));
        assertThat(builds.getByRole(AriaRole.ROW).allInnerTexts()).hasSize(5);
        assertThat(builds.innerText())
                .contains("farthest amount: ", "times the limit", "3,250", "not compared", "none");
        tabTo(page, page.locator("#main-panel").getByText("Figures of amount").first());
        page.keyboard().press("Enter");
        Locator figures = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Figures of amount"));
        assertThat(figures.innerText()).contains("#1", "#4", "Drift, in limits");
        builds.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("#3"))
                .press("Enter");
        page.waitForURL("**/model-gate/report/**");
    }

    private void wordsSayIt(Page page, String report) throws Exception {
        page.navigate(r.getURL() + report);
        Locator amount = page.locator(".chart.drifted")
                .filter(new Locator.FilterOptions().setHasText("amount"))
                .first();
        assertThat(amount.innerText())
                .containsPattern("Different from the baseline: the rows with .+ were .+ % and are .+ %");
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Distribution of amount"))
                        .isVisible())
                .isTrue();
        // What a picture shows, a table says.
        tabTo(page, amount.getByText("Figures"));
        page.keyboard().press("Enter");
        assertThat(amount.getByRole(AriaRole.TABLE).innerText()).contains("PSI", "limit 0.2", "median", " and more");
        // Few values have their names and numbers beside the bars.
        assertThat(page.locator(".chart .values").allInnerTexts().toString()).contains("north", "south", "true");
        page.getByText("What the measures mean").press("Enter");
        assertThat(page.locator(".measures").innerText()).contains("Population stability index");
    }

    private static String reportUrl(WorkflowRun run) {
        ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
        return run.getUrl() + "model-gate/report/" + action.entries().get(0).id() + "/";
    }

    private static BrowserContext context(ColorScheme scheme, int width) {
        BrowserContext context = CHROMIUM.browser()
                .newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
        return context;
    }

    private Page page(BrowserContext context, String user) {
        if (user != null) {
            String password = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
            context.setExtraHTTPHeaders(Map.of("Authorization", "Basic " + password));
        }
        Page page = Chromium.page(context, complaints);
        return page;
    }

    /** Presses Tab until the focus is there, or at what it is part of. */
    private static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < 150; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(wanted.evaluate("element => document.activeElement !== document.body"
                    + " && document.activeElement.contains(element)"))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not come to " + wanted);
    }

    private void look(Page page, String path, String name, ColorScheme scheme, int width) throws Exception {
        page.navigate(r.getURL() + path);
        String what = name + " " + scheme + " " + width;
        if (SHOWN.contains(name)) {
            Chromium.picture(page, name, scheme, width);
        }
        page.locator("#main-panel details").evaluateAll("all => all.forEach(each => each.open = true)");
        Chromium.sound(page, what, complaints);
        Object headings = page.evaluate("document.querySelectorAll('h1').length");
        if (!headings.equals(1)) {
            complaints.add(what + ": has " + headings + " headings of the first level");
        }
    }
}
