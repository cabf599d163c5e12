package io.jenkins.plugins.modelgate.engine.image.layer;

import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;
import java.util.regex.Pattern;

/** Looks at what stands beside a file in a merged tree; links count as links, except those of the Hugging Face cache. */
public final class ImageNeighbours implements Neighbours {
    private static final Pattern CACHED =
            Pattern.compile("(?:.*/)?((?:models|datasets|spaces)--[^/]+)/snapshots/[^/]+/(?:.*/)?[^/]+");
    private static final Pattern BLOB = Pattern.compile("(?:\\.\\./)+blobs/(?:[0-9a-f]{40}|[0-9a-f]{64})");

    private final MergedTree tree;
    private final String directory;

    /** @param path of the file whose surroundings these are */
    public ImageNeighbours(MergedTree tree, String path) {
        this.tree = tree;
        this.directory = path.substring(0, path.lastIndexOf('/') + 1);
    }

    @Override
    public Neighbour find(String relativePath) {
        String path = MemberName.plain(directory + relativePath);
        TreeNode node = path.contains("..") ? null : tree.plain(path);
        if (node == null) {
            boolean throughLink = tree.followed(path) != null;
            return throughLink ? new Neighbour(Kind.LINK, 0, 1) : Neighbour.NOTHING;
        }
        if (node.link() != null) {
            TreeNode target = tree.followed(path);
            boolean cached = target != null
                    && target.files().size() == 1
                    && CACHED.matcher(path).matches()
                    && BLOB.matcher(node.link()).matches();
            return cached ? file(target) : new Neighbour(Kind.LINK, 0, 1);
        }
        if (node.files().size() == 1 && !node.isDirectory()) {
            return file(node);
        }
        return new Neighbour(node.isDirectory() ? Kind.DIRECTORY : Kind.OTHER, 0, 1);
    }

    private static Neighbour file(TreeNode node) {
        return new Neighbour(Kind.FILE, node.files().get(0).size(), 1);
    }

    /** Every file of the image is examined anyway. */
    @Override
    public void include(String relativePath) {
        // nothing to add
    }
}
