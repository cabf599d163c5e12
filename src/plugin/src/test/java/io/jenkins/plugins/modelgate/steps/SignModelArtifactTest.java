package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.CertificateCredentialsImpl;
import hudson.FilePath;
import hudson.model.ModelObject;
import hudson.model.Node;
import hudson.model.Result;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.modelgate.Disk;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.SigningKeys;
import io.jenkins.plugins.modelgate.config.ModelArtifactSection;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.config.TrustedCertificate;
import io.jenkins.plugins.modelgate.config.TrustedKey;
import io.jenkins.plugins.modelgate.config.TrustedSigner;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.InboundAgentRule;
import org.jvnet.hudson.test.JenkinsRule;

/** Signing with keys of the credentials, and what a policy that asks for signatures says of it. */
public class SignModelArtifactTest {
    private static final String PASSWORD = "correct horse battery staple";

    @ClassRule
    public static BuildWatcher watcher = new BuildWatcher();

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static InboundAgentRule agents = new InboundAgentRule();

    @ClassRule
    public static TemporaryFolder temporary = new TemporaryFolder();

    private static final KeyPair RELEASE = SigningKeys.pair();
    private static final KeyPair STRANGER = SigningKeys.pair();
    private static Node agent;
    private static Folder folder;

    @BeforeClass
    public static void people() throws Exception {
        agent = agents.createAgent(
                r,
                InboundAgentRule.Options.newBuilder().name("far").label("far").build());
        byte[] keyStore = SigningKeys.keyStore(temporary.getRoot().toPath(), "CN=ml-release", PASSWORD);
        add(r.jenkins, file("release-key", SigningKeys.pem(RELEASE.getPrivate())));
        add(
                r.jenkins,
                new CertificateCredentialsImpl(
                        CredentialsScope.GLOBAL,
                        "release-certificate",
                        "",
                        PASSWORD,
                        new CertificateCredentialsImpl.UploadedKeyStoreSource(
                                null, SecretBytes.fromRawBytes(keyStore))));
        add(
                r.jenkins,
                new FileCredentialsImpl(
                        CredentialsScope.GLOBAL, "keystore", "", "k.p12", SecretBytes.fromRawBytes(keyStore)));
        add(r.jenkins, word("keystore-word", PASSWORD));
        add(r.jenkins, word("wrong-word", "Tr0ub4dor&3"));
        folder = r.createProject(Folder.class, "ml");
        add(folder, file("folder-key", SigningKeys.pem(STRANGER.getPrivate())));

        TrustedCertificate certificate = new TrustedCertificate(SigningKeys.authority(keyStore, PASSWORD));
        certificate.setSubject("CN=ml-release");
        TrustedKey key = new TrustedKey(SigningKeys.pem(RELEASE.getPublic()));
        key.setName("release key");
        ModelGateConfiguration configuration = ModelGateConfiguration.get();
        configuration.setPolicies(List.of(
                new ModelGatePolicy("open"), signed("signed", key, certificate), signed("certified", certificate)));
        configuration.setDefaultPolicy("open");
    }

    private static ModelGatePolicy signed(String name, TrustedSigner... trust) {
        ModelArtifactSection section = new ModelArtifactSection();
        section.setSignature("REQUIRED");
        section.setTrust(List.of(trust));
        ModelGatePolicy policy = new ModelGatePolicy(name);
        policy.setModelArtifact(section);
        return policy;
    }

    private static StandardCredentials file(String id, String content) {
        return new FileCredentialsImpl(
                CredentialsScope.GLOBAL,
                id,
                "",
                id + ".pem",
                SecretBytes.fromRawBytes(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static StandardCredentials word(String id, String value) {
        return new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(value));
    }

    private static void add(ModelObject place, StandardCredentials credentials) throws Exception {
        if (place instanceof Folder inFolder) {
            inFolder.addProperty(new FolderCredentialsProvider.FolderCredentialsProperty(
                    new com.cloudbees.plugins.credentials.domains.DomainCredentials[0]));
        }
        CredentialsProvider.lookupStores(place).iterator().next().addCredentials(Domain.global(), credentials);
    }

    @Test
    public void keySignsOnAnAgentAndThePolicyHolds() throws Exception {
        WorkflowRun run = r.buildAndAssertSuccess(Models.job(
                r,
                agent,
                "node('far') {\n"
                        + "  def signed = signModelArtifact path: 'model/', credentialsId: 'release-key'\n"
                        + "  echo \"signed ${signed.digest}\"\n"
                        + "  def model = verifyModelArtifact path: 'model/', policy: 'signed'\n"
                        + "  echo \"said ${model.verdict}\"\n"
                        + "}",
                Models.GOOD));
        r.assertLogContains("said PASSED", run);
        r.assertLogContains("release key", run);
        assertThat(Statements.attested(run)).contains("VERIFY_MODEL_ARTIFACT_PASSED", "SIGNATURE_VERIFIED");
        nothingOf(RELEASE, run);
        FilePath signature = Models.workspace(agent, run.getParent()).child("model/model.sig");
        assertThat(signature.readToString()).contains("dsseEnvelope").doesNotContain("PRIVATE");
        assertThat(agent.getRootPath().child("model-gate/run").list()).isEmpty();
        theFormTriesTheSignature(signature.readToString());
    }

    private static void theFormTriesTheSignature(String signature) {
        TrustedKey.DescriptorImpl form = r.jenkins.getDescriptorByType(TrustedKey.DescriptorImpl.class);
        FormValidation right = form.doCheckSignature(null, SigningKeys.pem(RELEASE.getPublic()), "", "", signature);
        assertThat(right.kind).as(right.getMessage()).isEqualTo(FormValidation.Kind.OK);
        assertThat(right.getMessage()).contains("Verified: signed by", "It covers 1 files");
        FormValidation wrong = form.doCheckSignature(null, SigningKeys.pem(STRANGER.getPublic()), "", "", signature);
        assertThat(wrong.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(wrong.getMessage()).contains("Signed by somebody who is not trusted");
        int middle = signature.indexOf("\"sig\"") + 40;
        char other = signature.charAt(middle) == 'A' ? 'B' : 'A';
        FormValidation altered = form.doCheckSignature(
                null,
                SigningKeys.pem(RELEASE.getPublic()),
                "",
                "",
                signature.substring(0, middle) + other + signature.substring(middle + 1));
        assertThat(altered.kind).isEqualTo(FormValidation.Kind.ERROR);
        FormValidation over =
                form.doCheckSignature(null, SigningKeys.pem(RELEASE.getPublic()), "", "2020-01-01", signature);
        assertThat(over.kind).as(over.getMessage()).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    public void certificatesAndKeyStoresSign() throws Exception {
        WorkflowJob job = Models.job(
                r,
                r.jenkins,
                "node('built-in') {\n"
                        + "  signModelArtifact path: 'model/', credentialsId: 'release-certificate'\n"
                        + "  verifyModelArtifact path: 'model/', policy: 'certified'\n"
                        + "  signModelArtifact path: 'model/', credentialsId: 'keystore', overwrite: true,\n"
                        + "      passphraseCredentialsId: 'keystore-word', method: 'shards', shardSize: '16B'\n"
                        + "  verifyModelArtifact path: 'model/', policy: 'certified'\n"
                        + "}",
                Models.GOOD);
        WorkflowRun run = r.buildAndAssertSuccess(job);
        r.assertLogContains("CN=ml-release", run);
        r.assertLogNotContains(PASSWORD, run);
        notOnDisk(PASSWORD, run);
    }

    /** Who replaces a model signs it anew; the policy knows only the release key. */
    @Test
    public void modelResignedByAStrangerFails() throws Exception {
        WorkflowJob job = folder.createProject(WorkflowJob.class, "resigned");
        job.setDefinition(new CpsFlowDefinition(
                "node('built-in') {\n"
                        + "  signModelArtifact path: 'model/', credentialsId: 'release-key'\n"
                        + "  verifyModelArtifact path: 'model/', policy: 'signed'\n"
                        + "  writeFile file: 'model/README.md', text: 'a friendly addition'\n"
                        + "  try { verifyModelArtifact path: 'model/', policy: 'signed'; error('passed') }\n"
                        + "  catch (e) { echo \"changed: ${e.message}\" }\n"
                        + "  signModelArtifact path: 'model/', credentialsId: 'folder-key', overwrite: true\n"
                        + "  verifyModelArtifact path: 'model/', policy: 'signed'\n"
                        + "}",
                true));
        Models.put(r.jenkins.getWorkspaceFor(job).child("model").child(Models.GOOD), Models.GOOD);
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("changed: verifyModelArtifact: FAILED", run);
        r.assertLogContains("signature/extra-file", run);
        r.assertLogContains("signature/stranger", run);
        nothingOf(STRANGER, run);
    }

    @Test
    public void aStepChoosesNobodyWhomTheAdministratorDoesNotTrust() throws Exception {
        WorkflowJob job = folder.createProject(WorkflowJob.class, "own-key");
        job.setDefinition(new CpsFlowDefinition(
                "node('built-in') {\n"
                        + "  signModelArtifact path: 'model/', credentialsId: 'folder-key'\n"
                        + "  writeFile file: 'own.pem', text: '''" + SigningKeys.pem(STRANGER.getPublic()) + "'''\n"
                        + "  verifyModelArtifact path: 'model/', publicKey: 'own.pem'\n"
                        + "  echo 'as a demand of its own it holds'\n"
                        + "  verifyModelArtifact path: 'model/', publicKey: 'own.pem', policy: 'signed'\n"
                        + "}",
                true));
        Models.put(r.jenkins.getWorkspaceFor(job).child("model").child(Models.GOOD), Models.GOOD);
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("as a demand of its own it holds", run);
        assertThat(Statements.attested(run))
                .contains("VERIFY_MODEL_ARTIFACT_PASSED")
                .doesNotContain("SIGNATURE_VERIFIED");
        r.assertLogContains("signature/stranger", run);
    }

    @Test
    public void unsignedModelFailsWherePolicyRequiresASignature() throws Exception {
        WorkflowJob job = Models.job(
                r, r.jenkins, "node('built-in') { verifyModelArtifact path: 'model', policy: 'signed' }", Models.GOOD);
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("signature/unsigned", run);
    }

    @Test
    public void keysOfAnotherFolderAreNotThere() throws Exception {
        fails("credentialsId: 'folder-key'", "there is no credential 'folder-key'");
        fails("credentialsId: 'keystore-word'", "is neither a secret file (PEM or PKCS#12) nor a certificate");
        fails("credentialsId: 'release-key', passphraseCredentialsId: 'none'", "there is no credential 'none'");
        fails("credentialsId: 'release-certificate', passphraseCredentialsId: 'wrong-word'", "a password of its own");
    }

    @Test
    public void wrongPassphraseAndAnOldSignatureLeaveNothing() throws Exception {
        WorkflowRun run = fails("credentialsId: 'keystore', passphraseCredentialsId: 'wrong-word'", "passphrase");
        r.assertLogNotContains("Tr0ub4dor", run);
        assertThat(r.jenkins
                        .getWorkspaceFor(run.getParent())
                        .child("model/model.sig")
                        .exists())
                .isFalse();
    }

    private static WorkflowRun fails(String parameters, String why) throws Exception {
        WorkflowJob job = Models.job(
                r, r.jenkins, "node('built-in') { signModelArtifact path: 'model/', " + parameters + " }", Models.GOOD);
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("signModelArtifact: ", run);
        r.assertLogContains(why, run);
        return run;
    }

    /** Neither the log nor a file of the build, of the workspace or of the agent has a line of the key. */
    private static void nothingOf(KeyPair pair, WorkflowRun run) throws Exception {
        for (String line : SigningKeys.pem(pair.getPrivate()).lines().toList()) {
            if (!line.startsWith("-----")) {
                r.assertLogNotContains(line, run);
                notOnDisk(line, run);
            }
        }
    }

    private static void notOnDisk(String secret, WorkflowRun run) throws Exception {
        for (File root : List.of(
                run.getRootDir(),
                new File(r.jenkins.getRootDir(), "workspace"),
                new File(r.jenkins.getRootDir(), "model-gate"),
                new File(agent.getRootPath().getRemote()))) {
            if (root.exists()) {
                Disk.hasNone(root.toPath(), secret);
            }
        }
    }
}
