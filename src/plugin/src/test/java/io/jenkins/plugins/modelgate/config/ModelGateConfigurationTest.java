package io.jenkins.plugins.modelgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import io.jenkins.plugins.modelgate.SigningKeys;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import java.util.List;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** The form: what it shows is what is stored, and the other way round. */
public class ModelGateConfigurationTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static TemporaryFolder temporary = new TemporaryFolder();

    private static String authority;

    private ModelGateConfiguration configuration;

    @BeforeClass
    public static void authority() throws Exception {
        authority = SigningKeys.authority(
                SigningKeys.keyStore(temporary.getRoot().toPath(), "CN=ml-release", "secret"), "secret");
    }

    @Before
    public void nothingConfigured() {
        configuration = ModelGateConfiguration.get();
        configuration.setPolicies(null);
        configuration.setDefaultPolicy(null);
        configuration.setRoles(null);
    }

    @Test
    public void formLeavesEverythingAsItIs() throws Exception {
        configuration.setPolicies(List.of(full("production"), new ModelGatePolicy("bare")));
        configuration.setDefaultPolicy("production");
        String before = json(0);
        submit();
        assertThat(configuration.getDefaultPolicy()).isEqualTo("production");
        assertThat(json(0))
                .isEqualTo(before)
                .contains("\"acme.A\"", "\"MG-12\"", "\"psi\":0.15", "\"js\":0", "\"triggerPurity\":1")
                .contains("data/manifest.json", "ab".repeat(32), "jdbc:hive2://lab/**", "\"CRITICAL\"")
                .contains("\"release key 2027\"", "34".repeat(32), "56".repeat(20), "cd".repeat(32), "SIGNING_TIME")
                .contains("https://accounts.example.com", "\"signedLinks\":\"INSIDE\"", "BEGIN CERTIFICATE");
        assertThat(configuration.getPolicies().get(0).getJobs()).containsExactly("release/**", "nightly");
        assertThat(json(1)).isEqualTo("{\"name\":\"bare\"}");
        assertThat(configuration.getPolicies().get(1).getModelArtifact()).isNull();
        assertThat(configuration.getPolicies().get(1).getDataset()).isNull();

        configuration.load();
        assertThat(json(0)).isEqualTo(before);
    }

    @Test
    public void formWithoutPoliciesHasNone() throws Exception {
        configuration.setPolicies(List.of(new ModelGatePolicy("bare")));
        HtmlForm form = form();
        form.getElementsByAttribute("button", "title", "Delete").stream()
                .findFirst()
                .orElseGet(() -> form.querySelector(".repeatable-delete"))
                .click();
        r.submit(form);
        assertThat(configuration.getPolicies()).isEmpty();
    }

    @Test
    public void unknownDefaultIsRefusedAndNothingChanges() throws Exception {
        configuration.setPolicies(List.of(new ModelGatePolicy("bare")));
        HtmlForm form = form();
        HtmlInput name = form.getInputByName("_.defaultPolicy");
        name.setValue("missing");
        assertThatThrownBy(() -> r.submit(form)).hasMessageContaining("400");
        assertThat(configuration.getDefaultPolicy()).isNull();
        assertThat(configuration.getPolicies()).hasSize(1);
    }

    /** A number that is none must not become the default without a word. */
    @Test
    public void whatIsNoNumberIsRefused() throws Exception {
        configuration.setPolicies(List.of(full("production")));
        for (String wrong : List.of("0,2", "NaN", "101")) {
            HtmlForm form = form();
            form.getInputByName("_.psi").setValue(wrong);
            assertThatThrownBy(() -> r.submit(form)).as(wrong).hasMessageContaining("400");
            assertThat(configuration
                            .getPolicies()
                            .get(0)
                            .getDataset()
                            .getDrift()
                            .getPsi())
                    .isEqualTo("0.15");
        }
    }

    @Test
    public void folderFormLeavesEverythingAsItIs() throws Exception {
        Folder folder = r.createProject(Folder.class);
        FolderPolicy policy = new FolderPolicy();
        policy.setFailOn("LOW");
        ExecutionSection execution = new ExecutionSection();
        execution.setMemory("512MiB");
        policy.setExecution(execution);
        policy.setDataset(dataset());
        FolderRole role = new FolderRole("ml-lead");
        role.setUsers(List.of("ann", "bob"));
        FolderPolicyProperty made = new FolderPolicyProperty(policy);
        made.setRoles(List.of(role));
        folder.addProperty(made);
        String before = PolicyFile.toJson(policy.layer());
        Folder after = r.configRoundtrip(folder);
        FolderPolicyProperty property = after.getProperties().get(FolderPolicyProperty.class);
        assertThat(PolicyFile.toJson(property.getPolicy().layer())).isEqualTo(before);
        assertThat(property.getRoles()).hasSize(1);
        assertThat(property.getRoles().get(0).getUsers()).containsExactly("ann", "bob");
    }

    static ModelGatePolicy full(String name) {
        ModelGatePolicy policy = new ModelGatePolicy(name);
        policy.setJobs(List.of("release/**", "nightly"));
        policy.setFailOn("MEDIUM");
        AcceptedFinding accepted = new AcceptedFinding("pickle/unknown-global", "MG-12", "2027-03-31");
        accepted.setFile("legacy/*.pkl");
        policy.setSuppress(List.of(accepted));
        ModelArtifactSection model = new ModelArtifactSection();
        model.setSignature("REQUIRED");
        model.setTrust(trust());
        model.setSignedLinks("INSIDE");
        model.setUnsignedFiles("LISTED");
        model.setFormats(List.of("safetensors", "onnx"));
        model.setAllowedGlobals(List.of("acme.A", "acme.B"));
        LimitsSection limits = new LimitsSection();
        limits.setFileBytes("20GiB");
        limits.setArchiveDepth(0);
        limits.setExpansionRatio(50);
        limits.setSeconds(60);
        model.setLimits(limits);
        policy.setModelArtifact(model);
        ContainerImageSection image = new ContainerImageSection();
        image.setSignature("REQUIRED");
        image.setTrust(trust().subList(0, 1));
        image.setBaseImages(List.of("sha256:" + "cd".repeat(32)));
        policy.setContainerImage(image);
        ExecutionSection execution = new ExecutionSection();
        execution.setRequiredLabel("trusted-gate");
        execution.setMemory("512MiB");
        execution.setScratch("3GiB");
        policy.setExecution(execution);
        policy.setDataset(dataset());
        DependenciesSection dependencies = new DependenciesSection();
        dependencies.setCvss("5.5");
        dependencies.setRequirePinned(true);
        dependencies.setRequireHashes(false);
        dependencies.setDeniedLicenses(List.of("AGPL-3.0-only", "SSPL-1.0"));
        dependencies.setMaxAdvisoryAgeDays(3);
        policy.setDependencies(dependencies);
        ConfigurationSection configuration = new ConfigurationSection();
        configuration.setSecrets("HIGH");
        policy.setConfiguration(configuration);
        policy.setQuality(quality());
        policy.setApproval(approval());
        return policy;
    }

    private static QualitySection quality() {
        QualityMetric accuracy = new QualityMetric("accuracy");
        accuracy.setMin("0.9");
        accuracy.setMax("1");
        accuracy.setDrop("0.01");
        accuracy.setNoise("0.03");
        accuracy.setSamples("1000");
        accuracy.setSlices(List.of("language=de", "language=en"));
        accuracy.setOverall("OPTIONAL");
        accuracy.setBetter("HIGHER");
        QualitySection quality = new QualitySection();
        quality.setMetrics(List.of(accuracy, toxicity()));
        quality.setTests(List.of("safety/**"));
        quality.setBinding("REQUIRED");
        quality.setBaseline("REQUIRED");
        return quality;
    }

    private static QualityMetric toxicity() {
        QualityMetric toxicity = new QualityMetric("toxicity");
        toxicity.setMax("0.02");
        return toxicity;
    }

    private static List<TrustedSigner> trust() {
        TrustedKey key = new TrustedKey(SigningKeys.pem(SigningKeys.pair().getPublic()));
        key.setName("release key 2027");
        key.setNotBefore("2027-01-01");
        key.setNotAfter("2027-12-31");
        TrustedCertificate certificate = new TrustedCertificate(authority);
        certificate.setSubject("CN=ml-release");
        certificate.setSan("release@example.com");
        certificate.setFingerprint("12".repeat(32));
        certificate.setSpki("34".repeat(32));
        certificate.setValidity("SIGNING_TIME");
        certificate.setTimestampRoots(authority);
        TrustedOpenPgpKey pgp = new TrustedOpenPgpKey(
                "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAA==\n-----END PGP PUBLIC KEY BLOCK-----");
        pgp.setFingerprint("56".repeat(20));
        return List.of(
                key,
                certificate,
                new TrustedIdentity("release@example.com", "https://accounts.example.com", "{\"mediaType\": \"x\"}"),
                pgp);
    }

    private static DatasetSection dataset() {
        DatasetSource plain = new DatasetSource("data/raw/**");
        DatasetSource listed = new DatasetSource("data/curated/**");
        listed.setManifest("data/manifest.json");
        DatasetEngine engine = new DatasetEngine("jdbc:hive2://warehouse:10000/*");
        engine.setDriver("ab".repeat(32));
        DriftSection drift = new DriftSection();
        drift.setPsi("0.15");
        drift.setJs("0");
        drift.setNewCategory("CRITICAL");
        PoisoningSection poisoning = new PoisoningSection();
        poisoning.setDuplicateShare("0.01");
        poisoning.setConflictingLabels("0.001");
        poisoning.setTriggerPurity("1");
        DatasetSection dataset = new DatasetSection();
        dataset.setSources(List.of(plain, listed));
        dataset.setEngines(List.of(engine, new DatasetEngine("jdbc:hive2://lab/**")));
        dataset.setContractSql("ALLOWED");
        dataset.setContractSqlSeconds(30);
        dataset.setTimestampColumns(List.of(new DatasetTimestamp("orders", "received_at")));
        dataset.setDrift(drift);
        dataset.setPoisoning(poisoning);
        return dataset;
    }

    private static ApprovalSection approval() {
        ApprovalSection approval = new ApprovalSection();
        approval.setRules(List.of(new ApprovalRuleEntry("ml-lead", 2), new ApprovalRuleEntry("security", 1)));
        approval.setSeparationOfDuties(false);
        approval.setReauthenticate(true);
        approval.setUnknownInitiators("REFUSED");
        approval.setOverride("NOBODY");
        approval.setExpiresHours(1);
        approval.setValidHours(2);
        approval.setReauthenticateMinutes(3);
        approval.setMaxDelegationDays(0);
        return approval;
    }

    @Test
    public void formLeavesRolesAsTheyAre() throws Exception {
        ApprovalRole lead = new ApprovalRole("ml-lead");
        lead.setGroups(List.of("ml-leads", "heads"));
        lead.setOverridable(true);
        ApprovalRole nobody = new ApprovalRole("nobody");
        configuration.setRoles(List.of(lead, nobody));
        submit();
        assertThat(configuration.getRoles()).hasSize(2);
        r.assertEqualDataBoundBeans(lead, configuration.role("ml-lead"));
        assertThat(configuration.role("ml-lead").getGroups()).containsExactly("ml-leads", "heads");
        assertThat(configuration.role("ml-lead").isOverridable()).isTrue();
        assertThat(configuration.role("nobody").users()).isEmpty();
        assertThat(configuration.role("nobody").isOverridable()).isFalse();
        configuration.load();
        assertThat(configuration.role("ml-lead").getGroups()).containsExactly("ml-leads", "heads");
    }

    private String json(int index) throws Exception {
        return PolicyFile.toJson(configuration.getPolicies().get(index).layer());
    }

    private static HtmlForm form() throws Exception {
        return r.createWebClient().goTo("configureSecurity").getFormByName("config");
    }

    private static void submit() throws Exception {
        r.submit(form());
    }
}
