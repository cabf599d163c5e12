package io.jenkins.plugins.modelgate.audit.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Syslog by TLS (RFC 5425) and TCP against real server sockets, good ones and bad ones. */
public class SyslogStreamSenderTest {
    private static final String HOST = "127.0.0.1";
    private static final String NAMED = "ip:127.0.0.1";
    private static final String ORIGIN = "jenkins.example.com/modelgate/main";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private TestAuthority authority;

    @Before
    public void authority() throws Exception {
        authority = new TestAuthority(folder.newFolder().toPath());
    }

    @Test
    public void messagesArriveByTlsBehindTheirLength() throws Exception {
        try (Receivers.Syslog syslog = new Receivers.Syslog(0, authority.server(NAMED));
                SyslogStreamSender sender = sender(syslog.port(), authority.pem())) {
            sender.send(batch(0, 3));
            sender.send(batch(3, 2));

            Workers.until("all arrived", () -> syslog.messages.size() == 5);
            for (int i = 0; i < 5; i++) {
                assertThat(syslog.messages.get(i))
                        .startsWith("<109>1 ")
                        .endsWith(" index=\"" + i + "\"] "
                                + new String(batch(i, 1).entries().get(0), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    public void certificateOfAnotherAuthorityIsRefused() throws Exception {
        String other = new TestAuthority(folder.newFolder().toPath()).pem();
        refused(authority.server(NAMED), other, "PKIX path");
        refused(authority.server(NAMED), null, "PKIX path");
        // Both are believed when both are given.
        try (Receivers.Syslog syslog = new Receivers.Syslog(0, authority.server(NAMED));
                SyslogStreamSender sender = sender(syslog.port(), other + authority.pem())) {
            sender.send(batch(0, 1));
        }
    }

    @Test
    public void certificateOfAnotherHostIsRefused() throws Exception {
        refused(authority.server("dns:syslog.example.com"), authority.pem(), "No subject alternative names");
        refused(authority.server("ip:127.0.0.2"), authority.pem(), "No subject alternative names matching IP");
    }

    @Test
    public void expiredCertificateIsRefused() throws Exception {
        refused(
                authority.server(NAMED, "-startdate", "-10d", "-validity", "5"),
                authority.pem(),
                "validity check failed");
    }

    /** What the receiver must never see: not one byte of the log. */
    private static void refused(ServerSocket server, String pem, String why) throws Exception {
        try (Receivers.Syslog syslog = new Receivers.Syslog(0, server);
                SyslogStreamSender sender = sender(syslog.port(), pem)) {
            assertThatThrownBy(() -> sender.send(batch(0, 1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no TLS with 127.0.0.1:" + syslog.port())
                    .hasMessageContaining(why);
            assertThat(syslog.messages).isEmpty();
        }
    }

    @Test
    public void receiverWithoutTlsIsRefused() throws Exception {
        try (Receivers.Syslog syslog = new Receivers.Syslog(0);
                SyslogStreamSender sender = sender(syslog.port(), authority.pem())) {
            assertThatThrownBy(() -> sender.send(batch(0, 1))).isInstanceOf(IOException.class);
            assertThat(syslog.messages).isEmpty();
        }
    }

    @Test
    public void receiverThatWasAwayGetsTheBatchAgain() throws Exception {
        int port;
        SyslogStreamSender sender;
        try (Receivers.Syslog syslog = new Receivers.Syslog(0, authority.server(NAMED))) {
            port = syslog.port();
            sender = sender(port, authority.pem());
            sender.send(batch(0, 1));
        }
        assertThatThrownBy(() -> sender.send(batch(1, 1))).isInstanceOf(IOException.class);
        try (Receivers.Syslog syslog = new Receivers.Syslog(port, authority.server(NAMED))) {
            sender.send(batch(1, 1));
            Workers.until("it arrived", () -> syslog.messages.size() == 1);
        }
        sender.close();
    }

    @Test
    public void receiverThatReadsNothingIsGivenUp() throws Exception {
        try (ServerSocket deaf = new ServerSocket()) {
            deaf.setReceiveBufferSize(1024);
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            for (TlsTrust trust : new TlsTrust[] {null, TlsTrust.of(authority.pem())}) {
                long start = System.nanoTime();
                try (SyslogStreamSender sender =
                        new SyslogStreamSender(HOST, deaf.getLocalPort(), trust, Duration.ofSeconds(2))) {
                    assertThatThrownBy(() -> sender.send(endless())).hasMessageContaining("took nothing for 2 seconds");
                }
                assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))
                        .isLessThan(30);
            }
        }
    }

    @Test
    public void anotherThreadCanEndIt() throws Exception {
        try (ServerSocket deaf = new ServerSocket()) {
            deaf.setReceiveBufferSize(1024);
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SyslogStreamSender sender = new SyslogStreamSender(HOST, deaf.getLocalPort(), null);
            List<Exception> thrown = Collections.synchronizedList(new ArrayList<>());
            Thread thread = new Thread(() -> {
                try {
                    sender.send(endless());
                } catch (Exception e) {
                    thrown.add(e);
                }
            });
            thread.start();
            deaf.accept();
            // Until it has connected there is nothing to end.
            while (thread.isAlive()) {
                sender.abort();
                thread.join(100);
            }
            assertThat(thrown).hasSize(1);
        }
    }

    private static SyslogStreamSender sender(int port, String pem) throws Exception {
        return new SyslogStreamSender(HOST, port, TlsTrust.of(pem));
    }

    private static EntryBatch batch(long first, int entries) throws Exception {
        List<byte[]> all = new ArrayList<>();
        for (long i = first; i < first + entries; i++) {
            all.add(Entry.of(EventType.GATE_VERDICT, Instant.ofEpochSecond(1_760_000_000L + i))
                    .decision("PASSED")
                    .build()
                    .bytes());
        }
        return new EntryBatch(ORIGIN, first, all);
    }

    /** More than any buffer of the system takes. */
    private static EntryBatch endless() throws Exception {
        byte[] entry = Entry.of(EventType.GATE_VERDICT, Instant.ofEpochSecond(1_760_000_000L))
                .detail("lines", Collections.nCopies(6, "x".repeat(1000)))
                .build()
                .bytes();
        return new EntryBatch(ORIGIN, 0, Collections.nCopies(3000, entry));
    }
}
