package io.jenkins.plugins.modelgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import hudson.model.Item;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.modelgate.Docs;
import io.jenkins.plugins.modelgate.audit.Entries;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Policies as code: what the documentation shows is what works. */
public class ConfigurationAsCodeTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Test
    public void documentedYamlComesBackUnchanged() throws Exception {
        String yaml = Docs.blocks("configuration.md", "yaml").get(0);
        configure(yaml);

        ModelGateConfiguration configuration = ModelGateConfiguration.get();
        assertThat(configuration.getDefaultPolicy()).isEqualTo("production");
        Policy production = Policy.of(configuration.policy("production").layer());
        assertThat(production.text("failOn")).isEqualTo("MEDIUM");
        assertThat(production.number("modelArtifact.limits.fileBytes")).isEqualTo(50L << 30);
        assertThat(production.number("execution.memory")).isEqualTo(2L << 30);
        assertThat(production.number("execution.scratch")).isEqualTo(40L << 30);
        assertThat(production.entries("dataset.sources")).hasSize(2);
        assertThat(production.entries("dataset.engines").get(0)).containsKey("driver");
        assertThat(production.decimal("dataset.drift.psi")).isEqualByComparingTo("0.15");
        assertThat(production.text("dataset.drift.newCategory")).isEqualTo("CRITICAL");
        assertThat(production.decimal("dataset.poisoning.triggerPurity")).isEqualByComparingTo("0.95");
        assertThat(production.decimal("dependencies.cvss")).isEqualByComparingTo("6.5");
        assertThat(production.texts("dependencies.licenses.deny")).containsExactly("AGPL-3.0-only", "SSPL-1.0");
        assertThat(production.number("dependencies.maxAdvisoryAgeDays")).isEqualTo(3);
        assertThat(production.text("configuration.secrets")).isEqualTo("CRITICAL");
        assertThat(production.decimal("monitoring.performanceDrop")).isEqualByComparingTo("0.02");
        assertThat(production.number("monitoring.staleHours")).isEqualTo(30);
        assertThat(production.text("monitoring.anomalies")).isEqualTo("HIGH");
        assertThat(production.texts("modelArtifact.formats")).containsExactly("safetensors", "onnx", "gguf");
        Policy research = Policy.of(configuration.policy("research").layer());
        assertThat(research.entries("suppress")).hasSize(1);

        Object documented = new YAMLMapper().readTree(yaml).at("/security/modelGate");
        String exported = exported();
        assertThat(new YAMLMapper().readTree(exported)).isEqualTo(documented);
        configure("security:\n  modelGate:\n" + exported.indent(4));
        assertThat(exported()).isEqualTo(exported);
    }

    /**
     * The Configuration as Code plugin drops numbers with a point before anybody sees them: the documentation says so. When
     * this fails, it does not do so any more, and the sentence can go.
     */
    @Test
    public void numbersWithAPointNeedQuotes() throws Exception {
        configure("security:\n  modelGate:\n    policies:\n    - {name: p, dataset: {drift: {psi: '0.15', js: 0}}}\n");
        DriftSection drift =
                ModelGateConfiguration.get().policy("p").getDataset().getDrift();
        assertThat(drift.getPsi()).isEqualTo("0.15");
        assertThat(drift.getJs()).isEqualTo("0");
        assertThat(Docs.read("configuration.md")).contains("Numbers with a point need\nquotes");
        configure("security:\n  modelGate:\n    policies:\n    - {name: p, dataset: {drift: {psi: 0.15, js: 0}}}\n");
        assertThat(ModelGateConfiguration.get()
                        .policy("p")
                        .getDataset()
                        .getDrift()
                        .getPsi())
                .isNull();
    }

    @Test
    public void wrongValuesAreRefusedWithTheirName() {
        refused("policies: [{name: p, failOn: NEVER}]", "policy field failOn: NEVER is not one of");
        refused(
                "policies: [{name: p, execution: {memory: lots}}]",
                "policy field execution.memory: lots is not a size");
        refused(
                "policies: [{name: p, modelArtifact: {limits: {seconds: 0}}}]",
                "policy field modelArtifact.limits.seconds: 0 is not a whole number from 1 to 86400");
        refused(
                "policies: [{name: p, suppress: [{rule: a/b, reason: r, until: soon}]}]",
                "policy field suppress.until: soon is not a date");
        refused("policies: [{name: p, suppress: [{rule: a/b, until: '2027-01-01'}]}]", "reason is missing");
        refused("policies: [{name: 'a b'}]", "name: a policy's name has");
        refused("policies: [{name: p}, {name: p}]", "policies: two have the name p");
        refused("policies: [{name: p, typo: 1}]", "typo");
        refused(
                "policies: [{name: p, dataset: {drift: {psi: '0,2'}}}]",
                "policy field dataset.drift.psi: 0,2 is not a number");
        refused("policies: [{name: p, dataset: {drift: {js: '1.5'}}}]", "is not a number from 0 to 1");
        refused("policies: [{name: p, dataset: {drift: {newCategory: NONE}}}]", "dataset.drift.newCategory: NONE");
        refused("policies: [{name: p, dataset: {poisoning: {triggerPurity: 2}}}]", "is not a number from 0 to 1");
        refused("policies: [{name: p, monitoring: {staleHours: 0}}]", "monitoring.staleHours: 0");
        refused("policies: [{name: p, monitoring: {clientShare: '2'}}]", "is not a number from 0 to 1");
        refused("policies: [{name: p, dataset: {sources: [{match: ''}]}}]", "match is missing");
        refused("policies: [{name: p, dataset: {sources: [{match: a, manifets: b}]}}]", "manifets");
        refused("policies: [{name: p, dataset: {engines: [{match: 'http://x'}]}}]", "begins with jdbc:");
        refused("policies: [{name: p, dataset: {engines: [{match: 'jdbc:x', driver: abc}]}}]", "abc is no SHA-256");
        refused(
                "policies: [{name: p, execution: {scratch: lots}}]",
                "policy field execution.scratch: lots is not a size");
    }

    @Test
    public void rolesAreWhatTheCodeSays() throws Exception {
        configure("security:\n  modelGate:\n    roles:\n"
                + "    - {name: lead, users: [ann, bob], groups: [leads], overridable: true}\n"
                + "    - {name: security, users: [sec]}\n"
                + "    - {name: nobody}\n");
        ApprovalRole lead = ModelGateConfiguration.get().role("lead");
        assertThat(lead.getUsers()).containsExactly("ann", "bob");
        assertThat(lead.getGroups()).containsExactly("leads");
        assertThat(lead.isOverridable()).isTrue();
        assertThat(ModelGateConfiguration.get().role("security").isOverridable())
                .isFalse();
        assertThat(ModelGateConfiguration.get().role("nobody").users()).isEmpty();
        assertThat(ModelGateConfiguration.get().role("nobody").groups()).isEmpty();
        assertThat(Entries.last("role.changed").detail().get("changes").toString())
                .contains("lead.groups", "leads", "lead.overridable");
        String exported = exported();
        assertThat(exported).contains("name: \"lead\"", "- \"ann\"", "overridable: true");
        configure("security:\n  modelGate:\n    roles: []\n");
        assertThat(ModelGateConfiguration.get().getRoles()).isEmpty();
        configure("security:\n  modelGate:\n" + exported.indent(4));
        assertThat(exported()).isEqualTo(exported);

        refused("roles: [{name: ''}]", "a role's name has");
        refused("roles: [{name: a}, {name: a}]", "roles: two have the name a");
        refused("roles: [{name: a, everybody: true}]", "everybody");
        assertThat(ModelGateConfiguration.get().role("lead").getUsers())
                .as("what was refused changed nothing")
                .containsExactly("ann", "bob");
    }

    /** Configuration as code sets everything and saves at the end: what is refused then must not stay in memory. */
    @Test
    public void whatCannotBeRecordedDoesNotStay() throws Exception {
        configure("security:\n  modelGate:\n    defaultPolicy: production\n"
                + "    policies: [{name: production, failOn: LOW}]\n"
                + "    roles: [{name: lead, users: [ann]}]\n");
        Item job = r.createFreeStyleProject();
        Entries.breakLog();
        try {
            refused(
                    "defaultPolicy: lax\n    policies: [{name: lax, failOn: CRITICAL}]\n    roles: [{name: lead, users: [mal]}]",
                    "policy.changed could not be recorded");
            unchanged();
            // A script that changes the entry of a list and saves, and one that only forgets to look.
            ModelGateConfiguration configuration = ModelGateConfiguration.get();
            configuration.policy("production").setFailOn("CRITICAL");
            configuration.role("lead").setUsers(List.of("mal"));
            assertThatThrownBy(configuration::save).hasMessageContaining("could not be recorded");
            unchanged();
            refused("roles: [{name: lead, users: [mal]}]", "could not be recorded");
            unchanged();
        } finally {
            Entries.mendLog();
        }
        unchanged();
        assertThat(PolicyInForce.of(job, null, PolicyLayer.none()).text("failOn"))
                .isEqualTo("LOW");
        assertThat(Roles.at(job).lists("lead")).containsExactly(new Roles.Members(List.of("ann"), List.of()));
        assertThat(Entries.last("policy.changed").detail().get("changes").toString())
                .doesNotContain("CRITICAL");
        assertThat(Entries.last("role.changed").detail().get("changes").toString())
                .doesNotContain("mal");
        ModelGateConfiguration.get().load();
        unchanged();
    }

    private static void unchanged() {
        ModelGateConfiguration configuration = ModelGateConfiguration.get();
        assertThat(configuration.getDefaultPolicy()).isEqualTo("production");
        assertThat(configuration.getPolicies()).hasSize(1);
        assertThat(configuration.policy("production").getFailOn()).isEqualTo("LOW");
        assertThat(configuration.getRoles()).hasSize(1);
        assertThat(configuration.role("lead").users()).containsExactly("ann");
    }

    private static void configure(String yaml) {
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private static void refused(String fields, String why) {
        assertThatThrownBy(() -> configure("security:\n  modelGate:\n    " + fields + "\n"))
                .satisfies(e -> assertThat(messages(e)).contains(why));
    }

    private static String messages(Throwable e) {
        StringBuilder all = new StringBuilder();
        for (Throwable each = e; each != null; each = each.getCause()) {
            all.append(each.getMessage()).append('\n');
        }
        return all.toString();
    }

    private static String exported() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        CNode node = Util.getSecurityRoot(context).get("modelGate");
        return Util.toYamlString(node);
    }
}
