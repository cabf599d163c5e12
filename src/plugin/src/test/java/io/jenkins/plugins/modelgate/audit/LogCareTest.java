package io.jenkins.plugins.modelgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.util.Secret;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.audit.forward.Forwarding;
import io.jenkins.plugins.modelgate.audit.forward.WebhookForwarder;
import io.jenkins.plugins.modelgate.engine.audit.AuditLog;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.verify.LogVerifier;
import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** The log's key changes hands, and a restored backup is adopted: by administrators, with a reason, on record. */
public class LogCareTest {
    private static final String PAGE = "manage/model-gate-audit/";
    private static final String REASON = "the disk failed <b>twice</b>";

    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void keyIsHandedOver() throws Throwable {
        VerifierKey[] keys = new VerifierKey[2];
        sessions.then(r -> {
            r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
            keys[0] = AuditTrail.get().verifierKey();
            record();
            submit(r, "rotateKey", "it is a year old");

            keys[1] = AuditTrail.get().verifierKey();
            assertThat(keys[1]).isNotEqualTo(keys[0]);
            assertThat(keys[1].name()).isEqualTo(keys[0].name());
            List<Entry> all = Entries.all();
            Entry rotated = all.get(all.size() - 1);
            Entry why = all.get(all.size() - 2);
            assertThat(rotated.type()).isEqualTo("key.rotated");
            assertThat(rotated.detail())
                    .containsEntry("old", keys[0].toString())
                    .containsEntry("new", keys[1].toString());
            assertThat(why.actor()).isEqualTo("alice");
            assertThat(why.detail())
                    .containsEntry("reason", "it is a year old")
                    .containsEntry("after", keys[1].toString());
            record();
            holds(keys);
            assertThat(status(r, "rotateKey", " ")).isEqualTo(400);
            assertThat(status(r, "rotateKey", "x".repeat(501))).isEqualTo(400);
            assertThat(AuditTrail.get().verifierKey()).isEqualTo(keys[1]);
        });
        sessions.then(r -> {
            assertThat(AuditTrail.get().problem()).isEmpty();
            record();
            holds(keys);
        });
    }

    /** The log verifies under the key that it began with and under the newest. */
    private static void holds(VerifierKey[] keys) throws Exception {
        AuditTrail.get().reader();
        for (VerifierKey key : keys) {
            assertThat(new LogVerifier(AuditTrail.get().directory(), key, null, 1, bytes -> {})
                            .run()
                            .problems())
                    .isEmpty();
        }
    }

    /** Jenkins is killed between the key's file and its entry, and between the entry and the file's place. */
    @Test
    public void handingOverSurvivesACrash() throws Throwable {
        sessions.then(r -> {
            VerifierKey old = AuditTrail.get().verifierKey();
            LogKeyFile file = new LogPlace(r.jenkins.getRootDir().toPath()).keyFile();
            file.next().write(LogKey.generate(old.name()));
            AuditTrail.get().reopen();
            record();
            assertThat(AuditTrail.get().verifierKey()).isEqualTo(old);
            assertThat(file.next().exists()).isFalse();

            LogKey next = LogKey.generate(old.name());
            file.next().write(next);
            AuditLog log = AuditTrail.get().opened();
            log.rotateKey(next, Instant.now());
            AuditTrail.get().reopen();
            assertThat(AuditTrail.get().problem()).isEmpty();
            record();
            assertThat(AuditTrail.get().verifierKey()).isEqualTo(next.verifier());
            assertThat(file.next().exists()).isFalse();
        });
    }

    @Test
    public void brokenLogKeepsItsKey() throws Throwable {
        sessions.then(r -> {
            VerifierKey old = AuditTrail.get().verifierKey();
            Entries.breakLog();
            assertThatThrownBy(() -> LogCare.rotateKey("why not")).hasMessageContaining("could not be recorded");
            Entries.mendLog();
            assertThat(AuditTrail.get().verifierKey()).isEqualTo(old);
            assertThat(Entries.of("key.rotated")).isEmpty();
        });
    }

    @Test
    public void restoredBackupIsAdoptedDeliberately() throws Throwable {
        File backup = folder.newFolder("backup");
        sessions.then(r -> {
            r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
            assertThat(status(r, "adopt", REASON))
                    .as("there is nothing to adopt")
                    .isEqualTo(409);
            AuditConfiguration.get()
                    .setForwarders(List.of(new WebhookForwarder(
                            "hook", "http://127.0.0.1:9/", Secret.fromString("sixteen characters"))));
            Path log = AuditTrail.get().directory();
            Entries.breakLog();
            FileUtils.copyDirectory(log.toFile(), backup);
            Entries.mendLog();
            long kept = AuditTrail.get().size();
            for (int i = 0; i < 4; i++) {
                record();
            }
            long had = AuditTrail.get().size();
            Path cursor = r.jenkins.getRootDir().toPath().resolve("model-gate/forward/hook.cursor");
            Files.createDirectories(cursor.getParent());
            Files.writeString(cursor, AuditTrail.get().verifierKey().name() + "\n" + had + "\n");
            AuditConfiguration.get().setForwarders(AuditConfiguration.get().getForwarders());
            Entries.breakLog();
            FileUtils.deleteDirectory(log.toFile());
            FileUtils.copyDirectory(backup, log.toFile());
            AuditTrail.get().reopen();

            assertThat(AuditTrail.get().problem().orElseThrow()).contains("rolled back");
            assertThatThrownBy(LogCareTest::record).hasMessageContaining("could not be recorded");
            assertThat(status(r, "adopt", "")).isEqualTo(400);
            assertThat(AuditTrail.get().problem())
                    .as("without a reason nothing happens")
                    .isPresent();
            submit(r, "adopt", REASON);

            assertThat(AuditTrail.get().problem()).isEmpty();
            Entry loud = Entries.all().get((int) kept);
            assertThat(loud.type()).isEqualTo("override.used");
            assertThat(loud.decision()).isEqualTo("ADOPTED");
            assertThat(loud.actor()).isEqualTo("alice");
            assertThat(loud.detail()).containsEntry("reason", REASON);
            assertThat(loud.detail().get("log").toString()).contains(kept + " entries, but ");
            record();
            Workers.until(
                    "the receiver gets what is new",
                    () -> Forwarding.get().states().get(0).getNext() == kept);
            assertThat(Files.readString(cursor)).endsWith("\n" + kept + "\n");
        });
        sessions.then(r -> {
            assertThat(AuditTrail.get().problem()).isEmpty();
            record();
            assertThat(Entries.of("override.used")).hasSize(1);
        });
    }

    private static void submit(JenkinsRule r, String form, String reason) throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            client.login("alice");
            HtmlPage page = client.goTo(PAGE);
            HtmlForm filled = page.getFormByName(form);
            filled.getInputByName("reason").setValue(reason);
            r.submit(filled);
        }
    }

    private static int status(JenkinsRule r, String path, String reason) throws Exception {
        try (JenkinsRule.WebClient client =
                r.createWebClient().withRedirectEnabled(false).withThrowExceptionOnFailingStatusCode(false)) {
            client.login("alice");
            WebRequest request = new WebRequest(new URL(r.getURL(), PAGE + path), HttpMethod.POST);
            request.setRequestParameters(List.of(new org.htmlunit.util.NameValuePair("reason", reason)));
            return client.loadWebResponse(client.addCrumb(request)).getStatusCode();
        }
    }

    private static void record() throws Exception {
        AuditTrail.get().record(AuditTrail.entry(EventType.SIGNATURE_MADE));
    }
}
