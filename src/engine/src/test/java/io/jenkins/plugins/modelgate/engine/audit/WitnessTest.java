package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.modelgate.engine.audit.AuditLogException.Reason;
import io.jenkins.plugins.modelgate.engine.audit.note.Cosignature;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.witness.Witness;
import io.jenkins.plugins.modelgate.engine.audit.witness.WitnessClient;
import io.jenkins.plugins.modelgate.engine.audit.witness.Witnesses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A real witness behind a real HTTP server. */
public class WitnessTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final LogKey log = key(TestLog.ORIGIN);
    private final LogKey cosigner = key("witness.example.org");
    private HttpServer server;
    private Path root;
    private volatile int forced;

    @Before
    public void serve() throws Exception {
        root = folder.getRoot().toPath();
        Witness witness =
                new Witness(folder.newFolder("witness").toPath(), cosigner, List.of(log.verifier()), Clock.systemUTC());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Witness.Answer answer = witness.addCheckpoint(body);
            byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(forced == 0 ? answer.status() : forced, text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
    }

    @After
    public void stop() {
        server.stop(0);
    }

    @Test
    public void checkpointsAreCosignedAlsoAfterAConflict() throws Exception {
        for (int round = 0; round < 3; round++) {
            // Each round a client that knows nothing of what the witness has seen: 409, then a proof from there.
            try (AuditLog writer = AuditLog.open(root.resolve("log"), log, options(1))) {
                TestLog.fill(writer, round * 40L, round * 40L + 40);
                Receipt receipt = writer.appendAndWait(TestLog.entry(1000 + round));
                assertThat(Cosignature.of(
                                receipt.checkpoint().note(),
                                List.of(cosigner.verifier().asCosigner())))
                        .hasSize(1);
            }
        }
        AuditReader reader = AuditReader.open(root.resolve("log"), log.verifier());
        assertThat(reader.size()).isEqualTo(123);
        assertThat(Cosignature.of(
                        reader.checkpoint().note(), List.of(cosigner.verifier().asCosigner())))
                .hasSize(1);
    }

    @Test
    public void nothingIsAcknowledgedWithoutARequiredWitness() throws Exception {
        try (AuditLog writer =
                AuditLog.open(root.resolve("log"), log, options(1).withPatience(Duration.ofSeconds(1)))) {
            forced = 503;
            assertThatThrownBy(() -> writer.appendAndWait(TestLog.entry(0)))
                    .isInstanceOf(AuditLogException.class)
                    .hasMessageContaining("503")
                    .extracting(e -> ((AuditLogException) e).reason())
                    .isEqualTo(Reason.WITNESS);
            assertThat(AuditReader.open(root.resolve("log")).size()).isZero();
            forced = 0;
            assertThat(writer.appendAndWait(TestLog.entry(1)).index()).isEqualTo(1);
        }
        forced = 503;
        try (AuditLog writer = AuditLog.open(root.resolve("log"), log, options(0))) {
            writer.appendAndWait(TestLog.entry(2));
            writer.flush();
            assertThat(writer.notes()).anyMatch(note -> note.contains("503"));
        }
    }

    @Test
    public void aSecondTreeUnderOneNameIsNotCosigned() throws Exception {
        try (AuditLog writer = AuditLog.open(root.resolve("log"), log, options(1))) {
            TestLog.fill(writer, 0, 10);
        }
        AuditOptions impatient = options(1).withPatience(Duration.ofSeconds(1));
        try (AuditLog twin = AuditLog.open(root.resolve("twin"), log, AuditOptions.withoutHighWaterMark())) {
            TestLog.fill(twin, 100, 120);
        }
        try (AuditLog twin = AuditLog.open(root.resolve("twin"), log, impatient)) {
            assertThatThrownBy(() -> TestLog.fill(twin, 120, 121)).hasMessageContaining("422");
        }
        try (AuditLog shorter = AuditLog.open(root.resolve("shorter"), log, impatient)) {
            assertThatThrownBy(() -> TestLog.fill(shorter, 0, 1)).hasMessageContaining("rolled back");
        }
        assertThatThrownBy(() -> new WitnessClient(cosigner.verifier(), URI.create("https://w"), Duration.ofSeconds(1)))
                .hasMessageContaining("type 4");
    }

    private AuditOptions options(int required) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        WitnessClient client = new WitnessClient(cosigner.verifier().asCosigner(), address, Duration.ofSeconds(5));
        return AuditOptions.withoutHighWaterMark().with(new Witnesses(List.of(client), required));
    }

    private static LogKey key(String name) {
        try {
            return LogKey.generate(name);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
