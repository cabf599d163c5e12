package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.modelgate.Docs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Gated secrets as code: what the documentation shows is what works, and no export gives the value away. */
public class GatedSecretAsCodeTest {
    private static final String VALUE = "the-value-of-the-secret";

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Before
    public void nothing() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        SystemCredentialsProvider.getInstance().save();
    }

    private static void configure(String yaml) {
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private static String exported() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static GatedSecret secret() {
        FreeStyleProject job = r.jenkins.getItemByFullName("job", FreeStyleProject.class);
        List<GatedSecret> found = CredentialsProvider.lookupCredentialsInItem(GatedSecret.class, job, ACL.SYSTEM2);
        return CredentialsMatchers.firstOrNull(found, CredentialsMatchers.withId("deploy-key"));
    }

    @Test
    public void documentedYamlIsImportedAndExportedWithoutItsValue() throws Exception {
        r.createFreeStyleProject("job");
        String yaml = Docs.blocks("steps/withApprovedModel.md", "yaml").get(0);
        assertThat(yaml).contains("${DEPLOY_KEY}");
        configure(yaml.replace("${DEPLOY_KEY}", VALUE));
        whole();

        String exported = exported();
        assertThat(exported).contains("gatedSecret", "deploy-key").doesNotContain(VALUE);
        String own = exported.lines()
                .filter(line -> line.contains("secret: \"{"))
                .findFirst()
                .orElseThrow();
        assertThat(Secret.decrypt(own.substring(own.indexOf('{'), own.indexOf('}') + 1)))
                .isNotNull()
                .extracting(Secret::getPlainText)
                .isEqualTo(VALUE);
        assertThat(SystemCredentialsProvider.getConfigFile().asString())
                .contains("GatedSecret")
                .doesNotContain(VALUE);

        nothing();
        assertThat(secret()).isNull();
        Matcher credentials =
                Pattern.compile("(?ms)^credentials:\\n.*?(?=^\\S|\\z)").matcher(exported);
        assertThat(credentials.find()).isTrue();
        configure(credentials.group());
        whole();
    }

    private static void whole() {
        GatedSecret secret = secret();
        assertThat(secret).isNotNull();
        assertThat(secret.getScope()).isEqualTo(CredentialsScope.GLOBAL);
        assertThat(secret.getSecret().getPlainText()).isEqualTo(VALUE);
        assertThat(secret.getPolicy()).isEqualTo("production");
        assertThat(secret.getStage()).isEqualTo("production");
        assertThat(secret.getArtifact()).isEqualTo("fraud-*");
    }

    /** Left out, the policy is nobody's and the secret is for nobody; that is no way to have one for everybody. */
    @Test
    public void withoutAPolicyItIsForNobody() throws Exception {
        if (r.jenkins.getItem("job") == null) {
            r.createFreeStyleProject("job");
        }
        configure("credentials:\n  system:\n    domainCredentials:\n    - credentials:\n      - gatedSecret:\n"
                + "          scope: GLOBAL\n          id: deploy-key\n          secret: " + VALUE + "\n");
        ApprovedModel model = new ApprovedModel("job#1", "d", "model", Town.DIGEST, null, "production", "production");
        assertThat(secret().refusal(model)).contains("it is for models approved under policy null");
    }
}
