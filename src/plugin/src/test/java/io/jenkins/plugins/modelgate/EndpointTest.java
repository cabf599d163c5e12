package io.jenkins.plugins.modelgate;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.Secret;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Every web method of a descriptor: who gets an answer, who gets none, and that GET never does. */
public class EndpointTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private static Folder folder;

    @BeforeClass
    public static void jenkins() throws Exception {
        folder = r.createProject(Folder.class, "folder");
        ModelGateConfiguration.get().setPolicies(List.of(new ModelGatePolicy("secret-name")));
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .addAll(List.of(
                        new FileCredentialsImpl(
                                CredentialsScope.GLOBAL, "secret-key", "", "k.pem", SecretBytes.fromBytes(new byte[1])),
                        new StringCredentialsImpl(CredentialsScope.GLOBAL, "secret-word", "", Secret.fromString("w"))));
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ)
                .everywhere()
                .to("owner", "stranger")
                .grant(Item.READ, Item.CONFIGURE, Item.EXTENDED_READ)
                .onItems(folder)
                .to("owner"));
    }

    @Test
    public void everyEndpointIsListed() {
        Set<String> there = new TreeSet<>();
        for (Descriptor<?> descriptor : r.jenkins.getExtensionList(Descriptor.class)) {
            Class<?> type = descriptor.getClass();
            if (type.getName().startsWith("io.jenkins.plugins.modelgate.")) {
                // Inherited ones answer as well.
                for (Method method : type.getMethods()) {
                    if (method.getName().matches("do[A-Z].*")
                            && method.getDeclaringClass().getName().startsWith("io.jenkins.plugins.modelgate.")) {
                        there.add(descriptor.clazz.getSimpleName() + "." + method.getName());
                    }
                }
            }
        }
        Set<String> listed = new TreeSet<>();
        Endpoints.ALL.forEach(endpoint -> listed.add(endpoint.owner().getSimpleName() + "." + endpoint.method()));
        assertThat(listed).isEqualTo(there);
    }

    @Test
    public void globalForms() throws Exception {
        for (Endpoints.Endpoint endpoint : Endpoints.ALL) {
            answers("", endpoint, "admin");
            silent("", endpoint, "reader");
            silent("", endpoint, "owner");
            assertThat(post("", endpoint, null).getStatusCode()).isEqualTo(403);
            assertThat(get("", endpoint).getStatusCode()).isEqualTo(404);
        }
    }

    @Test
    public void formsInAFolder() throws Exception {
        for (Endpoints.Endpoint endpoint : Endpoints.ALL) {
            if (endpoint.jobs()) {
                answers(folder.getUrl(), endpoint, "admin");
                answers(folder.getUrl(), endpoint, "owner");
                silent(folder.getUrl(), endpoint, "reader");
                assertThat(post(folder.getUrl(), endpoint, "stranger").getStatusCode())
                        .isEqualTo(404);
            }
        }
    }

    private static void answers(String base, Endpoints.Endpoint endpoint, String user) throws Exception {
        WebResponse response = post(base, endpoint, user);
        assertThat(response.getStatusCode()).as(endpoint + " for " + user).isEqualTo(200);
        assertThat(response.getContentAsString()).as(endpoint + " for " + user).contains(endpoint.answer());
    }

    private static void silent(String base, Endpoints.Endpoint endpoint, String user) throws Exception {
        WebResponse response = post(base, endpoint, user);
        assertThat(response.getStatusCode()).as(endpoint + " for " + user).isEqualTo(200);
        assertThat(response.getContentAsString()).as(endpoint + " for " + user).doesNotContain(endpoint.answer());
    }

    private static WebResponse post(String base, Endpoints.Endpoint endpoint, String user) throws Exception {
        return request(HttpMethod.POST, base, endpoint, user);
    }

    private static WebResponse get(String base, Endpoints.Endpoint endpoint) throws Exception {
        return request(HttpMethod.GET, base, endpoint, "admin");
    }

    private static WebResponse request(HttpMethod method, String base, Endpoints.Endpoint endpoint, String user)
            throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient().withRedirectEnabled(false)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            WebRequest request = new WebRequest(
                    new java.net.URL(
                            r.getURL(),
                            base + endpoint.path() + "?value="
                                    + endpoint.value().replace(" ", "%20")),
                    method);
            if (user == null) {
                client.addCrumb(request);
            } else {
                client.withBasicApiToken(user);
            }
            return client.loadWebResponse(request);
        }
    }
}
