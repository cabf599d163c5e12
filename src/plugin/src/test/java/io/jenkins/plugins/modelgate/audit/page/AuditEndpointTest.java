package io.jenkins.plugins.modelgate.audit.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.Item;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.report.TestReports;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Every address of the audit log, by role and by verb. */
public class AuditEndpointTest {
    private static final String BASE = "manage/model-gate-audit/";

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private static FreeStyleBuild build;

    /**
     * An address.
     *
     * @param method of the class that answers, or null for a page
     * @param done status for those who may, by the right verb
     * @param auditor whether auditors may
     */
    private record Endpoint(Class<?> owner, String method, HttpMethod verb, String path, int done, boolean auditor) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            get(AuditTrailLink.class, null, ""),
            get(EntryPage.class, null, "entry/0/"),
            get(EntryFiles.class, "doJson", "entry/0/entry.json"),
            get(EntryFiles.class, "doProof", "entry/0/entry.tlog-proof"),
            new Endpoint(EntryPage.class, "doEvidence", HttpMethod.GET, "entry/0/evidence?sha256=../../x", 404, true),
            get(AuditApi.class, "doEntries", "v1/entries"),
            get(AuditApi.class, "doEntry", "v1/entry?index=0"),
            get(AuditApi.class, "doProof", "v1/proof?index=0"),
            get(AuditApi.class, "doCheckpoint", "v1/checkpoint"),
            get(AuditApi.class, "doStatus", "v1/status"),
            new Endpoint(AuditTrailLink.class, "doVerify", HttpMethod.POST, "verify", 302, true),
            new Endpoint(AuditTrailLink.class, "doExport", HttpMethod.POST, "export", 200, true),
            new Endpoint(AuditTrailLink.class, "doReopen", HttpMethod.POST, "reopen", 302, false),
            new Endpoint(AuditTrailLink.class, "doRotateKey", HttpMethod.POST, "rotateKey?reason=yearly", 302, false),
            new Endpoint(AuditTrailLink.class, "doAdopt", HttpMethod.POST, "adopt?reason=none", 409, false),
            new Endpoint(AuditApi.class, "doVerify", HttpMethod.POST, "v1/verify", 202, true),
            new Endpoint(AuditApi.class, "doExport", HttpMethod.POST, "v1/export", 200, true));

    private static Endpoint get(Class<?> owner, String method, String path) {
        return new Endpoint(owner, method, HttpMethod.GET, path, 200, true);
    }

    @BeforeClass
    public static void jenkins() throws Exception {
        build = r.buildAndAssertSuccess(r.createFreeStyleProject("model"));
        TestReports.attach(build);
        AuditTrail.get().record(AuditTrail.entry(EventType.GATE_VERDICT, build).decision("PASSED"));
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, ModelGatePermissions.AUDIT)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ, Item.READ, Item.BUILD, Item.CONFIGURE)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger"));
    }

    @Test
    public void everyEndpointIsListed() {
        Set<String> there = new TreeSet<>();
        for (Class<?> type : List.of(AuditTrailLink.class, EntryPage.class, EntryFiles.class, AuditApi.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().matches("do[A-Z].*")) {
                    there.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        Set<String> listed = new TreeSet<>();
        ENDPOINTS.stream()
                .filter(endpoint -> endpoint.method() != null)
                .forEach(endpoint -> listed.add(endpoint.owner().getSimpleName() + "." + endpoint.method()));
        assertThat(listed).isEqualTo(there);
    }

    @Test
    public void rolesAndVerbs() throws Exception {
        for (Endpoint endpoint : ENDPOINTS) {
            String path = BASE + endpoint.path();
            boolean get = endpoint.verb() == HttpMethod.GET;
            until(endpoint);
            assertThat(status(path, endpoint.verb(), "admin"))
                    .as(path + " admin")
                    .isEqualTo(endpoint.done());
            until(endpoint);
            assertThat(status(path, endpoint.verb(), "auditor"))
                    .as(path + " auditor")
                    .isEqualTo(endpoint.auditor() ? endpoint.done() : 403);
            for (String user : List.of("reader", "stranger", "nobody")) {
                assertThat(status(path, endpoint.verb(), user))
                        .as(path + " " + user)
                        .isEqualTo(403);
            }
            assertThat(status(path, endpoint.verb(), null))
                    .as(path + " anonymous")
                    .isEqualTo(403);
            if (!get) {
                assertThat(status(path, HttpMethod.GET, "admin"))
                        .as(path + " GET")
                        .isEqualTo(404);
                assertThat(withoutCrumb(path)).as(path + " without crumb").isEqualTo(403);
            } else if (endpoint.method() != null) {
                for (HttpMethod other : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH)) {
                    assertThat(status(path, other, "admin"))
                            .as(path + " " + other)
                            .isEqualTo(404);
                }
            }
        }
    }

    /** A verification that is running refuses the next one. */
    private static void until(Endpoint endpoint) throws Exception {
        if (endpoint.path().endsWith("verify")) {
            io.jenkins.plugins.modelgate.Workers.until(
                    "no verification runs", () -> !LogVerification.get().isRunning());
        }
    }

    @Test
    public void buildsShowTheirEntriesToThoseWhoMayReadThem() throws Exception {
        String path = build.getUrl() + "model-gate/audit/entry/1/entry.json";
        assertThat(AuditTrail.get().reader().entry(1).job()).isEqualTo("model");
        assertThat(status(path, HttpMethod.GET, "reader")).isEqualTo(200);
        assertThat(status(path, HttpMethod.GET, "admin")).isEqualTo(200);
        assertThat(status(path, HttpMethod.GET, "auditor")).isEqualTo(404);
        assertThat(status(path, HttpMethod.GET, "stranger")).isEqualTo(404);
        assertThat(status(path, HttpMethod.GET, null)).isEqualTo(403);
        assertThat(status(path.replace("/1/", "/0/"), HttpMethod.GET, "admin")).isEqualTo(404);
    }

    private static int status(String path, HttpMethod method, String user) throws Exception {
        try (JenkinsRule.WebClient client = client()) {
            WebRequest request = new WebRequest(new URL(r.getURL(), path), method);
            if (user != null) {
                client.withBasicApiToken(user);
            } else if (method == HttpMethod.POST) {
                client.addCrumb(request);
            }
            return client.loadWebResponse(request).getStatusCode();
        }
    }

    private static int withoutCrumb(String path) throws Exception {
        try (JenkinsRule.WebClient client = client()) {
            client.login("admin");
            return client.loadWebResponse(new WebRequest(new URL(r.getURL(), path), HttpMethod.POST))
                    .getStatusCode();
        }
    }

    private static JenkinsRule.WebClient client() {
        return r.createWebClient().withRedirectEnabled(false).withThrowExceptionOnFailingStatusCode(false);
    }
}
