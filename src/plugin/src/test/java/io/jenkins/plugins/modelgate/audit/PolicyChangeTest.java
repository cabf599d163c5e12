package io.jenkins.plugins.modelgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.modelgate.config.DatasetEngine;
import io.jenkins.plugins.modelgate.config.DatasetSection;
import io.jenkins.plugins.modelgate.config.DatasetSource;
import io.jenkins.plugins.modelgate.config.DriftSection;
import io.jenkins.plugins.modelgate.config.ExecutionSection;
import io.jenkins.plugins.modelgate.config.FolderPolicy;
import io.jenkins.plugins.modelgate.config.FolderPolicyProperty;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.config.PolicyInForce;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.transform.stream.StreamSource;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Changes of policy stand in the log whatever way they came, and count only when they do. */
public class PolicyChangeTest {
    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void globalPolicies() throws Throwable {
        sessions.then(r -> {
            r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
            ModelGateConfiguration configuration = ModelGateConfiguration.get();
            ModelGatePolicy policy = new ModelGatePolicy("production");
            policy.setFailOn("HIGH");
            try (ACLContext alice = ACL.as2(User.getById("alice", true).impersonate2())) {
                configuration.setPolicies(List.of(policy));
            }
            Entry entry = Entries.last("policy.changed");
            assertThat(entry.actor()).isEqualTo("alice");
            assertThat(entry.policy().uri()).isEqualTo("modelgate:global");
            assertThat(changes(entry))
                    .containsExactly("+ policies.production.failOn = HIGH", "+ policies.production.name = production");
            assertThat(Entries.evidence(entry)).contains("\"failOn\":\"HIGH\"");

            configuration.save();
            assertThat(Entries.of("policy.changed")).as("nothing changed").hasSize(1);

            Entries.breakLog();
            ModelGatePolicy looser = new ModelGatePolicy("production");
            looser.setFailOn("CRITICAL");
            assertThatThrownBy(() -> configuration.setPolicies(List.of(looser)))
                    .hasMessageContaining("policy.changed could not be recorded");
            assertThat(configuration.getPolicies().get(0).getFailOn()).isEqualTo("HIGH");
            assertThat(configuration.policy("production").getFailOn()).isEqualTo("HIGH");
            Entries.mendLog();
        });
        // Edited on the disk while Jenkins was down.
        Path file =
                sessions.getHome().toPath().resolve("io.jenkins.plugins.modelgate.config.ModelGateConfiguration.xml");
        String xml = Files.readString(file);
        assertThat(xml).contains("<failOn>HIGH<");
        Files.writeString(file, xml.replace("<failOn>HIGH<", "<failOn>CRITICAL<"));
        sessions.then(r -> {
            Item job = r.createFreeStyleProject();
            assertThat(PolicyInForce.of(job, "production", PolicyLayer.none()).text("failOn"))
                    .isEqualTo("CRITICAL");
            Entry entry = Entries.last("policy.changed");
            assertThat(entry.actor()).isEqualTo("SYSTEM");
            assertThat(entry.detail()).containsEntry("found", true);
            assertThat(changes(entry))
                    .containsExactly("- policies.production.failOn = HIGH", "+ policies.production.failOn = CRITICAL");
        });
    }

    @Test
    public void foldersByEveryWay() throws Throwable {
        sessions.then(r -> {
            Folder folder = r.createProject(Folder.class, "team");
            FreeStyleProject job = folder.createProject(FreeStyleProject.class, "job");
            FolderPolicy policy = new FolderPolicy();
            policy.setFailOn("LOW");
            folder.addProperty(new FolderPolicyProperty(policy));
            Entry entry = Entries.last("policy.changed");
            assertThat(entry.job()).isEqualTo("team");
            assertThat(changes(entry)).containsExactly("+ failOn = LOW");

            r.configRoundtrip(folder);
            assertThat(Entries.of("policy.changed")).hasSize(1);

            // REST, command line and Job DSL all come this way.
            String xml = folder.getConfigFile().asString().replace("<failOn>LOW<", "<failOn>MEDIUM<");
            folder.updateByXml(new StreamSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
            assertThat(changes(Entries.last("policy.changed"))).containsExactly("- failOn = LOW", "+ failOn = MEDIUM");

            Entries.breakLog();
            folder.getProperties().clear();
            folder.save();
            assertThatThrownBy(() -> PolicyInForce.of(job, null, PolicyLayer.none()))
                    .as("no gate uses what is not on record")
                    .hasMessageContaining("policy.changed could not be recorded");
            Entries.mendLog();
            PolicyInForce.of(job, null, PolicyLayer.none());
            assertThat(changes(Entries.last("policy.changed"))).containsExactly("- failOn = MEDIUM");

            folder.addProperty(new FolderPolicyProperty(policy));
            folder.renameTo("crew");
            assertThat(Entries.last("policy.changed").job()).isEqualTo("crew");
            folder.delete();
            assertThat(changes(Entries.last("policy.changed"))).containsExactly("- failOn = LOW");
        });
    }

    @Test
    public void whatDataMayBe() throws Throwable {
        sessions.then(r -> {
            ModelGateConfiguration configuration = ModelGateConfiguration.get();
            configuration.setPolicies(List.of(ofData("0.2", "data/**", "20GiB")));
            assertThat(changes(Entries.last("policy.changed")))
                    .contains(
                            "+ policies.production.dataset.drift.psi = 0.2",
                            "+ policies.production.dataset.sources = {match=data/**}",
                            "+ policies.production.dataset.engines = {match=jdbc:hive2://lab/*}",
                            "+ policies.production.execution.scratch = 20GiB");
            configuration.setPolicies(List.of(ofData("0.3", "**", "2TiB")));
            Entry entry = Entries.last("policy.changed");
            assertThat(changes(entry))
                    .containsExactly(
                            "- policies.production.dataset.drift.psi = 0.2",
                            "+ policies.production.dataset.drift.psi = 0.3",
                            "- policies.production.dataset.sources = {match=data/**}",
                            "+ policies.production.dataset.sources = {match=**}",
                            "- policies.production.execution.scratch = 20GiB",
                            "+ policies.production.execution.scratch = 2TiB");
            assertThat(Entries.evidence(entry)).contains("\"psi\"", "0.3");
        });
    }

    private static ModelGatePolicy ofData(String psi, String source, String scratch) {
        DriftSection drift = new DriftSection();
        drift.setPsi(psi);
        DatasetSection dataset = new DatasetSection();
        dataset.setDrift(drift);
        dataset.setSources(List.of(new DatasetSource(source)));
        dataset.setEngines(List.of(new DatasetEngine("jdbc:hive2://lab/*")));
        ExecutionSection execution = new ExecutionSection();
        execution.setScratch(scratch);
        ModelGatePolicy policy = new ModelGatePolicy("production");
        policy.setDataset(dataset);
        policy.setExecution(execution);
        return policy;
    }

    @Test
    public void secretsAreNotForTheLog() {
        Map<String, Object> safe = Flat.redacted(Map.of(
                "webhook", Map.of("secret", "s3cret", "url", "https://x"),
                "apiToken", "t",
                "keys", List.of("-----BEGIN PRIVATE KEY-----", "-----BEGIN PUBLIC KEY-----"),
                "list", List.of(Map.of("password", "p", "user", "u"))));
        assertThat(safe.toString())
                .doesNotContain("s3cret", "BEGIN PRIVATE", "=t,", "password=p")
                .contains("https://x", "BEGIN PUBLIC", "user=u");
        Map<String, Object> huge = Map.of("list", java.util.Collections.nCopies(1, "x".repeat(100_000)));
        assertThat(Flat.of(huge).since(Flat.of(Map.of()))).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static List<String> changes(Entry entry) {
        return (List<String>) entry.detail().get("changes");
    }
}
