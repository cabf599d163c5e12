package io.jenkins.plugins.modelgate.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.audit.AuditExport;
import io.jenkins.plugins.modelgate.engine.audit.AuditLog;
import io.jenkins.plugins.modelgate.engine.audit.AuditOptions;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.cli.CommandLineProcess.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code verify-audit-trail} as auditors run it: a process of its own, its exit code, what it says and the files it leaves. */
public class VerifyAuditTrailCommandTest {
    private static final String ORIGIN = "jenkins.example.com/modelgate/main";
    private static final int ENTRIES = 300;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private LogKey key;
    private Path export;
    private Path earlier;
    private String evidence;

    /** A log of more than one tile, with evidence, exported; and a checkpoint that somebody kept from before. */
    @Before
    public void export() throws Exception {
        Path directory = folder.getRoot().toPath().resolve("log");
        key = LogKey.generate(ORIGIN);
        export = folder.getRoot().toPath().resolve("export");
        earlier = folder.getRoot().toPath().resolve("last-month");
        try (AuditLog log = AuditLog.open(directory, key, AuditOptions.withoutHighWaterMark())) {
            byte[] report = "{\"verdict\": \"PASSED\"}".getBytes(StandardCharsets.UTF_8);
            evidence = log.evidence().put(report).sha256();
            for (int i = 0; i < ENTRIES; i++) {
                log.append(Entry.of(EventType.GATE_VERDICT, Instant.ofEpochSecond(1_760_000_000L + i))
                        .job("team/model")
                        .build(String.valueOf(i))
                        .decision("PASSED")
                        .evidence("application/json", evidence, report.length)
                        .build()
                        .bytes());
            }
            log.appendAndWait(Entry.of(EventType.CONTROLLER_STARTED, Instant.ofEpochSecond(1_760_001_000L))
                    .build());
            Files.write(earlier, log.checkpoint().bytes());
            log.appendAndWait(Entry.of(EventType.LOG_EXPORTED, Instant.ofEpochSecond(1_760_002_000L))
                    .build());
            AuditExport.write(log.reader(), export);
        }
    }

    @Test
    public void goodExportPasses() throws Exception {
        Path reports = folder.getRoot().toPath().resolve("reports");

        Outcome outcome = verify("--key", vkey(), "--since", earlier, "--report", reports, "--format", "json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(outcome.out());
        assertThat(report.get("check").asText()).isEqualTo("verifyAuditTrail");
        assertThat(report.get("verdict").asText()).isEqualTo("PASSED");
        assertThat(report.get("findings")).isEmpty();
        assertThat(report.at("/metrics/entries").asInt()).isEqualTo(ENTRIES + 2);
        assertThat(report.at("/metrics/evidenceFiles").asInt()).isEqualTo(1);
        assertThat(report.at("/metrics/origin").asText()).isEqualTo(ORIGIN);
        assertThat(new ObjectMapper().readTree(reports.resolve("report.json").toFile()))
                .isEqualTo(report);
        assertThat(new ObjectMapper()
                        .readTree(reports.resolve("report.sarif").toFile())
                        .at("/runs/0/results"))
                .isEmpty();
        assertThat(Files.readString(reports.resolve("report.html"))).contains("<html", "PASSED");
    }

    @Test
    public void withoutAKeyOnlyAgreementWithItselfIsShown() throws Exception {
        Outcome outcome = verify();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("audit/key-not-given");
    }

    @Test
    public void changedEntryFails() throws Exception {
        Path bundle = export.resolve("tile/entries/000");
        byte[] bytes = Files.readAllBytes(bundle);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\"PASSED\"", text.length() / 2);
        assertThat(at).isPositive();
        bytes[at + 1] = 'p';
        Files.write(bundle, bytes);
        Path reports = folder.getRoot().toPath().resolve("reports");

        Outcome outcome = verify("--key", vkey(), "--report", reports);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("FAILED").contains("tile/entries/000");
        JsonNode report =
                new ObjectMapper().readTree(reports.resolve("report.json").toFile());
        assertThat(report.get("verdict").asText()).isEqualTo("FAILED");
        assertThat(report.at("/findings/0/location/file").asText()).isNotEmpty();
        assertThat(new ObjectMapper()
                        .readTree(reports.resolve("report.sarif").toFile())
                        .at("/runs/0/results"))
                .isNotEmpty();
    }

    @Test
    public void changedEvidenceFails() throws Exception {
        Path file = export.resolve("evidence").resolve(evidence.substring(0, 2)).resolve(evidence.substring(2));
        Files.writeString(file, Files.readString(file).replace("PASSED", "FAILED"));

        Outcome outcome = verify("--key", vkey());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains(evidence.substring(0, 2) + "/" + evidence.substring(2));
    }

    @Test
    public void missingTileFails() throws Exception {
        Files.delete(export.resolve("tile/0/000"));

        assertThat(verify("--key", vkey()).exitCode()).isEqualTo(1);
    }

    @Test
    public void anotherKeyFailsAndNoKeyIsAUsageError() throws Exception {
        Outcome stranger = verify("--key", LogKey.generate(ORIGIN).verifier());
        assertThat(stranger.exitCode()).isEqualTo(1);
        assertThat(stranger.out()).contains("FAILED").contains("checkpoint");

        for (String wrong : List.of("secret", vkey().substring(1), vkey().replace("+", "-"), "")) {
            Outcome outcome = verify("--key", wrong);
            assertThat(outcome.exitCode()).as(wrong).isEqualTo(3);
            assertThat(outcome.err()).as(wrong).contains("--key").doesNotContain("\tat ");
            assertThat(outcome.out()).as(wrong).isEmpty();
        }
    }

    @Test
    public void logThatIsNoContinuationFails() throws Exception {
        Path other = folder.getRoot().toPath().resolve("other");
        Path begun = folder.getRoot().toPath().resolve("begun-again");
        try (AuditLog log = AuditLog.open(other, key, AuditOptions.withoutHighWaterMark())) {
            log.appendAndWait(Entry.of(EventType.CONTROLLER_STARTED, Instant.ofEpochSecond(1))
                    .build());
            AuditExport.write(log.reader(), begun);
        }
        Path shorterThanKnown = folder.getRoot().toPath().resolve("short-checkpoint");
        Files.write(shorterThanKnown, AuditReader.open(begun).checkpoint().bytes());

        // Begun again: shorter than what was signed; and what somebody kept of it is no beginning of the real log.
        Outcome rolledBack = run(begun, "--key", vkey(), "--since", earlier);
        assertThat(rolledBack.exitCode()).isEqualTo(1);
        assertThat(rolledBack.out()).contains("audit/rolled-back");
        Outcome forked = verify("--key", vkey(), "--since", shorterThanKnown);
        assertThat(forked.exitCode()).isEqualTo(1);
        assertThat(forked.out()).contains("FAILED");
    }

    @Test
    public void wrongSinceIsAUsageError() throws Exception {
        Path junk = folder.newFile("junk").toPath();
        Files.writeString(junk, "no checkpoint\n");
        for (Path since :
                List.of(junk, Path.of("no/such/checkpoint"), folder.getRoot().toPath())) {
            Outcome outcome = verify("--since", since);
            assertThat(outcome.exitCode()).as(since.toString()).isEqualTo(3);
            assertThat(outcome.err()).contains("--since").doesNotContain("\tat ");
        }
    }

    @Test
    public void missingDirectoryAndOptionsAreUsageErrors() throws Exception {
        Outcome missing = run(Path.of("no/such/log"));
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).contains("no/such/log: no such directory");
        Outcome file = run(earlier);
        assertThat(file.exitCode()).isEqualTo(3);
        assertThat(file.err()).contains("no such directory");
        assertThat(new CommandLineProcess().run("verify-audit-trail").err()).contains("DIR");
        assertThat(verify("--format", "xml").exitCode()).isEqualTo(3);
        assertThat(verify("--report", earlier).exitCode()).isEqualTo(3);
    }

    /** A directory without a log proves nothing: never a pass. */
    @Test
    public void emptyDirectoryNeverPasses() throws Exception {
        Outcome outcome = run(folder.newFolder("empty").toPath(), "--key", vkey());

        assertThat(outcome.exitCode()).isBetween(1, 2);
        assertThat(outcome.out()).doesNotContain("PASSED");
    }

    @Test
    public void unreadableEvidenceIsIncomplete() throws Exception {
        String file = evidence.substring(0, 2) + "/" + evidence.substring(2);

        Outcome outcome = withoutReading(export.resolve("evidence").resolve(file));

        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(2);
        assertThat(outcome.out())
                .contains("INCOMPLETE")
                .contains("audit/unreadable")
                .contains(file);
    }

    @Test
    public void unreadableEntriesNeverPass() throws Exception {
        Outcome outcome = withoutReading(export.resolve("tile/entries/000"));

        assertThat(outcome.exitCode()).as(outcome.out()).isBetween(1, 2);
        assertThat(outcome.out()).contains("audit/unreadable").contains("tile/entries/000");
    }

    private Outcome withoutReading(Path file) throws Exception {
        Files.setPosixFilePermissions(file, Set.of());
        CommandLineProcess process = new CommandLineProcess();
        if (Files.isReadable(file)) {
            // Root reads everything, unless it gives up the capability to.
            assumeTrue("setpriv (util-linux) is there", Files.isExecutable(Path.of("/usr/bin/setpriv")));
            process.under("/usr/bin/setpriv", "--inh-caps=-all", "--bounding-set=-all");
        }
        return process.run("verify-audit-trail", export.toString(), "--key", vkey());
    }

    private String vkey() {
        return key.verifier().toString();
    }

    private Outcome verify(Object... options) throws Exception {
        return run(export, options);
    }

    private static Outcome run(Path directory, Object... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("verify-audit-trail", directory.toString()));
        Stream.of(options).map(String::valueOf).forEach(arguments::add);
        return new CommandLineProcess().run(arguments);
    }
}
