package io.jenkins.plugins.modelgate.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import io.jenkins.plugins.modelgate.engine.monitor.history.Place;
import io.jenkins.plugins.modelgate.engine.monitor.history.Series;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Who sees which model, what the pages and figures say, and who may end a series. */
public class MonitoringPageTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private static final String BAD = "ee".repeat(32);
    private static final String SECRET = "dd".repeat(32);
    private static WorkflowJob open;
    private static WorkflowJob hidden;

    @BeforeClass
    public static void models() throws Exception {
        Folder folder = r.createProject(Folder.class, "open");
        open = folder.createProject(WorkflowJob.class, "watch");
        hidden = r.createProject(WorkflowJob.class, "vault");
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "stranger")
                .grant(Item.READ)
                .onItems(folder, open)
                .to("reader"));
        MonitoringHistory history = ModelHistory.get().history();
        for (int i = 0; i < 55; i++) {
            add(history, String.format("%064x", i), 3, Verdict.PASSED, open, "");
        }
        for (int hours = 60; hours > 0; hours--) {
            add(history, BAD, hours, hours == 1 ? Verdict.FAILED : Verdict.PASSED, open, "eu <b>");
        }
        add(history, SECRET, 2, Verdict.PASSED, hidden, "");
    }

    private static void add(
            MonitoringHistory history, String model, int hoursAgo, Verdict verdict, WorkflowJob job, String name)
            throws Exception {
        history.append(
                Production.window(model, hoursAgo, verdict, verdict == Verdict.FAILED ? 0.7 : 0.02),
                Production.origin(job.getFullName(), name),
                false);
    }

    private static String url(String model, WorkflowJob job, String name) {
        return MonitoringRootAction.url(Place.of(new Series(model, job.getFullName(), name)));
    }

    private static WebResponse get(String user, String path) throws Exception {
        return send(user, new WebRequest(new URL(r.getURL(), path), HttpMethod.GET));
    }

    private static WebResponse send(String user, WebRequest request) throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient().withRedirectEnabled(false)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            client.setJavaScriptEnabled(false);
            if (user != null) {
                client.withBasicApiToken(user);
            }
            return client.loadWebResponse(request);
        }
    }

    @Test
    public void theListShowsTheWorstFirstAndWhatIsSeenAlone() throws Exception {
        String list = get("reader", "model-gate-monitoring/").getContentAsString();
        assertThat(list)
                .contains(BAD, "Alarmed (1)", "Well (55)", "eu &lt;b")
                .doesNotContain(SECRET, "vault", "eu <b>");
        assertThat(list.indexOf(BAD)).isLessThan(list.indexOf("0".repeat(62)));
        assertThat(get("reader", "model-gate-monitoring/?page=2").getContentAsString())
                .doesNotContain(BAD)
                .contains("rel=\"prev\"");
        assertThat(get("reader", "model-gate-monitoring/?show=alarmed").getContentAsString())
                .contains(BAD)
                .doesNotContain("0".repeat(62));
        assertThat(get("reader", "model-gate-monitoring/?search=eeeee&show=x&page=-3%27")
                        .getContentAsString())
                .contains(BAD)
                .doesNotContain("0".repeat(62));
        assertThat(get("stranger", "model-gate-monitoring/").getContentAsString())
                .contains("No watched model")
                .doesNotContain(BAD, SECRET);
        assertThat(get("admin", "model-gate-monitoring/?search=" + SECRET).getContentAsString())
                .contains(SECRET);
        assertThat(get(null, "model-gate-monitoring/").getStatusCode()).isEqualTo(403);
    }

    @Test
    public void thePageOfAModelHasWindowsFiguresAndPictures() throws Exception {
        WebResponse page = get("reader", url(BAD, open, "eu <b>"));
        assertThat(page.getStatusCode()).isEqualTo(200);
        String html = page.getContentAsString();
        assertThat(html)
                .contains(
                        BAD,
                        "Alarmed",
                        "drift.psi.amount",
                        "0.7 in the newest window",
                        "class=\"beyond\"",
                        "<svg role=\"img\"")
                .contains("drift.psi.&lt;b", "performance.accuracy", "rel=\"next\"", open.getUrl())
                .doesNotContain("drift.psi.<b>", "eu <b>", "Stop watching")
                .doesNotContainPattern("style=\"(?!display)");
        // 0.93 and 0.86 look the same in a picture that begins at nothing.
        assertThat(html).contains("The line is drawn from 0.8");
        assertThat(html.indexOf("performance.accuracy")).isLessThan(html.indexOf("drift.psi.amount"));
        assertThat(get("reader", url(BAD, open, "eu <b>") + "?page=2").getContentAsString())
                .contains("rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
        assertThat(get("reader", open.getUrl()).getContentAsString())
                .contains("model-gate-monitoring/?search=open%2Fwatch");
        assertThat(get("admin", url(BAD, open, "eu <b>")).getContentAsString()).contains("Stop watching");
    }

    @Test
    public void whatIsNotSeenDoesNotExist() throws Exception {
        for (String path : List.of(
                url(SECRET, hidden, ""),
                "model-gate-monitoring/series/" + BAD + "-" + "0".repeat(32) + "/",
                "model-gate-monitoring/series/..%2F..%2F/",
                "model-gate-monitoring/series/x/",
                "model-gate-monitoring/series/" + BAD + "/")) {
            assertThat(get("reader", path).getStatusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("admin", url(SECRET, hidden, "")).getStatusCode()).isEqualTo(200);
        assertThat(get(null, url(BAD, open, "eu <b>")).getStatusCode()).isEqualTo(403);
        assertThat(get("stranger", url(BAD, open, "eu <b>")).getStatusCode()).isEqualTo(404);
    }

    @Test
    public void figuresForPrometheusAreOfTheCallerAlone() throws Exception {
        WebResponse response = get("reader", "model-gate-monitoring/metrics");
        assertThat(response.getContentType()).isEqualTo("text/plain");
        assertThat(response.getResponseHeaderValue("Content-Type")).contains("version=0.0.4");
        String text = response.getContentAsString();
        assertWellFormed(text);
        assertThat(text)
                .contains("modelgate_monitored_models{condition=\"ok\"} 55\n")
                .contains("modelgate_monitored_models{condition=\"alarmed\"} 1\n")
                .contains("modelgate_model_condition{model=\"" + BAD
                        + "\",job=\"open/watch\",series=\"eu <b>\",condition=\"alarmed\"} 1\n")
                .contains("modelgate_model_windows_total{model=\"" + BAD
                        + "\",job=\"open/watch\",series=\"eu <b>\"} 60\n")
                .doesNotContain(SECRET, "vault");
        String one = get("reader", "model-gate-monitoring/metrics?model=" + BAD).getContentAsString();
        assertWellFormed(one);
        assertThat(one)
                .contains("measure=\"drift.psi.amount\"} 0.7\n", "measure=\"drift.psi.<b>\\\"region\\\"\"}")
                .doesNotContain("0".repeat(63));
        assertThat(get("reader", "model-gate-monitoring/metrics?model=" + SECRET)
                        .getContentAsString())
                .doesNotContain(SECRET);
        assertThat(get("stranger", "model-gate-monitoring/metrics").getContentAsString())
                .contains("modelgate_monitored_models{condition=\"ok\"} 0\n");
        assertThat(get(null, "model-gate-monitoring/metrics").getStatusCode()).isEqualTo(403);
        assertThat(send("reader", new WebRequest(new URL(r.getURL(), "model-gate-monitoring/metrics"), HttpMethod.POST))
                        .getStatusCode())
                .isEqualTo(404);
    }

    /** As the format's grammar has it: help and type once before the samples, labels quoted, no sample twice. */
    private static void assertWellFormed(String text) {
        assertThat(text).endsWith("\n");
        Pattern sample = Pattern.compile(
                "([a-z_]+)(\\{[a-z_]+=\"([^\"\\\\\n]|\\\\[\\\\\"n])*\"(,[a-z_]+=\"([^\"\\\\\n]|\\\\[\\\\\"n])*\")*\\})? -?[0-9.E-]+");
        List<String> seen = new ArrayList<>();
        String family = "";
        for (String line : text.split("\n")) {
            if (line.startsWith("# HELP ")) {
                family = line.split(" ")[2];
                assertThat(seen).doesNotContain("# " + family);
                seen.add("# " + family);
            } else if (line.startsWith("# TYPE ")) {
                assertThat(line).matches("# TYPE " + family + " (gauge|counter)");
            } else {
                Matcher matcher = sample.matcher(line);
                assertThat(matcher.matches()).as(line).isTrue();
                assertThat(matcher.group(1)).isEqualTo(family);
                assertThat(seen).doesNotContain(line.substring(0, line.lastIndexOf(' ')));
                seen.add(line.substring(0, line.lastIndexOf(' ')));
            }
        }
    }

    @Test
    public void labelsAreEscapedAndSamplesBounded() throws Exception {
        PrometheusText text = new PrometheusText().family("a_b", "gauge", "line\nend \\ back");
        text.sample("a_b", 0.25, "job", "x\"} 1\ny{\\");
        assertThat(text.toString())
                .isEqualTo("# HELP a_b line\\nend \\\\ back\n# TYPE a_b gauge\na_b{job=\"x\\\"} 1\\ny{\\\\\"} 0.25\n");
    }

    @Test
    public void anAdministratorEndsASeriesWithAReason() throws Exception {
        String model = "cc".repeat(32);
        add(ModelHistory.get().history(), model, 5, Verdict.FAILED, open, "");
        String retire = url(model, open, "") + "retire";
        assertThat(get("admin", retire + "?reason=replaced").getStatusCode()).isEqualTo(404);
        assertThat(post("reader", retire, "replaced").getStatusCode()).isEqualTo(403);
        assertThat(post("stranger", retire, "replaced").getStatusCode()).isEqualTo(404);
        assertThat(post("admin", retire, " x ").getStatusCode()).isEqualTo(400);
        assertThat(get("reader", url(model, open, "")).getStatusCode()).isEqualTo(200);
        assertThat(post("admin", retire, "replaced by v2").getStatusCode()).isEqualTo(302);
        assertThat(get("admin", url(model, open, "")).getStatusCode()).isEqualTo(404);
        AuditReader reader = AuditTrail.get().reader();
        Entry last = reader.entry(reader.size() - 1);
        assertThat(last.actor()).isEqualTo("admin");
        assertThat(last.detail()).containsEntry("reason", "replaced by v2");
    }

    private static WebResponse post(String user, String path, String reason) throws Exception {
        return send(
                user,
                new WebRequest(new URL(r.getURL(), path + "?reason=" + reason.replace(" ", "%20")), HttpMethod.POST));
    }
}
