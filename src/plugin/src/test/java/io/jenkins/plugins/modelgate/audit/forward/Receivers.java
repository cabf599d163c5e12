package io.jenkins.plugins.modelgate.audit.forward;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Receivers on real sockets, which can go away and come back at the same port. */
final class Receivers {
    // Below the ports that Linux, macOS and Windows give to outgoing connections: such a connection, also the sender's
    // own to a receiver that is away, could take the port before the receiver is back.
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    private Receivers() {}

    /**
     * Binds and listens. A listener that was just closed may hold its port for a moment longer: as long as its thread is on the way
     * out of waiting for connections.
     *
     * @param port 0: one that this receiver can come back to
     */
    static <T extends ServerSocket> T bound(T socket, int port) throws IOException {
        socket.setReuseAddress(true);
        InetAddress here = InetAddress.getLoopbackAddress();
        for (int attempt = 0; ; attempt++) {
            int wanted = port == 0 ? FIRST + ThreadLocalRandom.current().nextInt(COUNT) : port;
            try {
                socket.bind(new InetSocketAddress(here, wanted));
                return socket;
            } catch (BindException e) {
                if (attempt == 100) {
                    throw e;
                }
                pause(port == 0 ? 0 : 100);
            }
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("while waiting for a port");
        }
    }

    /** Takes webhooks, checks nothing itself. */
    static final class Http implements AutoCloseable {
        final List<byte[]> bodies = new CopyOnWriteArrayList<>();
        final List<String> signatures = new CopyOnWriteArrayList<>();
        final List<String> times = new CopyOnWriteArrayList<>();
        final AtomicInteger status = new AtomicInteger(200);
        final AtomicInteger requests = new AtomicInteger();
        private final HttpServer server;

        Http(int port) throws IOException {
            int steady = port;
            if (port == 0) {
                try (ServerSocket free = bound(new ServerSocket(), 0)) {
                    steady = free.getLocalPort();
                }
            }
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), steady), 0);
            server.createContext("/", this::handle);
            server.start();
        }

        private void handle(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.incrementAndGet();
            if (status.get() == 200) {
                times.add(exchange.getRequestHeaders().getFirst("X-Model-Gate-Timestamp"));
                signatures.add(exchange.getRequestHeaders().getFirst("X-Model-Gate-Signature"));
                bodies.add(body);
            }
            if (status.get() == 302) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        }

        int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** Takes octet-counted syslog messages. */
    static final class Syslog implements AutoCloseable {
        final List<String> messages = new CopyOnWriteArrayList<>();
        private final List<Socket> open = new CopyOnWriteArrayList<>();
        private final ServerSocket server;
        private final Thread accepting;

        Syslog(int port) throws IOException {
            this(port, new ServerSocket());
        }

        /** @param unbound plain, or of TLS */
        Syslog(int port, ServerSocket unbound) throws IOException {
            server = bound(unbound, port);
            accepting = new Thread(this::accept, "syslog receiver");
            accepting.setDaemon(true);
            accepting.start();
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    open.add(socket);
                    Thread thread = new Thread(() -> read(socket), "syslog connection");
                    thread.setDaemon(true);
                    thread.start();
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void read(Socket socket) {
            try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
                while (true) {
                    int length = 0;
                    for (int c = in.readUnsignedByte(); c != ' '; c = in.readUnsignedByte()) {
                        length = length * 10 + c - '0';
                    }
                    byte[] message = new byte[length];
                    in.readFully(message);
                    messages.add(new String(message, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                // The sender or the test has closed it.
            }
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
            try {
                accepting.join(10_000);
            } catch (InterruptedException e) {
                throw new InterruptedIOException("while the receiver closes");
            }
            for (Socket socket : new ArrayList<>(open)) {
                try {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (java.net.SocketException e) {
                    // The other end, or its reader, was quicker.
                }
            }
        }
    }
}
