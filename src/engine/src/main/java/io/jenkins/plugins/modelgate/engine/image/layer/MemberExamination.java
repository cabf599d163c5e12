package io.jenkins.plugins.modelgate.engine.image.layer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Examines a file where it lies in its layer, by the scanners that examine files anywhere. */
final class MemberExamination {
    /** Up to this size, in bytes, a file is kept for a second reading: cheaper than to decompress the layer again. */
    private static final int SMALL = 4 << 20;

    private final Formats formats;
    private final ScanOptions options;

    MemberExamination(Formats formats, ScanOptions options) {
        this.formats = formats;
        this.options = options;
    }

    /**
     * @param path under which it is examined
     * @param neighbours what lies beside it, or null if that is not known yet
     * @throws IOException when the layer cannot be read any further
     */
    void examine(
            LayerFile file,
            String path,
            InputStream content,
            @CheckForNull Replay replay,
            @CheckForNull Neighbours neighbours)
            throws IOException {
        Asking asking = new Asking();
        if (file.size() > options.limits().fileBytes()) {
            file.examined(null, tooLarge(path, file.size()), false);
            return;
        }
        FileInspector inspector = new FileInspector(formats, options, neighbours == null ? asking : neighbours, path);
        DigestingStream digesting = DigestingStream.sha256(content);
        FileInspector.Result result;
        if (file.size() >= 0 && file.size() <= SMALL) {
            byte[] bytes = digesting.readNBytes((int) file.size());
            byte[] tail = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - Probe.TAIL), bytes.length);
            result = inspector.inspect(at(bytes, 0), bytes.length, tail, offset -> at(bytes, offset));
            if (result.format().equals(Artifact.UNKNOWN) && bytes.length > 0 && isText(bytes)) {
                file.plainText();
            }
        } else {
            result = inspector.inspect(digesting, file.size(), replay);
        }
        boolean whole = file.size() < 0 || digesting.total() == file.size();
        file.examined(whole ? digesting.finish() : null, result, asking.asked);
    }

    private static boolean isText(byte[] bytes) {
        for (byte each : bytes) {
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t' && each != '\f') {
                return false;
            }
        }
        return true;
    }

    private static InputStream at(byte[] bytes, long offset) {
        int from = (int) Math.min(offset, bytes.length);
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }

    private FileInspector.Result tooLarge(String path, long size) {
        Finding finding = Finding.of(
                ScanRules.LIMIT,
                Location.ofFile(path),
                size + " bytes, limits.fileBytes is " + options.limits().fileBytes());
        return new FileInspector.Result(
                "unknown", Coverage.NONE, true, List.of(), List.of(finding), List.of(), Map.of());
    }

    /** Remembers that somebody asked: what the image holds beside the file is known only when all layers are read. */
    private static final class Asking implements Neighbours {
        private boolean asked;

        @Override
        public Neighbour find(String relativePath) {
            asked = true;
            return Neighbour.NOTHING;
        }

        @Override
        public void include(String relativePath) {
            asked = true;
        }
    }
}
