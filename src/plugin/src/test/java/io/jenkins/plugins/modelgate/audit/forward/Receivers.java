package io.jenkins.plugins.modelgate.audit.forward;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Receivers on real sockets, which can go away and come back at the same port. */
final class Receivers {
    private Receivers() {}

    /** Takes webhooks, checks nothing itself. */
    static final class Http implements AutoCloseable {
        final List<byte[]> bodies = new CopyOnWriteArrayList<>();
        final List<String> signatures = new CopyOnWriteArrayList<>();
        final List<String> times = new CopyOnWriteArrayList<>();
        final AtomicInteger status = new AtomicInteger(200);
        final AtomicInteger requests = new AtomicInteger();
        private final HttpServer server;

        Http(int port) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
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

        Syslog(int port) throws IOException {
            this(port, new ServerSocket());
        }

        /** @param unbound plain, or of TLS */
        Syslog(int port, ServerSocket unbound) throws IOException {
            server = unbound;
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread thread = new Thread(this::accept, "syslog receiver");
            thread.setDaemon(true);
            thread.start();
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
