package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import hudson.FilePath;
import hudson.model.Item;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.Datasets;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.advisory.Advisories;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.lineage.LineageRootAction;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** A real chain from data to deployment, asked for by people and programs, and seen only by those who may. */
public class ModelLineageTest {
    private static final String PAGE = LineageRootAction.URL + "/";
    private static final String TORCH = "pkg:pypi/torch@2.1.0";

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private static WorkflowJob train;
    private static WorkflowRun run;
    private static String model;
    private static String dataset;

    @BeforeClass
    public static void chain() throws Exception {
        Town.settle(r);
        Files.writeString(FOLDER.getRoot().toPath().resolve("GHSA-aaaa-bbbb-cccc.json"), """
                {"schema_version": "1.7.0", "id": "GHSA-aaaa-bbbb-cccc", "summary": "s", "modified": "%s",
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "other"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]}
                """.formatted(Instant.now()));
        Advisories.osv(FOLDER.getRoot().toPath());
        train = r.createProject(WorkflowJob.class, "train-model");
        Pipelines.job(
                train,
                "node('built-in') {\n"
                        + "validateDataset paths: 'data/*.csv', name: 'orders'\n"
                        + "scanDependencies path: 'app'\n"
                        + "verifyModelArtifact path: 'model', madeHere: true\n}\n"
                        + Pipelines.ASK
                        + "node('built-in') { withApprovedModel(artifact: 'model', to: 'production') { echo 'deployed' } }\n");
        FilePath workspace = Models.workspace(r.jenkins, train);
        Datasets.put(workspace.child("data/orders.csv"), 1000, 0, 1);
        workspace
                .child("app/requirements.txt")
                .write("torch==2.1.0 --hash=sha256:" + "0123456789abcdef".repeat(4) + "\n", "UTF-8");
        workspace.child("model/README.md").write("---\nbase_model: bert-base-uncased\n---\n# A model\n", "UTF-8");
        run = Pipelines.start(train, "dev");
        // Three checks, each in a process of its own: a loaded machine needs its time for each.
        for (int checks = 1; checks <= 3; checks++) {
            int done = checks;
            Workers.until(done + " checks", () -> reports() >= done || !run.isBuilding());
        }
        Pipelines.agree(Pipelines.await(run));
        r.assertBuildStatusSuccess(r.waitForCompletion(run));
        model = entry("verifyModelArtifact");
        dataset = entry("validateDataset");
    }

    private static int reports() {
        ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
        return action == null ? 0 : action.entries().size();
    }

    private static String entry(String check) {
        return run.getAction(ModelGateRunAction.class).entries().stream()
                .filter(entry -> entry.check().equals(check))
                .map(ReportEntry::sha256)
                .findFirst()
                .orElseThrow();
    }

    private static String token(String kind, String id) {
        return kind + "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static WebResponse get(String user, String path) throws Exception {
        return LineageClient.get(r, user, path);
    }

    private static JsonNode json(String user, String path, int status) throws Exception {
        return LineageClient.json(r, user, path, status);
    }

    @Test
    public void programsAreToldTheWholeChain() throws Exception {
        JsonNode production = json("boss", "production", 200);
        assertThat(production.at("/deployments")).hasSize(1);
        JsonNode standing = production.at("/deployments/0");
        assertThat(standing.path("model").asText()).isEqualTo(model);
        assertThat(standing.path("state").asText()).isEqualTo("SUCCESS");
        assertThat(standing.path("stage").asText()).isEqualTo("production");

        JsonNode chain = json("boss", "chain?thing=" + standing.path("thing").asText(), 200);
        List<String> ids = chain.path("things").findValuesAsText("id");
        assertThat(ids).contains(model, dataset, "bert-base-uncased");
        assertThat(chain.path("things").findValuesAsText("kind"))
                .contains("BUILD", "PACKAGES", "REPORT", "APPROVAL", "DEPLOYMENT");
        assertThat(chain.path("things").findValuesAsText("state")).contains("APPROVED", "PASSED", "SUCCESS");

        for (String bad : List.of(
                "dataset-" + dataset,
                token("package", TORCH),
                token("package", "pkg:pypi/torch"),
                token("base_model", "bert-base-uncased"))) {
            JsonNode affected = json("boss", "affected?thing=" + bad, 200);
            assertThat(affected.path("models").get(0).asText()).as(bad).isEqualTo("model-" + model);
            assertThat(affected.path("deploymentCount").asInt()).as(bad).isOne();
            assertThat(affected.path("allModels").asBoolean()).isTrue();
            assertThat(affected.path("hiddenBuilds").asInt()).isZero();
            assertThat(affected.path("missingEvidence").asInt()).isZero();
        }
        assertThat(json("boss", "search?q=sha256:" + dataset, 200)
                        .path("things")
                        .findValuesAsText("kind"))
                .contains("DATASET");
        assertThat(json("boss", "search?q=model", 200).path("things").findValuesAsText("id"))
                .contains(model);
        JsonNode events = json("boss", "events?thing=model-" + model, 200);
        assertThat(events.findValuesAsText("name")).contains("sha256:" + model, "sha256:" + dataset);

        json("boss", "chain?thing=model-" + "0".repeat(64), 404);
        json("boss", "chain?thing=nonsense", 400);
        json("boss", "chain?thing=list-missing", 400);
        // No fact leads from these to a model: an empty answer would look like one.
        for (String kind : List.of("report", "image", "configuration", "subject", "job")) {
            json("boss", "affected?thing=" + kind + "-" + model, 400);
        }
        assertThat(json("boss", "search?q=" + "x".repeat(1025), 200)
                        .path("allShown")
                        .asBoolean())
                .isFalse();
        assertThat(get("boss", LineageRootAction.URL + "/v1/events?thing=model-" + model)
                        .getResponseHeaderValue("Model-Gate-All-Shown"))
                .isEqualTo("true");
        json("boss", "production?limit=9999", 400);
        json("boss", "production?stage=x", 400);
        json("boss", "search", 400);
    }

    @Test
    public void nobodyLearnsOfJobsThatTheyMayNotSee() throws Exception {
        String standing =
                json("boss", "production", 200).at("/deployments/0/thing").asText();
        try {
            r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.READ)
                    .everywhere()
                    .to("stranger", "reader")
                    .grant(Item.READ, ModelGatePermissions.VIEW)
                    .onItems(train)
                    .to("reader"));
            assertThat(json("reader", "production", 200).at("/deployments")).hasSize(1);
            assertThat(json("stranger", "production", 200).at("/deployments")).isEmpty();
            assertThat(json("stranger", "search?q=" + model, 200).at("/things")).isEmpty();
            for (String thing : List.of(standing, "model-" + model, "dataset-" + dataset, token("package", TORCH))) {
                json("stranger", "chain?thing=" + thing, 404);
                json("stranger", "affected?thing=" + thing, thing.equals(standing) ? 400 : 404);
                json("stranger", "events?thing=" + thing, 404);
                WebResponse page = get("stranger", PAGE + "thing/" + thing + "/");
                assertThat(page.getStatusCode()).isEqualTo(404);
                assertThat(page.getContentAsString()).doesNotContain("train-model", "orders");
                assertThat(get("reader", PAGE + "thing/" + thing + "/").getStatusCode())
                        .isEqualTo(200);
            }
            assertThat(get("stranger", PAGE).getContentAsString()).doesNotContain("train-model", model);
            // A job that gets the name later has no part in what was there before.
            WorkflowJob other = r.createProject(WorkflowJob.class, "young");
            train.renameTo("old-name");
            other.renameTo("train-model");
            r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.READ)
                    .everywhere()
                    .to("stranger")
                    .grant(Item.READ, ModelGatePermissions.VIEW)
                    .onItems(other)
                    .to("stranger"));
            json("stranger", "chain?thing=model-" + model, 404);
            other.delete();
            train.renameTo("train-model");
        } finally {
            Town.settle(r);
        }
        assertThat(json("boss", "production", 200).at("/deployments")).hasSize(1);
    }

    @Test
    public void pagesAreSoundInEveryLightAndByKeyboard() throws Exception {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        List<String> complaints = new ArrayList<>();
        String way = PAGE + "thing/model-" + model + "/";
        assertThat(get("boss", run.getUrl() + "model-gate/").getContentAsString())
                .contains(way);
        String request = ApprovalRequests.get().all().iterator().next().id();
        assertThat(get("boss", "model-gate-approvals/request/" + request + "/").getContentAsString())
                .contains(way);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : Chromium.widths(scheme)) {
                try (BrowserContext context = CHROMIUM.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(width, 900))) {
                    Page page = Chromium.page(context, complaints);
                    login(page);
                    look(page, PAGE + "?q=" + encoded("model"), "lineage", scheme, width, complaints);
                    look(page, way, "lineage-model", scheme, width, complaints);
                    look(page, PAGE + "thing/dataset-" + dataset + "/", "lineage-dataset", scheme, width, complaints);
                }
            }
        }
        try (BrowserContext context = CHROMIUM.browser().newContext()) {
            Page page = Chromium.page(context, complaints);
            login(page);
            page.navigate(r.getURL() + PAGE);
            page.getByLabel("Digest, name, commit, package URL, fingerprint or id")
                    .fill(TORCH);
            page.getByLabel("Digest, name, commit, package URL, fingerprint or id")
                    .press("Enter");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(TORCH))
                    .press("Enter");
            page.waitForSelector("#affected");
            assertThat(page.content()).contains("One deployment stands and is affected");
            // A box of the picture is a link for the keyboard.
            page.locator(".model-gate-graph a").first().press("Enter");
            page.waitForSelector("#chain");
        }
        assertThat(complaints).isEmpty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void login(Page page) throws Exception {
        page.navigate(r.getURL() + "login");
        page.locator("#j_username").fill("boss");
        page.locator("#j_password").fill("boss");
        page.locator("#j_password").press("Enter");
        page.waitForURL(url -> !url.contains("login"));
    }

    private static void look(
            Page page, String path, String name, ColorScheme scheme, int width, List<String> complaints)
            throws Exception {
        page.navigate(r.getURL() + path);
        String what = name + " " + scheme + " " + width;
        Chromium.sound(page, what, complaints);
        Chromium.picture(page, name, scheme, width);
    }
}
