package io.jenkins.plugins.modelgate.engine.redteam.model;

import io.jenkins.plugins.modelgate.engine.redteam.Protobuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Files that run code when a loader opens them, as the simplest attacker makes them. The code is a harmless command; no gate
 * runs it, and the files are gone with the scratch directory.
 */
final class Payloads {
    private static final byte[] NUMPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private static final int BLOCK = 1 << 16;

    /** 32 MiB when unpacked. */
    private static final int BOMB_BLOCKS = 512;

    private Payloads() {}

    /** Calls {@code module.function(argument)} when it is unpickled (protocol 0, which every version reads). */
    static byte[] pickle(String module, String function, String argument) {
        return ("c" + module + "\n" + function + "\n(S'" + argument + "'\ntR.").getBytes(StandardCharsets.US_ASCII);
    }

    /** As text: a pickle of protocol 0 is one. */
    static String text(byte[] pickle) {
        return new String(pickle, StandardCharsets.US_ASCII);
    }

    /** The usual one. */
    static byte[] pickle() {
        return pickle("os", "system", "id");
    }

    /** What {@code torch.save} writes since version 1.6: a zip file with a pickle. */
    static byte[] torch() throws IOException {
        return zip(new Entry("archive/data.pkl", pickle("builtins", "eval", "1")), entry("archive/version", "3\n"));
    }

    /** What {@code numpy.save} writes for an array of objects: a header and a pickle. */
    static byte[] numpy(String pickle) {
        String header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }";
        int length = NUMPY.length + 2 + header.length() + 1;
        int padding = (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
        byte[] padded = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(NUMPY);
        out.write(padded.length & 0xff);
        out.write(padded.length >> 8);
        out.writeBytes(padded);
        out.writeBytes(pickle.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** A Keras 3 archive whose Lambda layer carries marshalled Python code. */
    static byte[] kerasLambda() throws IOException {
        return zip(
                entry(
                        "config.json",
                        "{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {\"name\": \"m\","
                                + " \"layers\": [{\"module\": \"keras.layers\", \"class_name\": \"Lambda\","
                                + " \"config\": {\"name\": \"l\", \"function\": {\"class_name\": \"__lambda__\","
                                + " \"config\": {\"code\": \"4wEAAAAAAAAA\", \"defaults\": null, \"closure\": null}}}}]}}"),
                entry("metadata.json", "{\"keras_version\": \"3.5.0\", \"date_saved\": \"2026-01-01@00:00:00\"}"));
    }

    /** A SavedModel whose graph writes a file. */
    static byte[] savedModel() {
        Protobuf node = new Protobuf().text(1, "w").text(2, "WriteFile");
        Protobuf graph = new Protobuf().message(1, node);
        return new Protobuf()
                .number(1, 1)
                .message(2, new Protobuf().message(2, graph))
                .toBytes();
    }

    /** A zip file that unpacks to a thousand times its size, in entries that are read. */
    static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            // One text, so that every byte has to be read before anybody knows that there is nothing in it.
            byte[] block = " ".repeat(BLOCK).getBytes(StandardCharsets.US_ASCII);
            zip.write(new byte[] {(byte) 0x80, 2, 'X', 0, 0, 0, BOMB_BLOCKS * BLOCK >> 24});
            for (int i = 0; i < BOMB_BLOCKS; i++) {
                zip.write(block);
            }
            zip.write('.');
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static Entry entry(String name, String text) {
        return new Entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(Entry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(entry.content());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private record Entry(String name, byte[] content) {}
}
