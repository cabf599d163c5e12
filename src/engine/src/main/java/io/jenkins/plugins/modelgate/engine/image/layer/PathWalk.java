package io.jenkins.plugins.modelgate.engine.image.layer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayDeque;
import java.util.Deque;

/** Follows a path through a merged tree, links included, never out of it: the top's parent is the top. */
final class PathWalk {
    /** As Linux: more links on one way are a circle. */
    private static final int MOST_LINKS = 40;

    private final TreeNode root;
    private final int layer;
    private boolean throughLowerLink;
    private int links;

    PathWalk(TreeNode root, int layer) {
        this.root = root;
        this.layer = layer;
    }

    /** Whether a link of a lower layer, or {@code ..}, was on the way: then runtimes arrive at different places. */
    boolean throughLowerLink() {
        return throughLowerLink;
    }

    /** The directory of that path, made where it is missing. */
    TreeNode makeDirectory(String path) {
        TreeNode at = follow(path, true);
        at.makeDirectory(layer);
        return at;
    }

    /** What the path leads to in the end, or null. */
    @CheckForNull
    TreeNode find(String path) {
        return follow(path, false);
    }

    private TreeNode follow(String path, boolean make) {
        Deque<String> way = new ArrayDeque<>();
        push(way, path);
        TreeNode at = root;
        while (!way.isEmpty()) {
            String part = way.pop();
            if (part.equals("..")) {
                throughLowerLink = true;
                at = at.parent();
                continue;
            }
            TreeNode next = make ? at.child(part) : at.existing(part);
            if (next == null) {
                return null;
            }
            if (next.link() != null && !next.isDirectory() && links++ < MOST_LINKS) {
                throughLowerLink |= next.linkLayer() < layer;
                at = next.link().startsWith("/") ? root : at;
                push(way, next.link());
            } else if (next.link() != null && !next.isDirectory() && !make) {
                return null;
            } else {
                if (make && !next.isDirectory()) {
                    next.makeDirectory(layer);
                }
                at = next;
            }
        }
        return at;
    }

    private static void push(Deque<String> way, String path) {
        String[] parts = path.split("/");
        for (int i = parts.length - 1; i >= 0; i--) {
            if (!parts[i].isEmpty() && !parts[i].equals(".")) {
                way.push(parts[i]);
            }
        }
    }
}
