package io.jenkins.plugins.modelgate.engine.image;

import io.jenkins.plugins.modelgate.engine.artifact.ArtifactFile;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A layout as a directory. No link is followed: what is checked must be what the next reader finds. */
final class DirectoryLayout extends Layout {
    private final Path root;

    DirectoryLayout(Path root) {
        this.root = root;
    }

    @Override
    Blob find(String name) throws IOException, ImageException {
        Path path = root;
        for (String part : name.split("/")) {
            path = path.resolve(part);
            if (Files.isSymbolicLink(path)) {
                throw new ImageException(ImageRules.LAYOUT_LINK, name, "a link where the layout's own file should be");
            }
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        TreeEntry entry = TreeWalk.single(root, path);
        if (entry.kind() != TreeEntry.Kind.FILE) {
            throw new ImageException(ImageRules.LAYOUT_LINK, name, "no regular file");
        }
        return new FileBlob(ArtifactFile.open(entry));
    }

    @Override
    public void close() {
        // every blob is closed by itself
    }

    private record FileBlob(ArtifactFile file) implements Blob {
        @Override
        public long size() {
            return file.size();
        }

        @Override
        public InputStream at(long offset) {
            return file.at(offset);
        }

        @Override
        public void checkUnchanged() throws IOException {
            file.checkUnchanged();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
