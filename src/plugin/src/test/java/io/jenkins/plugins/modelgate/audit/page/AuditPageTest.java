package io.jenkins.plugins.modelgate.audit.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.FreeStyleBuild;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.audit.AuditMonitor;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.Entries;
import io.jenkins.plugins.modelgate.engine.audit.TlogProof;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.verify.LogVerifier;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** What the pages and REST say of the log, checked with the engine's verifiers and nothing of the pages' own. */
public class AuditPageTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String MARKUP = "<script>alert(1)</script>\" onload='x' ${7*7} {{x}} \u202e";
    private static final String BASE = "manage/model-gate-audit/";

    @Rule
    public JenkinsRule r = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private FreeStyleBuild build;
    private long verdict;
    private String evidence;

    @Before
    public void entries() throws Exception {
        build = r.buildAndAssertSuccess(r.createFreeStyleProject("model"));
        AuditTrail trail = AuditTrail.get();
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        evidence = trail.putEvidence(MARKUP.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (ACLContext alice = ACL.as2(User.getById("alice", true).impersonate2())) {
            verdict = trail.record(AuditTrail.entry(EventType.GATE_VERDICT, build)
                            .decision("FAILED")
                            .subject(AuditText.of(MARKUP), DIGEST)
                            .evidence(
                                    "report", evidence, MARKUP.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                            .detail("note", AuditText.of(MARKUP)))
                    .index();
        }
    }

    @Test
    public void pageShowsForeignTextAsText() throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            HtmlPage page = client.goTo(BASE);
            assertThat(page.asNormalizedText()).contains("<script>alert(1)</script>", "\\u{202e}", "alice", "FAILED");
            assertThat(page.getWebResponse().getContentAsString()).doesNotContain("<script>alert(1)");
            HtmlPage entry = client.goTo(BASE + "entry/" + verdict + "/");
            assertThat(entry.asNormalizedText())
                    .contains("Proven to be in the log", "<script>alert(1)</script>", DIGEST);
            assertThat(entry.getWebResponse().getContentAsString()).doesNotContain("<script>alert(1)");
            assertThat(client.goTo(BASE + "?digest=" + DIGEST).asNormalizedText())
                    .contains("gate.verdict");
            assertThat(client.goTo(BASE + "?digest=" + DIGEST.replace('0', '1')).asNormalizedText())
                    .contains("No entry of the log fits");
            assertThat(client.goTo(BASE + "?digest=%3Cscript%3E").asNormalizedText())
                    .contains("64 hexadecimal digits");
            WebResponse file = client.goTo(BASE + "entry/" + verdict + "/evidence?sha256=" + evidence, null)
                    .getWebResponse();
            assertThat(file.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(MARKUP);
            assertThat(file.getResponseHeaderValue("Content-Disposition")).startsWith("attachment");
            assertThat(file.getResponseHeaderValue("Content-Security-Policy")).startsWith("sandbox");
        }
    }

    @Test
    public void restPagesAndErrors() throws Exception {
        for (int i = 0; i < 7; i++) {
            AuditTrail.get().record(AuditTrail.entry(EventType.SIGNATURE_MADE).decision("n" + i));
        }
        JsonNode first = json("v1/entries?type=signature.made&limit=3");
        assertThat(first.at("/entries/0/entry/decision").asText()).isEqualTo("n6");
        JsonNode second = json("v1/entries?type=signature.made&limit=3&before="
                + first.get("next").asLong());
        JsonNode third = json("v1/entries?type=signature.made&limit=3&before="
                + second.get("next").asLong());
        assertThat(second.at("/entries/0/entry/decision").asText()).isEqualTo("n3");
        assertThat(third.get("entries")).hasSize(1);
        assertThat(third.get("next").isNull()).isTrue();
        assertThat(json("v1/entries?actor=alice").get("entries")).hasSize(1);
        assertThat(json("v1/entries?job=model").get("entries")).hasSize(1);
        assertThat(json("v1/entries?digest=sha256:" + evidence).get("entries")).hasSize(1);
        assertThat(json("v1/entries?from=2100-01-01").get("entries")).isEmpty();
        assertThat(json("v1/entries?to=2000-01-01").get("entries")).isEmpty();
        assertThat(json("v1/status").get("problem").isNull()).isTrue();

        refused("v1/entries?limit=0", 400, "invalid-parameter");
        refused("v1/entries?limit=501", 400, "invalid-parameter");
        refused("v1/entries?digest=xyz", 400, "invalid-parameter");
        refused("v1/entries?type=gate.opened", 400, "invalid-parameter");
        refused("v1/entries?from=yesterday", 400, "invalid-parameter");
        refused("v1/entries?before=-1", 400, "invalid-parameter");
        refused("v1/entries?before=%2B5", 400, "invalid-parameter");
        refused("v1/entries?before=99999999999999999999", 400, "invalid-parameter");
        refused("v1/entries?limit=%D9%A3", 400, "invalid-parameter");
        refused("v1/entries?limit=1e2", 400, "invalid-parameter");
        refused("v1/entries?limit=3&limit=4", 400, "invalid-parameter");
        refused("v1/entries?jobs=model", 400, "invalid-parameter");
        refused("v1/entries?from=2026-02-30", 400, "invalid-parameter");
        refused("v1/entries?from=2026-02-02&to=2026-02-01", 400, "invalid-parameter");
        refused("v1/entry?index=1&x=1", 400, "invalid-parameter");
        assertThat(json("v1/entries?limit=500").get("entries").size()).isLessThanOrEqualTo(500);
        assertThat(json("v1/entries?before=0").get("entries")).isEmpty();
        assertThat(json("v1/entries?before=0").get("next").isNull()).isTrue();
        assertThat(json("v1/entries?limit=&type=").get("entries")).isNotEmpty();
        refused("v1/entry", 400, "invalid-parameter");
        refused("v1/entry?index=%3Cb%3E", 400, "invalid-parameter");
        refused("v1/entry?index=99999", 404, "no-such-entry");
        refused("v1/proof?index=99999", 404, "no-such-entry");
        Entries.breakLog();
        Files.delete(AuditTrail.get().directory().resolve("checkpoint"));
        refused("v1/entries", 503, "log-unavailable");
    }

    @Test
    public void proofHoldsOutsideOfJenkins() throws Exception {
        VerifierKey key = VerifierKey.parse(json("v1/status").get("key").asText());
        for (String place : List.of(BASE + "entry/", build.getUrl() + "model-gate/audit/entry/")) {
            if (place.startsWith("job")) {
                io.jenkins.plugins.modelgate.report.TestReports.attach(build);
            }
            byte[] entry = bytes(place + verdict + "/entry.json");
            TlogProof proof = TlogProof.parse(bytes(place + verdict + "/entry.tlog-proof"));
            assertThat(proof.verify(entry, key.name(), List.of(key)).size()).isGreaterThan(verdict);
        }
        assertThat(status(build.getUrl() + "model-gate/audit/entry/0/entry.json"))
                .as("no entry of this build")
                .isEqualTo(404);
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            assertThat(client.goTo(build.getUrl() + "model-gate/").asNormalizedText())
                    .contains("Audit trail", "Proven: each entry is in the log", "gate.verdict");
        }
    }

    @Test
    public void exportVerifiesElsewhereAndIsRecorded() throws Exception {
        VerifierKey key = AuditTrail.get().verifierKey();
        Path directory = folder.newFolder().toPath();
        WebResponse response = post("export");
        assertThat(response.getStatusCode()).isEqualTo(200);
        try (InputStream in = response.getContentAsStream();
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                Path file = directory.resolve(each.getName());
                assertThat(file.normalize()).startsWithRaw(directory);
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        var verification = new LogVerifier(directory, key, null, 1, read -> {}).run();
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.evidenceFiles()).isEqualTo(1);
        assertThat(Entries.last("log.exported").detail()).containsEntry("entries", verification.entries());

        Entries.breakLog();
        assertThat(post("v1/export").getStatusCode())
                .as("not recorded, not exported")
                .isEqualTo(503);
    }

    @Test
    public void verificationUnderWriteLoadFindsOnlyWhatIsWrong() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!stop.get()) {
                try {
                    AuditTrail.get().record(AuditTrail.entry(EventType.SIGNATURE_MADE));
                } catch (java.io.IOException e) {
                    return;
                }
            }
        });
        writer.start();
        try {
            assertThat(verified().isGood())
                    .as(String.valueOf(LogVerification.get().getResult().getProblems()))
                    .isTrue();
        } finally {
            stop.set(true);
            writer.join();
        }
        try (Stream<Path> files = Files.walk(AuditTrail.get().directory().resolve("evidence"))) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.writeString(file, Files.readString(file).replace("alert", "ALERT"));
        }
        LogVerification.Result result = verified();
        assertThat(result.isGood()).isFalse();
        assertThat(result.getProblems()).hasSize(1);
        assertThat(result.getProblems().get(0)).contains("EVIDENCE_DIFFERS");
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            assertThat(client.goTo(BASE).asNormalizedText()).contains("1 findings in", "EVIDENCE_DIFFERS");
        }
    }

    @Test
    public void damagedLogClosesGatesAndTellsTheAdministrator() throws Exception {
        assertThat(new AuditMonitor().isActivated()).isFalse();
        Entries.breakLog();
        Path bundle = AuditTrail.get().directory().resolve("tile/0");
        try (Stream<Path> files = Files.walk(bundle)) {
            Path file = files.filter(Files::isRegularFile)
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[0] ^= 1;
            Files.write(file, bytes);
        }
        AuditTrail.get().reopen();
        assertThat(AuditTrail.get().problem()).isPresent();
        assertThat(r.jenkins.getExtensionList(AuditMonitor.class).get(0).isActivated())
                .isTrue();
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            assertThat(client.goTo(BASE).asNormalizedText()).contains("Nothing can be recorded, so gates stay closed");
            assertThat(client.goTo("manage/").asNormalizedText())
                    .contains("Model Gate cannot record anything in its audit log");
        }
    }

    private static LogVerification.Result verified() throws Exception {
        assertThat(LogVerification.get().start()).isTrue();
        Workers.until("verification ends", () -> !LogVerification.get().isRunning());
        return LogVerification.get().getResult();
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(bytes(BASE + path));
    }

    private byte[] bytes(String path) throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            WebResponse response = client.goTo(path, null).getWebResponse();
            try (InputStream in = response.getContentAsStream()) {
                return in.readAllBytes();
            }
        }
    }

    private int status(String path) throws Exception {
        return get(path).getStatusCode();
    }

    private WebResponse get(String path) throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            return client.loadWebResponse(new WebRequest(new java.net.URL(r.getURL(), path)));
        }
    }

    private void refused(String path, int status, String code) throws Exception {
        WebResponse response = get(BASE + path);
        assertThat(response.getStatusCode()).as(path).isEqualTo(status);
        assertThat(new ObjectMapper()
                        .readTree(response.getContentAsString())
                        .at("/error/code")
                        .asText())
                .isEqualTo(code);
    }

    private WebResponse post(String path) throws Exception {
        JenkinsRule.WebClient client = r.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        return client.loadWebResponse(
                client.addCrumb(new WebRequest(new java.net.URL(r.getURL(), BASE + path), HttpMethod.POST)));
    }
}
