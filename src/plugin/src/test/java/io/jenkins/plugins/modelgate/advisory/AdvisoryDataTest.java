package io.jenkins.plugins.modelgate.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.util.FormValidation;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Snapshot;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SourceState;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.StoreUpdate;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.UpdateAttempt;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Advisory data from the configuration to an agent, with the real engine of Dependency-Check in the worker. */
public class AdvisoryDataTest {
    private static final String BASE = "manage/" + AdvisoryDataLink.URL + "/";

    @ClassRule
    public static final JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private Path feeds;

    @Before
    public void feeds() throws Exception {
        feeds = FOLDER.newFolder().toPath();
        for (String name : new String[] {"nvdcve-2.0-small.json", "nvdcve-2.0-small.meta"}) {
            try (InputStream in = AdvisoryDataTest.class.getResourceAsStream(name)) {
                Files.copy(in, feeds.resolve(name));
            }
        }
        Advisories.years(feeds);
        AdvisoryConfiguration.get().setNvd(feeds.toString());
        AdvisoryConfiguration.get().setHours(0);
    }

    @After
    public void open() {
        r.jenkins.setAuthorizationStrategy(hudson.security.AuthorizationStrategy.UNSECURED);
        r.jenkins.setSecurityRealm(hudson.security.SecurityRealm.NO_AUTHENTICATION);
    }

    @Test
    public void aWorkerFillsTheStoreAndAnAgentGetsItOnce() throws Exception {
        Advisories.update();
        assertThat(AdvisoryData.store().lastAttempt())
                .as(AdvisoryUpdates.lastLog())
                .hasValueSatisfying(attempt -> assertThat(attempt.updated()).isTrue());
        DumbSlave agent = r.createOnlineSlave();
        try (Snapshot snapshot = AdvisoryData.store().open()) {
            assertThat(snapshot.manifest().source("nvd").orElseThrow().records())
                    .isGreaterThan(5);
            assertThat(AdvisoryShipping.ship(r.jenkins.getRootPath(), snapshot))
                    .isEqualTo(snapshot.directory().toString());
            Path copy = Path.of(AdvisoryShipping.ship(agent.getRootPath(), snapshot));
            assertThat(copy).startsWith(Path.of(agent.getRemoteFS()));
            Path database = copy.resolve("nvd/odc.mv.db");
            Object written = Files.getAttribute(database, "lastModifiedTime");
            try (Snapshot there = Snapshot.open(copy, snapshot.id())) {
                assertThat(Sha256.of(there.place("nvd/odc.mv.db")))
                        .isEqualTo(there.entry("nvd/odc.mv.db").sha256());
            }
            AdvisoryShipping.ship(agent.getRootPath(), snapshot);
            assertThat(Files.getAttribute(database, "lastModifiedTime")).isEqualTo(written);
            // What a build on the agent changes is noticed and replaced.
            Files.writeString(database, "nothing is vulnerable");
            AdvisoryShipping.ship(agent.getRootPath(), snapshot);
            try (Snapshot there = Snapshot.open(copy, snapshot.id())) {
                assertThat(Sha256.of(there.place("nvd/odc.mv.db")))
                        .isEqualTo(there.entry("nvd/odc.mv.db").sha256());
            }
        }
    }

    /** The feed is older than the policy permits: what it knows counts, and that it knows nothing newer is said. */
    @Test
    public void dependencyCheckAnswersInAWorkerOnAnAgent() throws Exception {
        Advisories.update();
        DumbSlave agent = r.createOnlineSlave();
        WorkflowJob job = Models.job(r, "node('" + agent.getNodeName() + "') { scanDependencies 'app' }");
        Models.workspace(agent, job)
                .child("app/requirements.txt")
                .write(
                        "pyyaml==5.3.1 --hash=sha256:" + "ab".repeat(32) + "\njoblib==1.4.2 --hash=sha256:"
                                + "cd".repeat(32) + "\n",
                        "UTF-8");
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("CVE-2020-14343", run);
        r.assertLogContains("dependency-check", run);
        r.assertLogContains("dependency/stale-advisories", run);
        r.assertLogNotContains("CVE-2022-21797", run);
    }

    @Test
    public void aFailedUpdateSaysWhyAndChangesNothing() throws Exception {
        Advisories.update();
        String before = AdvisoryData.store().currentId().orElseThrow();
        Files.writeString(feeds.resolve("nvdcve-2.0-small.json"), "{\"<b>\":");
        Advisories.update();
        assertThat(AdvisoryData.store().currentId()).contains(before);
        assertThat(new AdvisoryDataLink().getFailure()).contains("no whole feed of the NVD");
        assertThat(AdvisoryUpdates.lastLog()).contains("no whole feed of the NVD");
        assertThat(r.createWebClient().goTo(BASE).getWebResponse().getContentAsString())
                .contains("no whole feed of the NVD")
                .contains("The last update failed");
    }

    @Test
    public void anUpdateFromElsewhereIsSeenAndNoSecondOneRuns() throws Exception {
        try (StoreUpdate other = AdvisoryData.store().begin(Instant.now())) {
            assertThat(other.scratch()).isDirectory();
            assertThat(AdvisoryUpdates.running()).isTrue();
            Advisories.update();
            assertThat(AdvisoryUpdates.lastLog()).contains("another update of");
        }
    }

    @Test
    public void administratorsAlonePressTheButtonAndOnlyByPost() throws Exception {
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("reader"));
        assertThat(status("", HttpMethod.GET, "admin")).isEqualTo(200);
        assertThat(status("", HttpMethod.GET, "reader")).isEqualTo(403);
        assertThat(status("update", HttpMethod.POST, "reader")).isEqualTo(403);
        assertThat(status("update", HttpMethod.GET, "admin")).isEqualTo(404);
        AdvisoryConfiguration.get().setNvd(null);
        assertThat(status("update", HttpMethod.POST, "admin")).isEqualTo(409);
        AdvisoryConfiguration.get().setNvd(feeds.toString());
        assertThat(status("update", HttpMethod.POST, "admin")).isEqualTo(302);
        Advisories.await();
    }

    @Test
    public void theConfigurationIsCodeAndRefusesWhatIsNoPlace() throws Exception {
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(
                        "security:\n  modelGateAdvisories:\n    osv: https://mirror.example.com/all.zip\n    hours: 24\n"
                                .getBytes(StandardCharsets.UTF_8))));
        assertThat(AdvisoryConfiguration.get().getOsv()).isEqualTo("https://mirror.example.com/all.zip");
        assertThat(AdvisoryConfiguration.get().getHours()).isEqualTo(24);
        for (String bad : List.of(
                "relative/dir",
                "ftp://x/y",
                "https://user:secret@host/x",
                "https://host/x?sig=secret",
                "file:///etc",
                "/a\nb")) {
            assertThatThrownBy(() -> AdvisoryConfiguration.get().setOsv(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret");
        }
        assertThat(AdvisoryConfiguration.get().doCheckOsv("http://mirror.example.com/all.zip").kind)
                .isEqualTo(FormValidation.Kind.WARNING);
        assertThatThrownBy(() -> AdvisoryConfiguration.get().setHours(-1)).isInstanceOf(IllegalArgumentException.class);
        AdvisoryConfiguration.get().setOsv(null);
    }

    @Test
    public void thePageSaysWhereDataAreFromAndWhatIsNotConfiguredIsTakenOut() throws Exception {
        AdvisoryConfiguration.get().setNvd(null);
        Path kev = Files.writeString(
                FOLDER.newFile().toPath(),
                "{\"dateReleased\":\"2026-11-24T18:00:00.000Z\",\"vulnerabilities\":[{\"cveID\":\"CVE-2021-44228\"}]}");
        Path epss =
                Files.writeString(FOLDER.newFile().toPath(), "cve,epss,percentile\nCVE-2021-44228,0.94358,0.99957\n");
        AdvisoryConfiguration.get().setKev(kev.toString());
        AdvisoryConfiguration.get().setEpss(epss.toString());
        Advisories.update();
        AdvisoryConfiguration.get().setEpss(null);
        AdvisoryConfiguration.get().setKev(epss.toString());
        assertThat(r.createWebClient().goTo(BASE).getWebResponse().getContentAsString())
                .contains("<div>" + kev + "</div>", "next from " + epss, "no longer configured");
        AdvisoryConfiguration.get().setKev(kev.toString());
        Advisories.update();
        assertThat(AdvisoryData.store().currentManifest().orElseThrow().sources())
                .extracting(SourceState::name)
                .containsExactly("kev");
        assertThat(AdvisoryUpdates.lastLog()).contains("advisories/few-records: kev has 1 records");
        AdvisoryConfiguration.get().setKev(null);
    }

    @Test
    public void whatIsOldOnAnAgentIsClearedAwayAndNobodyFailsByIt() throws Exception {
        Path root = FOLDER.newFolder().toPath();
        AgentSnapshots snapshots = new AgentSnapshots(root);
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
        Path before = Files.createDirectories(snapshots.place("a").resolve("nvd"));
        Files.writeString(before.resolve("data"), "x");
        Files.setLastModifiedTime(snapshots.place("a"), old);
        Path broken = Files.createDirectories(snapshots.place("b").resolve("nvd"))
                .resolve(".12345678-1234-1234-1234-123456789012.tmp");
        Files.setLastModifiedTime(Files.writeString(broken, "half"), old);
        assertThat(snapshots.missing("b", List.of(new ShippedFile("nvd/data", 1, "0".repeat(64)))))
                .hasSize(1);
        assertThat(snapshots.place("a")).doesNotExist();
        assertThat(broken).doesNotExist();
        try (var left = Files.list(snapshots.place("b").getParent())) {
            assertThat(left).containsExactly(snapshots.place("b"));
        }
    }

    @Test
    public void updatesComeAsOftenAsConfiguredAndSoonerAfterAFailure() {
        Instant now = Instant.parse("2026-11-26T12:00:00Z");
        Duration day = Duration.ofHours(24);
        assertThat(AdvisoryWork.due(Optional.empty(), day, now)).isTrue();
        assertThat(AdvisoryWork.due(ended(now, 23, true), day, now)).isFalse();
        assertThat(AdvisoryWork.due(ended(now, 24, true), day, now)).isTrue();
        assertThat(AdvisoryWork.due(ended(now, 1, false), day, now)).isTrue();
        assertThat(AdvisoryWork.due(ended(now, -5, true), day, now)).isTrue();
    }

    @Test
    public void thePageIsSoundInABrowser() throws Exception {
        Advisories.update();
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context = CHROMIUM.browser().newContext()) {
            Page page = Chromium.page(context, complaints);
            for (int width : new int[] {1280, 320}) {
                page.setViewportSize(width, 900);
                page.navigate(r.getURL() + BASE);
                assertThat(page.locator("table").innerText()).contains("NVD").contains("5");
                List<Rule> violations = new AxeBuilder(page)
                        .include(List.of("#main-panel"))
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations();
                assertThat(violations).extracting(Rule::getId).isEmpty();
            }
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Update now"))
                    .click();
            Advisories.await();
            page.navigate(r.getURL() + BASE);
            assertThat(page.getByText("Updated at").count()).isEqualTo(1);
        }
        assertThat(complaints).isEmpty();
    }

    private static Optional<UpdateAttempt> ended(Instant now, int hoursAgo, boolean updated) {
        Instant then = now.minus(Duration.ofHours(hoursAgo));
        return Optional.of(new UpdateAttempt(then, then, updated, ""));
    }

    private static int status(String path, HttpMethod verb, String user) throws Exception {
        JenkinsRule.WebClient client =
                r.createWebClient().withRedirectEnabled(false).withThrowExceptionOnFailingStatusCode(false);
        client.withBasicApiToken(user);
        return client.loadWebResponse(new WebRequest(new URL(r.getURL(), BASE + path), verb))
                .getStatusCode();
    }
}
