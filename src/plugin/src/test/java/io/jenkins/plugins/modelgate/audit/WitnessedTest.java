package io.jenkins.plugins.modelgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.witness.Witness;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** A required witness over HTTP: with it everything counts, without it nothing does, and it can be taken out again. */
public class WitnessedTest {
    @Rule
    public JenkinsRule r = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void requiredWitnessMustSign() throws Exception {
        LogKey key = LogKey.generate("witness.example/w");
        Witness witness = new Witness(
                folder.newFolder().toPath(), key, List.of(AuditTrail.get().verifierKey()), Clock.systemUTC());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", exchange -> {
            Witness.Answer answer =
                    witness.addCheckpoint(exchange.getRequestBody().readAllBytes());
            byte[] body = answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        AuditConfiguration configuration = AuditConfiguration.get();
        configuration.setWitnesses(List.of(new WitnessPeer(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                key.verifier().asCosigner().toString())));
        configuration.setRequiredWitnesses(1);
        AuditTrail.get().record(AuditTrail.entry(EventType.SIGNATURE_MADE));
        assertThat(new String(AuditTrail.get().reader().checkpoint().bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("— witness.example/w ");
        server.stop(0);

        assertThatThrownBy(() -> AuditTrail.get().record(AuditTrail.entry(EventType.SIGNATURE_MADE)))
                .hasMessageContaining("could not be recorded")
                .hasMessageContaining("witness");
        assertThatThrownBy(() -> configuration.setRequiredWitnesses(2)).hasMessageContaining("cannot be required");
        assertThat(configuration.getRequiredWitnesses()).isEqualTo(1);

        configuration.setRequiredWitnesses(0);
        AuditTrail.get().record(AuditTrail.entry(EventType.SIGNATURE_MADE));
        assertThat(Entries.last("policy.changed").detail().get("changes").toString())
                .contains("- requiredWitnesses = 1", "+ requiredWitnesses = 0");
        assertThatThrownBy(() -> new WitnessPeer("http://w", key.verifier().toString()))
                .hasMessageContaining("type 4");
    }
}
