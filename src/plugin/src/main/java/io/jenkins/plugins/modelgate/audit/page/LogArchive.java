package io.jenkins.plugins.modelgate.audit.page;

import hudson.Util;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.audit.AuditExport;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kohsuke.stapler.HttpResponse;

/** The whole log as a ZIP of the tlog-tiles layout, with its evidence. The export contains the entry that tells of it. */
final class LogArchive {
    private LogArchive() {}

    /** @throws IOException when the export cannot be recorded: then there is none */
    static HttpResponse export() throws IOException {
        AuditTrail trail = AuditTrail.get();
        long before = trail.reader().size();
        trail.record(AuditTrail.entry(EventType.LOG_EXPORTED).detail("entries", before + 1));
        AuditReader reader = trail.reader();
        return new Download("audit-trail-" + reader.size() + ".zip", "application/zip", out -> write(reader, out));
    }

    private static void write(AuditReader reader, OutputStream out) throws IOException {
        Path directory = Files.createTempDirectory("model-gate-export");
        try {
            AuditExport.write(reader, directory);
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Path file : files(directory)) {
                    zip.putNextEntry(
                            new ZipEntry(directory.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        } finally {
            Util.deleteRecursive(directory.toFile());
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
