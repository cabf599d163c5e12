package io.jenkins.plugins.modelgate.audit.forward;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/** One datagram for one entry. Nobody tells whether it arrived; a host that says that nobody listens is believed. */
final class SyslogUdpSender implements Sender {
    private final String host;
    private final int port;

    SyslogUdpSender(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public void send(EntryBatch batch) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("there is no host " + host);
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(address);
            for (int i = 0; i < batch.entries().size(); i++) {
                byte[] message = SyslogMessage.of(
                        batch.origin(), batch.first() + i, batch.entries().get(i));
                socket.send(new DatagramPacket(message, message.length));
            }
        }
    }

    @Override
    public void close() {
        // A socket lives for one batch.
    }
}
