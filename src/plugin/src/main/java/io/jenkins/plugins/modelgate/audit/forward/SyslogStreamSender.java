package io.jenkins.plugins.modelgate.audit.forward;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Messages behind their length on one connection. Syslog has no acknowledgement: after each batch the connection is
 * watched for a moment, and when the receiver has closed or reset it, the batch counts as not taken and is sent again.
 */
final class SyslogStreamSender implements Sender {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int WATCH_MILLIS = 250;

    private final String host;
    private final int port;
    private final boolean tls;
    private Socket socket;

    SyslogStreamSender(String host, int port, boolean tls) {
        this.host = host;
        this.port = port;
        this.tls = tls;
    }

    @Override
    public void send(EntryBatch batch) throws IOException {
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
            throw e;
        }
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
            Socket plain = new Socket();
            try {
                plain.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
                plain.setSoTimeout(CONNECT_MILLIS);
                socket = tls ? secured(plain) : plain;
                socket.setSoTimeout(WATCH_MILLIS);
            } catch (IOException | RuntimeException e) {
                plain.close();
                throw e;
            }
        }
        return socket;
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

    private Socket secured(Socket plain) throws IOException {
        SSLSocket secured =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is gone one way or the other.
            }
            socket = null;
        }
    }
}
