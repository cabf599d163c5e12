package io.jenkins.plugins.modelgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.modelgate.Docs;
import io.jenkins.plugins.modelgate.audit.forward.SyslogForwarder;
import io.jenkins.plugins.modelgate.audit.forward.WebhookForwarder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Receivers and witnesses as code: what the documentation shows is what works. */
public class AuditAsCodeTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Test
    public void documentedYamlWorksAndComesBack() throws Exception {
        String yaml = Docs.blocks("audit-trail.md", "yaml")
                .get(0)
                .replace("${AUDIT_HOOK_SECRET}", "sixteen or more characters");
        configure(yaml);
        AuditConfiguration configuration = AuditConfiguration.get();
        assertThat(configuration.getForwarders()).hasSize(2);
        WebhookForwarder webhook =
                (WebhookForwarder) configuration.getForwarders().get(0);
        assertThat(webhook.getSecret().getPlainText()).isEqualTo("sixteen or more characters");
        assertThat(((SyslogForwarder) configuration.getForwarders().get(1)).getTransport())
                .isEqualTo("TLS");
        Map<String, Object> before = configuration.document();

        String exported = Util.toYamlString(Util.getSecurityRoot(new ConfigurationContext(ConfiguratorRegistry.get()))
                .get("modelGateAudit"));
        assertThat(exported).doesNotContain("sixteen or more").contains("webhook", "syslog");
        int entries = Entries.all().size();
        configure("security:\n  modelGateAudit:\n" + exported.indent(4));
        assertThat(configuration.document()).isEqualTo(before);
        assertThat(Entries.all()).as("the same is no change").hasSize(entries);
        assertThatThrownBy(() -> configure(
                        "security:\n  modelGateAudit:\n    forwarders: [{syslog: {name: x, host: h, port: 0}}]\n"))
                .hasStackTraceContaining("port: from 1 to 65535");
        configuration.setForwarders(null);
    }

    /** Configuration as code sets everything and saves at the end: what is refused then must not stay in memory. */
    @Test
    public void whatCannotBeRecordedDoesNotStay() throws Exception {
        String webhook = "security:\n  modelGateAudit:\n    forwarders:\n"
                + "    - webhook: {name: hook, url: 'http://localhost:9/', secret: sixteen or more characters}\n";
        configure(webhook);
        AuditConfiguration configuration = AuditConfiguration.get();
        Map<String, Object> before = configuration.document();
        Entries.breakLog();
        try {
            assertThatThrownBy(() -> configure("security:\n  modelGateAudit:\n    forwarders: []\n"))
                    .hasStackTraceContaining("could not be recorded");
            assertThat(configuration.document()).isEqualTo(before);
        } finally {
            Entries.mendLog();
        }
        assertThat(configuration.document()).isEqualTo(before);
        assertThat(((WebhookForwarder) configuration.getForwarders().get(0))
                        .getSecret()
                        .getPlainText())
                .isEqualTo("sixteen or more characters");
        configuration.setForwarders(null);
    }

    private static void configure(String yaml) {
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    }
}
