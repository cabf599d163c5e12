package io.jenkins.plugins.modelgate.engine.dependency;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.ArtifactFile;
import io.jenkins.plugins.modelgate.engine.artifact.DigestStream;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** An input of the tree: every reading is digested, and all of them must see the same bytes. */
final class TreeManifest implements ManifestFile {
    private final TreeEntry entry;
    private final LongConsumer onBytes;
    private final Function<TreeEntry, TreeManifest> others;
    private final CheckedTree tree;

    @CheckForNull
    private String sha256;

    private long bytes;

    TreeManifest(TreeEntry entry, LongConsumer onBytes, Function<TreeEntry, TreeManifest> others, CheckedTree tree) {
        this.entry = entry;
        this.onBytes = onBytes;
        this.others = others;
        this.tree = tree;
    }

    @Override
    public String path() {
        return entry.path();
    }

    @Override
    public long size() {
        return entry.size();
    }

    @Override
    public InputStream open() throws IOException {
        ArtifactFile file = ArtifactFile.open(entry);
        return new Reading(file, file.digested(false, onBytes));
    }

    @Override
    public byte[] content(int limit) throws IOException, ManifestException {
        if (size() > limit) {
            throw tooLarge(limit);
        }
        try (InputStream in = open()) {
            byte[] content = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw tooLarge(limit);
            }
            return content;
        }
    }

    private ManifestException tooLarge(int limit) {
        return new ManifestException(
                Location.ofFile(path()),
                "has " + size() + " bytes; at most " + limit
                        + " of such a file are read: split it, or leave out what is" + " not installed");
    }

    @Override
    public Optional<ManifestFile> resolve(String reference) {
        TreeEntry other = find(reference);
        return other == null ? Optional.empty() : Optional.ofNullable(others.apply(other));
    }

    @Override
    public Optional<ManifestFile> compared(String reference) {
        TreeEntry other = find(reference);
        return other == null || !other.hasContent()
                ? Optional.empty()
                : Optional.of(new TreeManifest(other, onBytes, others, tree));
    }

    @CheckForNull
    private TreeEntry find(String reference) {
        String found = CheckedTree.resolve(path().substring(0, path().lastIndexOf('/') + 1), reference);
        return found == null ? null : tree.entry(found);
    }

    /** How much of it was read. A reader that never came to its end has no digest to show. */
    Artifact artifact(String format, boolean complete) {
        Coverage coverage = sha256 == null ? Coverage.NONE : complete ? Coverage.FULL : Coverage.PARTIAL;
        return new Artifact(path(), bytes, sha256, format, coverage, true);
    }

    private final class Reading extends FilterInputStream {
        private final ArtifactFile file;
        private final DigestStream digested;
        private boolean closed;

        Reading(ArtifactFile file, DigestStream digested) {
            super(digested);
            this.file = file;
            this.digested = digested;
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try (file;
                    digested) {
                String digest = digested.finish();
                file.checkUnchanged();
                if (sha256 != null && !sha256.equals(digest)) {
                    throw new IOException(
                            "the file changed while it was read; check it again when nobody writes to it");
                }
                sha256 = digest;
                bytes = digested.total();
            }
        }
    }
}
