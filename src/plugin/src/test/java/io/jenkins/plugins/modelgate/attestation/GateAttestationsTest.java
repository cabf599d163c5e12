package io.jenkins.plugins.modelgate.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Item;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.modelgate.Datasets;
import io.jenkins.plugins.modelgate.Disk;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.audit.Entries;
import io.jenkins.plugins.modelgate.engine.attestation.AttestationVerifier;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.attestation.Statement;
import io.jenkins.plugins.modelgate.engine.attestation.Subjects;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What a build's gates leave for others: made in real builds, verified with nothing but the list of keys from the page. */
public class GateAttestationsTest {
    private static final String TRAIN = "node('built-in') {\n"
            + "  validateDataset paths: 'data.csv', name: 'train'\n"
            + "  verifyModelArtifact path: 'model', madeHere: true\n"
            + "}";

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @After
    public void everybodyMayAgain() {
        r.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        r.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
    }

    private WorkflowRun trained() throws Exception {
        WorkflowJob job = Models.job(r, r.jenkins, TRAIN, Models.GOOD);
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("EPOCHS", "3"),
                new PasswordParameterDefinition("TOKEN", "hush-hush", "")));
        Datasets.put(Models.workspace(r.jenkins, job).child("data.csv"), 300, 0, 1);
        return r.buildAndAssertSuccess(job);
    }

    private static List<ReportEntry> gates(WorkflowRun run) {
        return run.getAction(ModelGateRunAction.class).entries();
    }

    private byte[] download(WorkflowRun run, ReportEntry gate, String file) throws Exception {
        WebResponse response = get(null, run.getUrl() + "model-gate/report/" + gate.id() + "/" + file);
        assertThat(response.getStatusCode()).as(file).isEqualTo(200);
        assertThat(response.getResponseHeaderValue("Content-Disposition")).startsWith("attachment");
        return response.getContentAsStream().readAllBytes();
    }

    private WebResponse get(String user, String path) throws Exception {
        JenkinsRule.WebClient web =
                r.createWebClient().withRedirectEnabled(false).withThrowExceptionOnFailingStatusCode(false);
        if (user != null) {
            web.withBasicApiToken(user);
        }
        URI url = r.getURL().toURI().resolve(path);
        return web.loadWebResponse(new WebRequest(url.toURL(), HttpMethod.GET));
    }

    /** As the page of keys gives it to those who verify. */
    private AttestationVerifier trusting() throws Exception {
        WebResponse response = get(null, "manage/" + AttestationKeysLink.URL + "/attestation-keys.json");
        List<Map<String, Object>> list = new ArrayList<>();
        for (JsonNode each : new ObjectMapper().readTree(response.getContentAsString())) {
            list.add(Map.of(
                    "type", each.path("type").asText(),
                    "name", each.path("name").asText(),
                    "notBefore", each.path("notBefore").asText(),
                    "publicKey", each.path("publicKey").asText()));
        }
        return new AttestationVerifier(TrustEntry.list("trust", list), Instant.now());
    }

    @Test
    public void aTrainingBuildLeavesItsStatementsAndABill() throws Exception {
        AttestationConfiguration.get().setIdentity("https://ci.example.com/model-gate/v1");
        int recorded = Entries.of("signature.made").size();
        WorkflowRun run = trained();
        ReportEntry data = gates(run).get(0);
        ReportEntry model = gates(run).get(1);
        AttestationVerifier verifier = trusting();

        Statement result =
                verifier.verify(download(run, data, "test-result.intoto.json")).statement();
        assertThat(result.predicateType()).isEqualTo("https://in-toto.io/attestation/test-result/v0.1");
        assertThat(Subjects.match(result.subjects(), data.sha256(), Subjects.FILE))
                .isTrue();
        assertThat(result.predicate().path("result").asText()).isIn("PASSED", "WARNED");
        assertThat(result.predicate().path("url").asText()).isEqualTo(r.getURL() + run.getUrl());
        assertThat(result.predicate().at("/configuration/0/digest/sha256").asText())
                .hasSize(64);

        Statement svr = verifier.verify(download(run, model, "verification.intoto.json"))
                .statement();
        assertThat(svr.predicateType()).isEqualTo("https://in-toto.io/attestation/svr/v0.2");
        assertThat(Subjects.match(svr.subjects(), model.sha256(), Subjects.LISTING))
                .isTrue();
        assertThat(Subjects.match(svr.subjects(), model.omsRoot(), Subjects.OMS_ROOT))
                .isTrue();
        assertThat(svr.predicate().at("/verifier/id").asText()).isEqualTo("https://ci.example.com/model-gate/v1");
        assertThat(svr.predicate().path("properties").toString())
                .contains("MODELGATE_VERIFY_MODEL_ARTIFACT_PASSED", "MODELGATE_NO_FINDING_FROM_HIGH");

        BillOfMaterials bill = BillOfMaterials.read(download(run, model, "model.cdx.json"));
        assertThat(bill.files()).containsOnlyKeys(Models.GOOD);
        assertThat(new String(bill.bytes(), StandardCharsets.UTF_8)).contains("dataset:sha256:" + data.sha256());
        Statement attested =
                verifier.verify(download(run, model, "bom.intoto.json")).statement();
        assertThat(BillOfMaterials.of(attested).isSameAs(bill)).isTrue();

        Statement made =
                verifier.verify(download(run, model, "provenance.intoto.json")).statement();
        JsonNode definition = made.predicate().path("buildDefinition");
        assertThat(definition.at("/externalParameters/job").asText())
                .isEqualTo(run.getParent().getFullName());
        assertThat(definition.at("/externalParameters/parameters/EPOCHS").asText())
                .isEqualTo("3");
        assertThat(definition.at("/externalParameters/parameters/TOKEN").asText())
                .isEqualTo("(secret)");
        assertThat(definition.at("/resolvedDependencies/0/digest/sha256").asText())
                .isEqualTo(data.sha256());
        assertThat(made.predicate().at("/runDetails/builder/id").asText())
                .isEqualTo("https://ci.example.com/model-gate/v1");
        assertThat(made.predicate().toString()).doesNotContain("hush-hush");

        List<Entry> entries = Entries.of("signature.made");
        assertThat(entries).hasSize(recorded + 2);
        Entry last = entries.get(recorded + 1);
        assertThat(last.decision()).isEqualTo("ATTESTED");
        assertThat(last.evidence()).hasSize(3);
        assertThat(last.subjects().get(0).sha256()).isEqualTo(model.sha256());

        HtmlPage tab = r.createWebClient().getPage(run, "model-gate/");
        assertThat(tab.asNormalizedText()).contains("Attestations", "Verification result", "Provenance", "Test result");
        assertThat(tab.getAnchors().stream()
                        .map(anchor -> anchor.getHrefAttribute())
                        .toList())
                .contains("report/" + model.id() + "/provenance.intoto.json");
        run.getParent().doReload();
        assertThat(((WorkflowJob) run.getParent())
                        .getLastBuild()
                        .getAction(AttestationRunAction.class)
                        .entries())
                .hasSize(4);
    }

    @Test
    public void whoMayReadTheJobMayFetchThem() throws Exception {
        WorkflowRun run = r.buildAndAssertSuccess(
                Models.job(r, r.jenkins, "node('built-in') { verifyModelArtifact 'model' }", Models.GOOD));
        String base = run.getUrl() + "model-gate/report/" + gates(run).get(0).id() + "/";
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("overall")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        for (String file : List.of("verification.intoto.json", "bom.intoto.json", "model.cdx.json")) {
            assertThat(get("reader", base + file).getStatusCode()).as(file).isEqualTo(200);
            assertThat(get("overall", base + file).getStatusCode()).as(file).isEqualTo(404);
            assertThat(get(null, base + file).getStatusCode()).as(file).isEqualTo(403);
        }
        // Nobody said that the build made the model, and there is no dataset.
        for (String file : List.of("provenance.intoto.json", "test-result.intoto.json")) {
            assertThat(get("reader", base + file).getStatusCode()).as(file).isEqualTo(404);
        }
    }

    @Test
    public void aGateThatStaysClosedAttestsNothing() throws Exception {
        int recorded = Entries.of("signature.made").size();
        WorkflowRun run = r.buildAndAssertStatus(
                Result.FAILURE,
                Models.job(
                        r,
                        r.jenkins,
                        "node('built-in') { verifyModelArtifact path: 'model', madeHere: true }",
                        Models.GOOD,
                        Models.EVIL));
        assertThat(run.getAction(AttestationRunAction.class)).isNull();
        assertThat(Entries.of("signature.made")).hasSize(recorded);
        download(run, gates(run).get(0), "model.cdx.json");
    }

    @Test
    public void whatAnOldKeySignedCountsUntilItIsWithdrawn() throws Exception {
        WorkflowJob job = Models.job(r, r.jenkins, "node('built-in') { verifyModelArtifact 'model' }", Models.GOOD);
        WorkflowRun before = r.buildAndAssertSuccess(job);
        byte[] old = download(before, gates(before).get(0), "verification.intoto.json");
        String fingerprint = AttestationKeys.get().current().publicKey().fingerprint();
        String encoded = AttestationKeys.get().current().encoded().split(" ")[0];
        int keys = AttestationKeys.get().all().size();

        AttestationKeys.get().rotate("yearly");

        WorkflowRun after = r.buildAndAssertSuccess(job);
        byte[] now = download(after, gates(after).get(0), "verification.intoto.json");
        assertThat(trusting().verify(old).signer().fingerprint()).isEqualTo(fingerprint);
        assertThat(trusting().verify(now).signer().fingerprint())
                .isNotEqualTo(fingerprint)
                .isEqualTo(AttestationKeys.get().current().publicKey().fingerprint());
        assertThat(AttestationKeys.get().all()).hasSize(keys + 1);

        AttestationKeys.get().withdraw(fingerprint, "its disk was sold");
        assertThat(trusting().verify(now).statement()).isNotNull();
        assertThatThrownBy(() -> trusting().verify(old)).hasMessageContaining("no key that is trusted");
        assertThat(Entries.of("policy.changed").stream()
                        .filter(entry ->
                                AttestationKeys.SCOPE.equals(entry.policy().uri()))
                        .map(Entry::decision)
                        .toList())
                .startsWith("begun")
                .endsWith("begun", "withdrawn");
        isNowhere(encoded);
    }

    /** Neither an old private key nor the one that signs lies anywhere as it is. */
    private void isNowhere(String old) throws Exception {
        String current = AttestationKeys.get().current().encoded().split(" ")[0];
        Disk.hasNone(r.jenkins.getRootDir().toPath(), old, current);
        Path key = r.jenkins.getRootDir().toPath().resolve("secrets/model-gate-attestation/key");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    public void withoutItsKeyOrItsLogNoGateOpens() throws Exception {
        WorkflowJob job = Models.job(
                r, r.jenkins, "node('built-in') { verifyModelArtifact 'model'; echo 'gate open' }", Models.GOOD);
        r.buildAndAssertSuccess(job);
        Path key = r.jenkins.getRootDir().toPath().resolve("secrets/model-gate-attestation/key");
        byte[] good = Files.readAllBytes(key);
        Files.writeString(key, "nothing");
        closed(job, "was not encrypted by this Jenkins");
        Files.delete(key);
        closed(job, "is missing; restore the directory");
        HtmlPage page = r.createWebClient().goTo("manage/" + AttestationKeysLink.URL + "/");
        assertThat(page.asNormalizedText()).contains("Nothing can be attested, so gates stay closed", "is missing");
        Files.write(key, good);
        r.buildAndAssertSuccess(job);
        AttestationKeys.get()
                .withdraw(AttestationKeys.get().current().publicKey().fingerprint(), "stolen");
        closed(job, "was withdrawn");
        AttestationKeys.get().rotate("the old one was stolen");
        r.buildAndAssertSuccess(job);
    }

    private void closed(WorkflowJob job, String why) throws Exception {
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("the gate stays closed, because its verdict could not be attested", run);
        r.assertLogContains(why, run);
        r.assertLogNotContains("gate open", run);
        assertThat(run.getAction(AttestationRunAction.class)).isNull();
        assertThat(run.getAction(ModelGateRunAction.class)).isNull();
    }
}
