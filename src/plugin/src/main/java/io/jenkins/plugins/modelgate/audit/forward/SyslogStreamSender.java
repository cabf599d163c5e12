package io.jenkins.plugins.modelgate.audit.forward;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import jenkins.util.Timer;

/**
 * Messages behind their length on one connection. Syslog has no acknowledgement: after each batch the connection is
 * watched for a moment, and when the receiver has closed or reset it, the batch counts as not taken and is sent again.
 * A receiver that accepts the connection and then reads nothing is given up after a while: Java has no time limit for
 * writing, so the connection is closed under the writer.
 */
final class SyslogStreamSender implements Sender {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int WATCH_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String host;
    private final int port;
    private final TlsTrust trust;
    private final Duration patience;
    private Socket socket;

    // Another thread closes it; that of TLS would wait for the writer first.
    private volatile Socket plain;
    private volatile boolean late;

    /** @param trust whom to believe, or null for a connection without TLS */
    SyslogStreamSender(String host, int port, @CheckForNull TlsTrust trust) {
        this(host, port, trust, PATIENCE);
    }

    /** @param patience longest time for connecting and sending one batch */
    SyslogStreamSender(String host, int port, @CheckForNull TlsTrust trust, Duration patience) {
        this.host = host;
        this.port = port;
        this.trust = trust;
        this.patience = patience;
    }

    @Override
    public void send(EntryBatch batch) throws IOException {
        late = false;
        ScheduledFuture<?> guard = Timer.get().schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Socket open = connected();
            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            for (int i = 0; i < batch.entries().size(); i++) {
                byte[] message = SyslogMessage.of(
                        batch.origin(), batch.first() + i, batch.entries().get(i));
                frames.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
                frames.writeBytes(message);
            }
            open.getOutputStream().write(frames.toByteArray());
            open.getOutputStream().flush();
            watch(open);
        } catch (IOException e) {
            close();
            throw late
                    ? new IOException(
                            "the receiver accepts connections but took nothing for " + patience.toSeconds()
                                    + " seconds",
                            e)
                    : e;
        } finally {
            guard.cancel(false);
        }
    }

    private void giveUp() {
        late = true;
        abort();
    }

    private static void watch(Socket open) throws IOException {
        try {
            if (open.getInputStream().read() < 0) {
                throw new IOException("the receiver has closed the connection");
            }
        } catch (SocketTimeoutException e) {
            // It keeps quiet and open: as good as it gets.
        }
    }

    private Socket connected() throws IOException {
        if (socket != null) {
            // A receiver that went away since the last batch must not swallow this one.
            watchShortly();
        }
        if (socket == null) {
            Socket fresh = new Socket();
            plain = fresh;
            try {
                fresh.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
                refuseItself(fresh);
                fresh.setSoTimeout(CONNECT_MILLIS);
                socket = trust == null ? fresh : secured(fresh);
                socket.setSoTimeout(WATCH_MILLIS);
            } catch (IOException | RuntimeException e) {
                socket = null;
                fresh.close();
                throw e;
            }
        }
        return socket;
    }

    /**
     * TCP lets a connection be its own other end, when nobody listens at a local port and the system happens to choose
     * that same port for this side (RFC 9293, 3.5, simultaneous open). What is then sent would count as taken.
     */
    private static void refuseItself(Socket fresh) throws IOException {
        if (fresh.getLocalSocketAddress().equals(fresh.getRemoteSocketAddress())) {
            throw new IOException("nobody listens at " + fresh.getRemoteSocketAddress());
        }
    }

    private void watchShortly() throws IOException {
        try {
            socket.setSoTimeout(1);
            watch(socket);
            socket.setSoTimeout(WATCH_MILLIS);
        } catch (IOException e) {
            close();
        }
    }

    private Socket secured(Socket open) throws IOException {
        SSLSocket secured = (SSLSocket) trust.factory().createSocket(open, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        try {
            secured.startHandshake();
        } catch (SSLException e) {
            throw new IOException(
                    "no TLS with " + host + ":" + port + ": " + e.getMessage()
                            + ". Its certificate must be valid, name this host, and come from a known authority",
                    e);
        }
        return secured;
    }

    @Override
    public void abort() {
        Socket open = plain;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is gone one way or the other.
            }
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                // Says goodbye where TLS wants it.
                socket.close();
            } catch (IOException e) {
                // It is gone one way or the other.
            }
        }
        abort();
        socket = null;
        plain = null;
    }
}
