package io.jenkins.plugins.modelgate.engine.image.layer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * One name of a merged tree. It is a directory, a file or a link, and several of these where runtimes differ over which.
 * Everything remembers the layer that put it there.
 */
final class TreeNode {
    private final TreeNode parent;
    private Map<String, TreeNode> children;
    private int directoryLayer;
    private List<Placed> files = List.of();
    private String link;
    private int linkLayer;

    private TreeNode(TreeNode parent) {
        this.parent = parent;
    }

    static TreeNode root() {
        TreeNode root = new TreeNode(null);
        root.makeDirectory(0);
        return root;
    }

    /** The directory above; of the top, the top itself. */
    TreeNode parent() {
        return parent == null ? this : parent;
    }

    boolean isDirectory() {
        return children != null;
    }

    @CheckForNull
    String link() {
        return link;
    }

    int linkLayer() {
        return linkLayer;
    }

    List<LayerFile> files() {
        return files.stream().map(Placed::file).toList();
    }

    /** Whether a hard link may lead here. */
    boolean isLinkable() {
        return link != null || !files.isEmpty();
    }

    @CheckForNull
    TreeNode existing(String name) {
        return children == null ? null : children.get(name);
    }

    TreeNode child(String name) {
        if (children == null) {
            children = new HashMap<>(4);
        }
        return children.computeIfAbsent(name, any -> new TreeNode(this));
    }

    void makeDirectory(int layer) {
        if (children == null) {
            children = new HashMap<>(4);
        }
        directoryLayer = layer;
    }

    void put(LayerFile file, int layer) {
        List<Placed> more = new ArrayList<>(files);
        more.add(new Placed(file, layer));
        files = List.copyOf(more);
    }

    void link(String target, int layer) {
        link = target;
        linkLayer = layer;
    }

    void copy(TreeNode other, int layer) {
        other.files.forEach(placed -> put(placed.file(), layer));
        if (other.link != null) {
            link(other.link, layer);
        }
    }

    /** Takes away this name's own file or link of lower layers, and leaves what lies below it. */
    void hideOwn(int layer) {
        files = files.stream().filter(placed -> placed.layer() >= layer).toList();
        if (linkLayer < layer) {
            link = null;
        }
    }

    /** Takes away everything of lower layers, here and below. */
    void hideAll(int layer) {
        hideOwn(layer);
        hideChildren(layer);
        if (children != null && children.isEmpty() && directoryLayer < layer) {
            children = null;
        }
    }

    void hideChildren(int layer) {
        if (children == null) {
            return;
        }
        for (Iterator<TreeNode> each = children.values().iterator(); each.hasNext(); ) {
            TreeNode child = each.next();
            child.hideAll(layer);
            if (child.isGone()) {
                each.remove();
            }
        }
    }

    void hide(String name, int layer) {
        TreeNode child = existing(name);
        if (child != null) {
            child.hideAll(layer);
            if (child.isGone()) {
                children.remove(name);
            }
        }
    }

    private boolean isGone() {
        return children == null && link == null && files.isEmpty();
    }

    /** Whether this name is a file or link of this layer. */
    boolean holdsOwn(int layer) {
        return link != null && linkLayer == layer || files.stream().anyMatch(placed -> placed.layer() == layer);
    }

    /** Whether anything here or below is of this layer. */
    boolean holds(int layer) {
        return holdsOwn(layer) || children != null && children.values().stream().anyMatch(child -> child.holds(layer));
    }

    /** Every name below, in order. */
    void walk(String path, BiConsumer<String, TreeNode> visitor) {
        if (children != null) {
            new TreeMap<>(children).forEach((name, child) -> {
                String below = path.isEmpty() ? name : path + "/" + name;
                visitor.accept(below, child);
                child.walk(below, visitor);
            });
        }
    }

    private record Placed(LayerFile file, int layer) {}
}
