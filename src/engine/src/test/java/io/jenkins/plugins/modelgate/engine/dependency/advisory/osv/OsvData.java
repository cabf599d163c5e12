package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small OSV records for tests. */
final class OsvData {
    static final String MODIFIED = "2026-11-20T00:00:00Z";

    private OsvData() {}

    /** A record about one package. @param affected fields of the entry behind its package, starting with a comma, or nothing */
    static String record(String id, String ecosystem, String name, String affected) {
        return record(id, ecosystem, name, affected, "");
    }

    /** @param more fields of the record, starting with a comma, or nothing */
    static String record(String id, String ecosystem, String name, String affected, String more) {
        return "{\"schema_version\":\"1.7.5\",\"id\":\"" + id + "\",\"modified\":\"" + MODIFIED
                + "\",\"affected\":[{\"package\":{\"ecosystem\":\"" + ecosystem + "\",\"name\":\"" + name + "\"}"
                + affected
                + "}]" + more + "}";
    }

    static String ranges(String type, String events) {
        return ",\"ranges\":[{\"type\":\"" + type + "\",\"events\":[" + events + "]}]";
    }

    static Path zip(Path path, Map<String, String> members) throws IOException {
        try (OutputStream file = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return path;
    }
}
