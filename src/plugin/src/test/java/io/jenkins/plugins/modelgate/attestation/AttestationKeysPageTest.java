package io.jenkins.plugins.modelgate.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.modelgate.audit.Entries;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.charset.StandardCharsets;
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

/** The page of keys: who may, by which verb; and the configuration as code. */
public class AttestationKeysPageTest {
    private static final String BASE = "manage/" + AttestationKeysLink.URL + "/";

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private record Endpoint(String method, HttpMethod verb, String path, int done) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint(null, HttpMethod.GET, "", 200),
            new Endpoint("doTrust", HttpMethod.GET, "attestation-keys.json", 200),
            new Endpoint("doPem", HttpMethod.GET, "attestation-key.pem", 200),
            new Endpoint("doRotate", HttpMethod.POST, "rotate?reason=yearly", 302),
            new Endpoint("doWithdraw", HttpMethod.POST, "withdraw?reason=stolen&fingerprint=none", 404));

    @BeforeClass
    public static void jenkins() throws Exception {
        AttestationKeys.get().current();
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ, ModelGatePermissions.AUDIT)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
    }

    @Test
    public void everyEndpointIsListed() {
        Set<String> there = new TreeSet<>();
        for (Method method : AttestationKeysLink.class.getDeclaredMethods()) {
            if (method.getName().matches("do[A-Z].*")) {
                there.add(method.getName());
            }
        }
        Set<String> listed = new TreeSet<>();
        ENDPOINTS.stream().filter(each -> each.method() != null).forEach(each -> listed.add(each.method()));
        assertThat(listed).isEqualTo(there);
    }

    @Test
    public void rolesAndVerbs() throws Exception {
        for (Endpoint each : ENDPOINTS) {
            assertThat(status(each.path(), each.verb(), "admin"))
                    .as(each.path())
                    .isEqualTo(each.done());
            for (String user : new String[] {"auditor", "reader", null}) {
                assertThat(status(each.path(), each.verb(), user))
                        .as(each.path() + " " + user)
                        .isEqualTo(403);
            }
            if (each.verb() == HttpMethod.POST) {
                assertThat(status(each.path(), HttpMethod.GET, "admin"))
                        .as(each.path())
                        .isEqualTo(404);
            } else if (each.method() != null) {
                assertThat(status(each.path(), HttpMethod.POST, "admin"))
                        .as(each.path())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    public void aChangeOfKeysNeedsAReason() throws Exception {
        int keys = AttestationKeys.get().all().size();
        assertThat(status("rotate?reason=+", HttpMethod.POST, "admin")).isEqualTo(400);
        assertThat(status("rotate?reason=" + "x".repeat(501), HttpMethod.POST, "admin"))
                .isEqualTo(400);
        assertThat(AttestationKeys.get().all()).hasSize(keys);
        Entries.breakLog();
        try {
            assertThat(status("rotate?reason=yearly", HttpMethod.POST, "admin")).isEqualTo(409);
            assertThat(AttestationKeys.get().all()).hasSize(keys);
        } finally {
            Entries.mendLog();
        }
    }

    @Test
    public void theNameIsConfiguredAsCodeAndOnRecord() throws Exception {
        AttestationConfiguration configuration = AttestationConfiguration.get();
        assertThat(configuration.inForce()).isEqualTo(r.getURL() + "model-gate/v1");
        configure("security:\n  modelGateAttestation:\n    identity: https://ci.example.com/gates/v1\n");
        assertThat(configuration.inForce()).isEqualTo("https://ci.example.com/gates/v1");
        assertThat(Entries.last("policy.changed").policy().uri()).isEqualTo("modelgate:attestation");
        String exported = Util.toYamlString(Util.getSecurityRoot(new ConfigurationContext(ConfiguratorRegistry.get()))
                .get("modelGateAttestation"));
        assertThat(exported.strip()).isEqualTo("identity: \"https://ci.example.com/gates/v1\"");
        int entries = Entries.all().size();
        configure("security:\n  modelGateAttestation:\n" + exported.indent(4));
        assertThat(Entries.all()).hasSize(entries);
        assertThatThrownBy(() -> configure("security:\n  modelGateAttestation:\n    identity: \"HTTPS://x y\"\n"))
                .hasStackTraceContaining("A URI with its scheme in lower case");
        Entries.breakLog();
        try {
            assertThatThrownBy(() -> configuration.setIdentity("urn:x:1"))
                    .hasMessageContaining("could not be recorded");
        } finally {
            Entries.mendLog();
        }
        assertThat(configuration.inForce()).isEqualTo("https://ci.example.com/gates/v1");
        configuration.setIdentity(null);
    }

    private static void configure(String yaml) {
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private static int status(String path, HttpMethod method, String user) throws Exception {
        try (JenkinsRule.WebClient client =
                r.createWebClient().withRedirectEnabled(false).withThrowExceptionOnFailingStatusCode(false)) {
            WebRequest request = new WebRequest(new URL(r.getURL(), BASE + path), method);
            if (user != null) {
                client.withBasicApiToken(user);
            } else if (method == HttpMethod.POST) {
                client.addCrumb(request);
            }
            return client.loadWebResponse(request).getStatusCode();
        }
    }
}
