package io.jenkins.plugins.modelgate.engine.dependency;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of package managers for Python, JavaScript and Java that no reader here understands: one of them beside an input that is
 * understood must not look as if it said nothing.
 */
public final class UnreadManifests implements ManifestReader {
    /** What an installer brings along is followed by nobody. */
    private static final Pattern INSTALLED =
            Pattern.compile("(?s)(?:.*/)?(?:node_modules|(?:site|dist)-packages|[^/]+\\.egg)/.*");

    /**
     * @param name of the file
     * @param decided name of what says the same and is read, with groups of the first, or null
     * @param bill whether a bill of material can say what it does not
     */
    private record Kind(Pattern name, @CheckForNull String decided, boolean bill, String remedy) {}

    private static final List<Kind> KINDS = List.of(
            kind("((?:[^/]*[-_.])?requirements?[0-9]*(?:[-_.][^/]*)?)\\.in", "$1.txt", "compile it: pip-compile"),
            kind("pixi\\.(?:toml|lock)", null, "check what it installed, or export it: pixi project export"),
            kind("bun\\.lockb?", null, "keep a lock that is read: bun install --yarn, npm install --package-lock-only"),
            kind("history(?<=conda-meta/history)", null, "check an explicit list: conda list --explicit --sha256"),
            bill("build\\.gradle(?:\\.kts)?|gradle\\.lockfile|build\\.sbt|ivy\\.xml|build\\.sc"));

    @Override
    public String format() {
        return "unread-manifest";
    }

    /** None: what they hold is not opened. */
    @Override
    public boolean accepts(String path) {
        return false;
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) {
        throw new IllegalStateException("accepts no file");
    }

    @Override
    public void finish(CheckedTree tree, InventoryBuilder inventory) {
        Bills bills = new Bills(inventory);
        for (String path : tree.below("")) {
            for (Kind kind : KINDS) {
                Matcher name = kind.name().matcher(path);
                if (name.matches() && !INSTALLED.matcher(path).matches() && !isDecided(kind, name, tree, bills, path)) {
                    inventory.incomplete(
                            Location.ofFile(path), "names packages in a form that is not read here; " + kind.remedy());
                }
            }
        }
    }

    private static boolean isDecided(Kind kind, Matcher name, CheckedTree tree, Bills bills, String path) {
        return kind.decided() != null
                        && tree.hasFile(name.replaceFirst("$1" + kind.decided().replace("$1", "$2")))
                || kind.bill() && bills.covers(path, Ecosystem.MAVEN);
    }

    private static Kind kind(String name, @CheckForNull String decided, String remedy) {
        return new Kind(Pattern.compile("(?s)((?:.*/)?)" + name), decided, false, remedy);
    }

    private static Kind bill(String name) {
        return new Kind(
                Pattern.compile("(?s)((?:.*/)?)(?:" + name + ")"),
                null,
                true,
                "put a CycloneDX bill of material that the build made beside it, or check the jars");
    }
}
