package io.jenkins.plugins.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.Item;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

public class ReportPageTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @After
    public void openToAll() {
        r.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        r.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
    }

    @Test
    public void tabSummaryAndReportTellTheSame() throws Exception {
        FreeStyleBuild build = build();
        ModelGateReports.attach(build, SampleReports.passed(), null);
        String id = ModelGateReports.attach(build, SampleReports.failed(), null).id();
        JenkinsRule.WebClient web = r.createWebClient();

        HtmlPage overview = web.getPage(build);
        assertThat(overview.asNormalizedText()).contains("Model Gate", "Failed", "Passed", "1 critical, 1 high, 1 low");
        assertThat(overview.getAnchors().stream()
                        .filter(a -> a.getHrefAttribute().endsWith("/model-gate")))
                .isNotEmpty();

        HtmlPage tab = web.getPage(build, "model-gate");
        assertThat(tab.asNormalizedText())
                .contains(
                        "verifyModelArtifact model",
                        "Failed",
                        "Passed",
                        "production",
                        "0123456789abcdef…",
                        "1 more accepted");
        assertThat(tab.getByXPath("//h1")).hasSize(1);

        HtmlPage report = web.getPage(build, "model-gate/report/" + id + "/");
        assertThat(report.asNormalizedText())
                .contains("posix.system is imported and called", "training_args.bin!/archive/data.pkl @12", "AML.T0018")
                .contains("keeps the gate closed", "All gates of this build");
        assertThat(report.asXml()).contains("accepted until 2027-03-31: reviewed in MG-12");
        assertThat(report.getByXPath("//h1")).hasSize(1);
        HtmlPage low = web.getPage(build, "model-gate/report/" + id + "/?severity=LOW");
        assertThat(low.asNormalizedText()).contains("Operator of a vendor").doesNotContain("posix.system");
        assertThat(web.getPage(build, "model-gate/report/" + id + "/?severity=<b>&page=-7&files=x")
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(200);
    }

    @Test
    public void aBuildWithoutGatesHasNoTab() throws Exception {
        FreeStyleBuild build = build();

        assertThat(build.getAction(ModelGateTab.class)).isNull();
        r.createWebClient().assertFails(build.getUrl() + "model-gate", 404);
    }

    @Test
    public void hostileTextStaysText() throws Exception {
        FreeStyleBuild build = build();
        String id =
                ModelGateReports.attach(build, SampleReports.hostile(), null).id();
        for (String page : List.of("", "model-gate", "model-gate/report/" + id + "/")) {
            HtmlPage shown = r.createWebClient().getPage(build, page);
            assertThat(shown.getByXPath("//img[@src='x']")).as(page).isEmpty();
            assertThat(shown.getByXPath("//script[contains(., 'alert(1)')]"))
                    .as(page)
                    .isEmpty();
            assertThat(shown.asNormalizedText()).as(page).contains("<script>alert(1)</script>");
        }
    }

    @Test
    public void longListsArePaged() throws Exception {
        FreeStyleBuild build = build();
        String id = ModelGateReports.attach(build, SampleReports.large(500, 20_000), null)
                .id();

        HtmlPage page = r.createWebClient().getPage(build, "model-gate/report/" + id + "/?page=2&severity=HIGH");

        assertThat(page.asNormalizedText())
                .contains("Page 2 of 10")
                .contains("acme.Layer50")
                .doesNotContain("acme.Layer49\n");
        assertThat(page.asNormalizedText()).contains("Page 1 of 400");
        assertThat(page.getWebResponse().getContentLength()).isLessThan(400_000);
    }

    @Test
    public void downloadsAreHarmless() throws Exception {
        FreeStyleBuild build = build();
        String id = ModelGateReports.attach(build, SampleReports.failed(), null).id();
        for (String name : List.of("report.json", "report.sarif", "report.html")) {
            WebResponse response = get("anonymous", build, "model-gate/report/" + id + "/" + name);
            assertThat(response.getStatusCode()).as(name).isEqualTo(200);
            assertThat(response.getResponseHeaderValue("Content-Disposition")).startsWith("attachment");
            assertThat(response.getResponseHeaderValue("Content-Security-Policy"))
                    .contains("sandbox");
            assertThat(response.getResponseHeaderValue("X-Content-Type-Options"))
                    .isEqualTo("nosniff");
        }
        for (String path : List.of("report/none/", "report/" + id + "/build.xml", "report/..%2f..%2f/report.json")) {
            assertThat(get("anonymous", build, "model-gate/" + path).getStatusCode())
                    .as(path)
                    .isBetween(400, 404);
        }
    }

    @Test
    public void aLostReportIsSaidToBeLost() throws Exception {
        FreeStyleBuild build = build();
        String id = ModelGateReports.attach(build, SampleReports.failed(), null).id();
        Files.writeString(build.getRootDir().toPath().resolve("model-gate/" + id + "/report.json"), "{}");
        build.getProject().doReload();

        HtmlPage page = r.createWebClient().getPage(build, "model-gate/report/" + id + "/");

        assertThat(page.asNormalizedText())
                .contains("The report is not there any more")
                .contains("Failed");
    }

    @Test
    public void whoMayReadTheJobMayView() throws Exception {
        FreeStyleBuild build = build();
        String id = ModelGateReports.attach(build, SampleReports.failed(), null).id();
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("overall")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));

        for (String path :
                List.of("model-gate/", "model-gate/report/" + id + "/", "model-gate/report/" + id + "/report.json")) {
            assertThat(get("reader", build, path).getStatusCode()).as(path).isEqualTo(200);
            assertThat(get("admin", build, path).getStatusCode()).as(path).isEqualTo(200);
            assertThat(get("overall", build, path).getStatusCode()).as(path).isEqualTo(404);
            assertThat(get("anonymous", build, path).getStatusCode()).as(path).isEqualTo(403);
        }
    }

    private WebResponse get(String user, FreeStyleBuild build, String path) throws Exception {
        JenkinsRule.WebClient web =
                r.createWebClient().withRedirectEnabled(false).withThrowExceptionOnFailingStatusCode(false);
        if (!user.equals("anonymous")) {
            web.withBasicApiToken(user);
        }
        URI url = r.getURL().toURI().resolve(build.getUrl() + path);
        return web.loadWebResponse(new WebRequest(url.toURL(), HttpMethod.GET));
    }

    private FreeStyleBuild build() throws Exception {
        return r.buildAndAssertSuccess(r.createFreeStyleProject());
    }
}
