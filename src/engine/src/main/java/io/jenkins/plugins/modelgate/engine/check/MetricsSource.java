package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.ArtifactFile;
import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.quality.read.KnownMetrics;
import io.jenkins.plugins.modelgate.engine.quality.read.MetricsDocument;
import io.jenkins.plugins.modelgate.engine.quality.read.MlflowRun;
import io.jenkins.plugins.modelgate.engine.quality.read.Sheet;
import io.jenkins.plugins.modelgate.engine.quality.read.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metrics file, or the folder of a run, with what was read of it.
 *
 * @param place how the report calls it
 * @param location of the file, or of the run's {@code meta.yaml}
 * @param bytes that were read
 * @param sha256 of them, of a run that of their listing; null where not all could be read
 * @param sheet what it says
 * @param fault why it cannot be read; null if it can
 */
record MetricsSource(
        String place,
        Path location,
        long bytes,
        @CheckForNull String sha256,
        Sheet sheet,
        @CheckForNull String fault) {

    static MetricsSource file(String place, TreeEntry entry) {
        Sheet sheet = new Sheet(place);
        MetricsDocument document;
        try {
            document = document(place, entry);
        } catch (IOException | UnreadableException e) {
            return new MetricsSource(place, entry.location(), 0, null, sheet, e.getMessage());
        }
        String sha256 = new DocumentFile(place, document.bytes()).sha256();
        String fault = null;
        try {
            KnownMetrics.read(document, sheet);
        } catch (UnreadableException e) {
            fault = e.getMessage();
        }
        return new MetricsSource(place, entry.location(), document.bytes().length, sha256, sheet, fault);
    }

    /** @param files of the run, by names relative to it */
    static MetricsSource run(String place, Path location, Map<String, TreeEntry> files) {
        Sheet sheet = new Sheet(place);
        Map<String, MetricsDocument> documents = new TreeMap<>();
        TreeDigest digest = new TreeDigest(null);
        long bytes = 0;
        try {
            for (Map.Entry<String, TreeEntry> file : files.entrySet()) {
                if (MlflowRun.wants(file.getKey())) {
                    MetricsDocument document = document(place, file.getValue());
                    documents.put(file.getKey(), document);
                    digest.add(file.getKey(), new DocumentFile(place, document.bytes()).sha256());
                    bytes += document.bytes().length;
                    if (bytes > MetricsDocument.MAX_BYTES) {
                        throw new UnreadableException("has more than " + MetricsDocument.MAX_BYTES + " bytes");
                    }
                }
            }
            MlflowRun.read(documents, sheet);
            return new MetricsSource(place, location, bytes, digest.listing(), sheet, null);
        } catch (IOException | UnreadableException e) {
            return new MetricsSource(place, location, bytes, null, sheet, e.getMessage());
        }
    }

    private static MetricsDocument document(String place, TreeEntry entry) throws IOException, UnreadableException {
        if (!entry.hasContent()) {
            throw new UnreadableException("is no file that may be opened: " + entry.kind());
        }
        try (ArtifactFile file = ArtifactFile.open(entry);
                InputStream in = file.at(0)) {
            byte[] bytes = in.readNBytes(MetricsDocument.MAX_BYTES + 1);
            if (bytes.length > MetricsDocument.MAX_BYTES) {
                throw new UnreadableException("has more than " + MetricsDocument.MAX_BYTES + " bytes");
            }
            file.checkUnchanged();
            return new MetricsDocument(place, bytes);
        }
    }
}
