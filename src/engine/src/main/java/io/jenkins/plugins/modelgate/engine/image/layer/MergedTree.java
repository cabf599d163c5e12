package io.jenkins.plugins.modelgate.engine.image.layer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.image.ImageRules;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarVisitor.Kind;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The file system that layers make one upon the other: a later file takes the place of an earlier one, whiteouts remove,
 * links lead elsewhere. Where runtimes differ, nothing is taken away, so that whatever any of them shows is in the tree.
 * Source: OCI image specification 1.1, layer.md; containerd and Docker for what it leaves open.
 */
public final class MergedTree {
    static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final String RESERVED = ".wh..wh.";

    private final TreeNode root = TreeNode.root();
    private final BiConsumer<Rule, String> findings;
    private int layer;

    /** @param findings hears of what runtimes understand differently */
    public MergedTree(BiConsumer<Rule, String> findings) {
        this.findings = findings;
    }

    /** Puts the next layer on top. */
    public void add(List<LayerEntry> entries) {
        layer++;
        for (LayerEntry entry : entries) {
            apply(entry);
        }
    }

    private void apply(LayerEntry entry) {
        PathWalk walk = new PathWalk(root, layer);
        TreeNode directory = walk.makeDirectory(entry.directory());
        boolean sure = !walk.throughLowerLink();
        String name = entry.name();
        if (!sure) {
            findings.accept(ImageRules.THROUGH_LINK, SafeText.quote(entry.path()));
        }
        if (name.startsWith(WHITEOUT)) {
            whiteout(directory, entry, sure);
        } else if (name.equals("..")) {
            // Reported with the layer; it names no file.
            return;
        } else {
            place(directory.child(name), entry, sure);
        }
    }

    private void whiteout(TreeNode directory, LayerEntry entry, boolean sure) {
        String name = entry.name();
        String target = name.substring(WHITEOUT.length());
        if (name.equals(OPAQUE)) {
            if (sure) {
                directory.hideChildren(layer);
            }
        } else if (name.startsWith(RESERVED) || target.isEmpty() || target.equals(".") || target.equals("..")) {
            findings.accept(ImageRules.WHITEOUT, SafeText.quote(entry.path()));
        } else {
            TreeNode hidden = directory.existing(target);
            if (hidden != null && hidden.holds(layer)) {
                findings.accept(ImageRules.WHITEOUT, SafeText.quote(entry.path()) + " behind a file of the same layer");
            }
            if (hidden != null && sure) {
                directory.hide(target, layer);
            }
        }
    }

    private void place(TreeNode node, LayerEntry entry, boolean sure) {
        if (entry.kind() == Kind.DIRECTORY) {
            if (sure) {
                node.hideOwn(layer);
            }
            node.makeDirectory(layer);
            return;
        }
        TreeNode target = entry.kind() == Kind.HARD_LINK ? hardLinked(entry) : null;
        if (target == node) {
            return;
        }
        if (sure) {
            node.hideAll(layer);
        }
        if (node.holdsOwn(layer)) {
            findings.accept(ImageRules.REPEATED, SafeText.quote(entry.path()));
        }
        switch (entry.kind()) {
            case FILE -> node.put(entry.file(), layer);
            case LINK -> node.link(entry.target(), layer);
            case HARD_LINK -> {
                if (target != null) {
                    node.copy(target, layer);
                }
            }
            default -> {
                // A device takes the place of what was there, and there is nothing to examine.
            }
        }
    }

    @CheckForNull
    private TreeNode hardLinked(LayerEntry entry) {
        String path = MemberName.plain(entry.target());
        PathWalk walk = new PathWalk(root, layer);
        TreeNode directory = walk.find(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
        TreeNode target = directory == null ? null : directory.existing(path.substring(path.lastIndexOf('/') + 1));
        if (target == null || !target.isLinkable()) {
            findings.accept(
                    ImageRules.HARD_LINK, SafeText.quote(entry.path()) + " to " + SafeText.quote(entry.target()));
            return null;
        }
        return target;
    }

    /** Every file, in the order of the paths. */
    public void files(BiConsumer<String, LayerFile> visitor) {
        root.walk("", (path, node) -> node.files().forEach(file -> visitor.accept(path, file)));
    }

    /** Every symbolic link that leads to a file, with what it leads to. */
    public void links(BiConsumer<String, LayerFile> visitor) {
        root.walk("", (path, node) -> {
            if (node.link() != null) {
                TreeNode target = new PathWalk(root, layer).find(path);
                if (target != null) {
                    target.files().forEach(file -> visitor.accept(path, file));
                }
            }
        });
    }

    /** Paths of symbolic links that lead to directories, with the paths of these. */
    public Map<String, String> directoryLinks() {
        Map<String, TreeNode> targets = new TreeMap<>();
        root.walk("", (path, node) -> {
            TreeNode target = node.link() == null ? null : new PathWalk(root, layer).find(path);
            if (target != null && target != node && target.isDirectory()) {
                targets.put(path, target);
            }
        });
        Map<TreeNode, String> places = new IdentityHashMap<>();
        places.put(root, "");
        Set<TreeNode> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        wanted.addAll(targets.values());
        root.walk("", (path, node) -> {
            if (wanted.contains(node)) {
                places.put(node, path);
            }
        });
        Map<String, String> links = new TreeMap<>();
        targets.forEach((path, target) -> links.put(path, places.get(target)));
        return links;
    }

    /** What stands under a path, following no link; null if nothing does or a link is on the way. */
    @CheckForNull
    TreeNode plain(String path) {
        TreeNode at = root;
        for (String part : path.isEmpty() ? new String[0] : path.split("/")) {
            at = at == null || at.link() != null ? null : at.existing(part);
        }
        return at;
    }

    /** What stands under a path, following links. */
    @CheckForNull
    TreeNode followed(String path) {
        return new PathWalk(root, layer).find(path);
    }
}
