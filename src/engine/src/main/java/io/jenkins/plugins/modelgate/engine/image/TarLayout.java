package io.jenkins.plugins.modelgate.engine.image;

import io.jenkins.plugins.modelgate.engine.artifact.ArtifactFile;
import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Bounded;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarEntry;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarNames;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarScanner;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A layout as a tar file. Its headers are read once, passing over the blobs, which are then read where they lie. Whatever
 * tar readers understand differently is refused: they would find another layout.
 */
final class TarLayout extends Layout {
    private static final int MOST_FILES = 100_000;

    private final ArtifactFile file;
    private final Map<String, Range> files;

    private TarLayout(ArtifactFile file, Map<String, Range> files) {
        this.file = file;
        this.files = files;
    }

    static TarLayout ofFile(Path path) throws IOException, ImageException {
        TreeEntry entry = TreeWalk.single(PathNames.parent(path), path);
        ArtifactFile file = ArtifactFile.open(entry);
        try {
            return new TarLayout(file, Headers.read(file));
        } catch (IOException | ImageException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    Blob find(String name) throws ImageException {
        Range range = files.get(name);
        if (range == Range.TWICE) {
            throw new ImageException(ImageRules.LAYOUT_LINK, name, "stands in the tar file more than once");
        }
        if (range == Range.OTHER) {
            throw new ImageException(
                    ImageRules.LAYOUT_LINK, name, "is a link or another special member of the tar file");
        }
        return range == null ? null : new RangeBlob(file, range);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Where a file's bytes lie. */
    private record Range(long from, long size) {
        static final Range TWICE = new Range(-1, 0);
        static final Range OTHER = new Range(-2, 0);
    }

    private record RangeBlob(ArtifactFile file, Range range) implements Blob {
        @Override
        public long size() {
            return range.size();
        }

        @Override
        public InputStream at(long offset) {
            long from = Math.min(offset, range.size());
            return new Bounded(file.at(range.from() + from), range.size() - from);
        }

        @Override
        public void checkUnchanged() throws IOException {
            file.checkUnchanged();
        }

        @Override
        public void close() {
            // the tar file stays open for the others
        }
    }

    /** Reads the headers of the outer archive. */
    private static final class Headers implements FormatScanner, TarVisitor {
        private final Map<String, Range> files = new HashMap<>();
        private ScanStream archive;
        private TarNames names;
        private boolean flooded;

        static Map<String, Range> read(ArtifactFile file) throws IOException, ImageException {
            Headers headers = new Headers();
            FileInspector inspector =
                    new FileInspector(new Formats(List.of(headers)), ScanOptions.DEFAULT, Neighbours.NONE, "layout");
            FileInspector.Result result = inspector.inspect(file.at(0), file.size(), new byte[0], file::at);
            if (headers.archive == null) {
                throw new ImageException(
                        ImageRules.NO_LAYOUT,
                        "",
                        "the file is no tar archive; if it is a compressed one, decompress it first");
            }
            for (Finding finding : result.findings()) {
                if (finding.severity().atLeast(Severity.MEDIUM)) {
                    throw new ImageException(
                            ImageRules.NO_LAYOUT,
                            "",
                            "tar readers differ over this file: " + finding.title() + ": " + finding.detail());
                }
            }
            if (headers.flooded || result.coverage() != Coverage.FULL) {
                throw new ImageException(
                        ImageRules.NO_LAYOUT,
                        "",
                        "the tar file cannot be read to its end, or has more than " + MOST_FILES + " members");
            }
            return headers.files;
        }

        @Override
        public String format() {
            return "oci-layout";
        }

        @Override
        public boolean matches(Probe probe) {
            return probe.depth() == 0 && TarScanner.begins(probe);
        }

        @Override
        public void scan(ScanStream in, Inspection inspection) throws IOException {
            archive = in;
            names = new TarNames(inspection);
            TarScanner.read(in, inspection, inspection.replay(), this);
        }

        @Override
        public void entry(TarEntry entry) {
            names.judge(entry);
            if (entry.kind() != Kind.FILE) {
                put(entry, Range.OTHER);
            }
        }

        @Override
        public void end() {
            names.finish();
        }

        @Override
        public void content(TarEntry entry, long size, InputStream content, Replay replay) {
            // A sparse member's bytes do not lie where they are read: its content is another stream than the archive's.
            put(entry, entry.stored() ? new Range(archive.position(), size) : Range.OTHER);
        }

        private void put(TarEntry entry, Range range) {
            String plain = MemberName.plain(entry.name().text());
            if (files.size() >= MOST_FILES) {
                flooded = true;
            } else if (files.put(plain, range) != null) {
                files.put(plain, Range.TWICE);
            }
        }
    }
}
