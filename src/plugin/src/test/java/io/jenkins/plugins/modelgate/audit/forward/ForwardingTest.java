package io.jenkins.plugins.modelgate.audit.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.util.Secret;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.audit.AuditConfiguration;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.Entries;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Receivers on real sockets: everything arrives at least once and in order, also after they were away. */
public class ForwardingTest {
    private static final String SECRET = "a secret that both sides have";

    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void webhookCatchesUpAfterAnOutageAndARestart() throws Throwable {
        int[] port = new int[1];
        List<Long> seen = new ArrayList<>();
        sessions.then(r -> {
            try (Receivers.Http http = new Receivers.Http(0)) {
                port[0] = http.port();
                AuditConfiguration.get().setForwarders(List.of(webhook(port[0])));
                record(3);
                long all = AuditTrail.get().size();
                Workers.until("all arrived", () -> indexes(http).contains(all - 1));
                for (int i = 0; i < http.bodies.size(); i++) {
                    assertThat(http.signatures.get(i))
                            .isEqualTo("v1=" + WebhookSender.signature(SECRET, http.times.get(i), http.bodies.get(i)));
                }
                seen.addAll(indexes(http));

                for (int status : new int[] {500, 302, 401}) {
                    int before = http.requests.get();
                    http.status.set(status);
                    record(1);
                    Workers.until("it was tried", () -> http.requests.get() > before);
                }
                Workers.until("the state says so", () -> state().getFault() != null);
                assertThat(state().getBehind()).isPositive();
            }
            // Nobody listens now; recording does not wait for anybody.
            long start = System.nanoTime();
            record(20);
            assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
        });
        sessions.then(r -> {
            record(5);
            try (Receivers.Http http = new Receivers.Http(port[0])) {
                long all = AuditTrail.get().size();
                Workers.until("what was missed arrived", () -> indexes(http).contains(all - 1));
                seen.addAll(indexes(http));
                assertThat(seen.stream().distinct().toList())
                        .as("in order and without a gap")
                        .isEqualTo(LongStream.range(0, all).boxed().toList());
                Workers.until("the state is good again", () -> state().getFault() == null);
                assertThat(state().getBehind()).isZero();
                JsonNode body = new ObjectMapper().readTree(http.bodies.get(0));
                byte[] sent = body.at("/entries/0/entry").toString().getBytes(StandardCharsets.UTF_8);
                assertThat(sent)
                        .as("the entry's own bytes")
                        .isEqualTo(AuditTrail.get()
                                .reader()
                                .bytes(body.at("/entries/0/index").asLong()));
            }
        });
    }

    @Test
    public void syslogByTcpAndUdp() throws Throwable {
        sessions.then(r -> {
            try (DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                udp.setSoTimeout(60_000);
                int port;
                List<String> all = new ArrayList<>();
                try (Receivers.Syslog syslog = new Receivers.Syslog(0)) {
                    port = syslog.port();
                    AuditConfiguration.get()
                            .setForwarders(List.of(
                                    syslog("tcp", port, SyslogForwarder.TCP),
                                    syslog("udp", udp.getLocalPort(), SyslogForwarder.UDP)));
                    record(3);
                    long size = AuditTrail.get().size();
                    Workers.until("all arrived", () -> syslog.messages.size() >= size);
                    all.addAll(syslog.messages);
                }
                record(4);
                Workers.until(
                        "the outage is noticed",
                        () -> Forwarding.get().states().get(0).getFault() != null);
                try (Receivers.Syslog syslog = new Receivers.Syslog(port)) {
                    long size = AuditTrail.get().size();
                    Workers.until("what was missed arrived", () -> syslog.messages.stream()
                            .anyMatch(each -> each.contains("index=\"" + (size - 1) + "\"")));
                    all.addAll(syslog.messages);
                    for (long index = 0; index < size; index++) {
                        String entry = new String(AuditTrail.get().reader().bytes(index), StandardCharsets.UTF_8);
                        String mark = " index=\"" + index + "\"] ";
                        assertThat(all).anySatisfy(message -> assertThat(message)
                                .matches(
                                        "(?s)<109>1 20\\S+Z \\S+ model-gate - [a-z.]{1,32} \\[modelGate@32473 origin=.*")
                                .endsWith(mark + entry));
                    }
                }
                DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
                udp.receive(packet);
                assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                        .startsWith("<109>1 ")
                        .contains(" index=\"0\"] {");
            }
        });
    }

    /** With an authority of its own, through an outage and a restart of Jenkins; a deaf receiver holds up nobody. */
    @Test
    public void syslogByTlsCatchesUpAndHoldsUpNobody() throws Throwable {
        TestAuthority authority = new TestAuthority(java.nio.file.Files.createTempDirectory("authority"));
        int[] port = new int[1];
        List<String> all = new ArrayList<>();
        sessions.then(r -> {
            try (Receivers.Syslog syslog = new Receivers.Syslog(0, authority.server("ip:127.0.0.1"))) {
                port[0] = syslog.port();
                SyslogForwarder forwarder = syslog("tls", port[0], SyslogForwarder.TLS);
                assertThatThrownBy(() -> forwarder.setCertificates("no certificate"))
                        .hasMessageContaining("BEGIN CERTIFICATE");
                forwarder.setCertificates(authority.pem());
                AuditConfiguration.get().setForwarders(List.of(forwarder));
                assertThat(Entries.evidence(Entries.last("policy.changed"))).contains("certificates");
                record(3);
                long size = AuditTrail.get().size();
                Workers.until("all arrived", () -> syslog.messages.size() >= size);
                all.addAll(syslog.messages);
                r.configRoundtrip();
                assertThat(((SyslogForwarder)
                                        AuditConfiguration.get().getForwarders().get(0))
                                .getCertificates())
                        .isEqualToNormalizingNewlines(authority.pem().trim());
            }
            record(2);
            Workers.until("the outage is noticed", () -> state().getFault() != null);
        });
        sessions.then(r -> {
            record(2);
            try (Receivers.Syslog syslog = new Receivers.Syslog(port[0], authority.server("ip:127.0.0.1"))) {
                long size = AuditTrail.get().size();
                Workers.until("what was missed arrived", () -> syslog.messages.stream()
                        .anyMatch(each -> each.contains("index=\"" + (size - 1) + "\"")));
                all.addAll(syslog.messages);
                for (long index = 0; index < size; index++) {
                    String entry = new String(AuditTrail.get().reader().bytes(index), StandardCharsets.UTF_8);
                    assertThat(all).anyMatch(each -> each.endsWith(entry));
                }
            }
            try (java.net.ServerSocket deaf = Receivers.bound(new java.net.ServerSocket(), port[0])) {
                record(1);
                try (java.net.Socket held = deaf.accept()) {
                    long start = System.nanoTime();
                    record(20);
                    AuditConfiguration.get().setForwarders(List.of());
                    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
                    assertThat(held.isConnected()).isTrue();
                }
            }
        });
    }

    @Test
    public void changesOfReceiversAreOnRecordWithoutSecrets() throws Throwable {
        sessions.then(r -> {
            AuditConfiguration.get().setForwarders(List.of(webhook(1)));
            String first = Entries.evidence(Entries.last("policy.changed"));
            assertThat(first).contains("http://127.0.0.1:1/hook").doesNotContain(SECRET, "token");
            AuditConfiguration.get()
                    .setForwarders(List.of(new WebhookForwarder(
                            "hook",
                            "http://127.0.0.1:1/hook?token=t0ps3cret",
                            Secret.fromString("another " + SECRET))));
            assertThat(Entries.evidence(Entries.last("policy.changed")))
                    .as("another secret is another fingerprint")
                    .isNotEqualTo(first);
            r.configRoundtrip();
            assertThat(((WebhookForwarder)
                                    AuditConfiguration.get().getForwarders().get(0))
                            .getSecret())
                    .isEqualTo(Secret.fromString("another " + SECRET));
            assertThat(Entries.of("policy.changed")).hasSize(2);

            Entries.breakLog();
            assertThatThrownBy(() -> AuditConfiguration.get().setForwarders(List.of()))
                    .hasMessageContaining("policy.changed could not be recorded");
            assertThat(AuditConfiguration.get().getForwarders()).hasSize(1);
            Entries.mendLog();
            AuditConfiguration.get().setForwarders(null);
            assertThat(Forwarding.get().states()).isEmpty();
        });
        String xml = java.nio.file.Files.readString(
                sessions.getHome().toPath().resolve("io.jenkins.plugins.modelgate.audit.AuditConfiguration.xml"));
        assertThat(xml).doesNotContain(SECRET);
    }

    @Test
    public void wrongReceiversAreRefused() throws Throwable {
        sessions.then(r -> {
            Secret secret = Secret.fromString(SECRET);
            assertThatThrownBy(() -> new WebhookForwarder("../x", "http://h", secret))
                    .hasMessageContaining("name");
            assertThatThrownBy(() -> new WebhookForwarder("x", "file:///etc", secret))
                    .hasMessageContaining("url");
            assertThatThrownBy(() -> new WebhookForwarder("x", "http://u:p@h/", secret))
                    .hasMessageContaining("url");
            assertThatThrownBy(() -> new WebhookForwarder("x", "http://h", Secret.fromString("short")))
                    .hasMessageContaining("secret");
            assertThatThrownBy(() -> new SyslogForwarder("x", "h h", 1)).hasMessageContaining("host");
            assertThatThrownBy(() -> new SyslogForwarder("x", "h", 65_536)).hasMessageContaining("port");
            assertThatThrownBy(() -> new SyslogForwarder("x", "h", 1).setTransport("SMTP"))
                    .hasMessageContaining("transport");
            assertThatThrownBy(() -> AuditConfiguration.get().setForwarders(List.of(webhook(1), webhook(2))))
                    .hasMessageContaining("same name");
        });
    }

    private static WebhookForwarder webhook(int port) {
        return new WebhookForwarder(
                "hook", "http://127.0.0.1:" + port + "/hook?token=t0ps3cret", Secret.fromString(SECRET));
    }

    private static SyslogForwarder syslog(String name, int port, String transport) {
        SyslogForwarder forwarder = new SyslogForwarder(name, "127.0.0.1", port);
        forwarder.setTransport(transport);
        return forwarder;
    }

    private static void record(int entries) throws Exception {
        for (int i = 0; i < entries; i++) {
            AuditTrail.get().record(AuditTrail.entry(EventType.SIGNATURE_MADE));
        }
    }

    private static ForwarderState state() {
        return Forwarding.get().states().get(0);
    }

    private static List<Long> indexes(Receivers.Http http) throws Exception {
        List<Long> indexes = new ArrayList<>();
        for (byte[] body : http.bodies) {
            new ObjectMapper()
                    .readTree(body)
                    .get("entries")
                    .forEach(each -> indexes.add(each.get("index").asLong()));
        }
        return indexes;
    }
}
