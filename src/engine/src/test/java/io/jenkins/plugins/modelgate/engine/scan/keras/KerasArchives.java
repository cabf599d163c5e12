package io.jenkins.plugins.modelgate.engine.scan.keras;

import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives as Keras writes them: members stored, metadata first. */
final class KerasArchives {
    private KerasArchives() {}

    /** Scans an archive with metadata and one more member; JSON in single quotes for the eye is put right. */
    static Result scan(String name, byte[] content) {
        return Scans.scan("model.keras", archive(name, quoted(content)));
    }

    private static byte[] quoted(byte[] content) {
        byte[] result = content.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = result[i] == '\'' ? (byte) '"' : result[i];
        }
        return result;
    }

    static byte[] archive(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("UTF-8"))) {
            add(zip, "metadata.json", "{\"keras_version\": \"3.15.1\"}".getBytes(StandardCharsets.UTF_8));
            add(zip, name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
