package io.jenkins.plugins.modelgate.engine.dependency.python.installed;

import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry.Kind;
import io.jenkins.plugins.modelgate.engine.dependency.CheckedTree;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every RECORD of a tree lists, against what is there. Only when all of them have been read is it known which files no
 * package brought.
 */
final class SiteFiles {
    /** What Python imports or runs. */
    private static final Pattern CODE =
            Pattern.compile("(?is).*\\.(?:pyw?|pyc|pth|pyd|so|dll|dylib|egg|egg-link)(?:\\.[0-9.]+)?");

    /** What Python runs whenever it starts. */
    private static final Pattern AT_START = Pattern.compile("(?is)[^/]*\\.pth|(?:site|user)customize(?:\\..*|/.*)?");

    /** Directories in which installers alone write. */
    private static final Pattern SITE = Pattern.compile("(?s)(?:.*/)?(?:site|dist)-packages/");

    private static final Pattern INFO = Pattern.compile("(?is)((?:.*/)?[^/]+\\.dist-info/)[^/]+");

    private record Row(ComponentId id, String path, Location where) {}

    private final Map<String, Row> listed = new TreeMap<>();
    private final Set<String> sites = new TreeSet<>();
    private final Set<String> own = new HashSet<>();
    private final Set<String> ofEnvironment = new HashSet<>();

    /** A package is installed here. @param directory the one that holds its {@code *.dist-info}, with a slash, or empty */
    void site(String directory) {
        sites.add(directory);
    }

    /** @param path as RECORD has it, relative to the site directory */
    void listed(ComponentId id, String site, String path, Location where) {
        String found = CheckedTree.resolve(site, path);
        if (path.startsWith("../")) {
            // Programs: pip lists them where they would be beside lib/python3, and with --target puts them into bin/.
            int program = path.lastIndexOf("../") + "../".length();
            listed.putIfAbsent(site + path.substring(program), new Row(id, path, where));
        }
        if (found != null) {
            listed.put(found, new Row(id, path, where));
            int slash = found.startsWith(site) ? found.indexOf('/', site.length()) : -1;
            if (slash > 0) {
                own.add(found.substring(0, slash + 1));
            }
        }
    }

    /** Is a file that a tool puts into every environment that it makes. */
    void ofEnvironment(String path) {
        ofEnvironment.add(path);
    }

    void compare(CheckedTree tree, InventoryBuilder inventory) throws ManifestException {
        for (String path : tree.below("")) {
            Matcher info = INFO.matcher(path);
            if (info.matches() && !tree.hasFile(info.group(1) + "METADATA")) {
                inventory.incomplete(
                        Location.ofFile(path),
                        "lies in the directory of an installed package that has no METADATA, so nobody can say which"
                                + " package it is; install it anew");
            }
        }
        missing(tree, inventory);
        Set<String> told = new HashSet<>();
        for (String site : sites) {
            for (String path : tree.below(site)) {
                if (!isListed(path) && isOfPackages(site, path) && told.add(path)) {
                    inventory.tell(new Fact(
                            CODE.matcher(path).matches() || !tree.hasFile(path)
                                    ? Fact.Kind.UNLISTED_CODE
                                    : Fact.Kind.UNLISTED_FILE,
                            null,
                            SafeText.of(path, 290),
                            Location.ofFile(path)));
                }
            }
        }
    }

    /** A file that is not there has no digest; what is there instead of it was compared with nothing. */
    private void missing(CheckedTree tree, InventoryBuilder inventory) {
        Map<String, Integer> gone = new TreeMap<>();
        Map<String, Row> first = new TreeMap<>();
        listed.forEach((path, row) -> {
            if (tree.hasFile(path)
                    || row.path().startsWith("../")
                    || isVouchedFor(row.where().file())) {
                return;
            }
            String link = link(tree, path);
            if (link != null) {
                inventory.incomplete(
                        row.where(), SafeText.quote(link) + " is no plain file or directory, so it was not compared");
            } else if (CODE.matcher(path).matches() && !path.contains("/__pycache__/")) {
                gone.merge(row.where().file(), 1, Integer::sum);
                first.putIfAbsent(row.where().file(), row);
            }
        });
        first.forEach((file, row) -> inventory.incomplete(
                row.where(),
                gone.get(file) + " files that " + row.id() + " brought are not there, " + SafeText.quote(row.path())
                        + " the first of them; install it anew"));
    }

    /** The first part of a path that is a link or no file, or null. */
    private static String link(CheckedTree tree, String path) {
        for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
            if (tree.kind(path.substring(0, at)) != null) {
                return path.substring(0, at);
            }
        }
        Kind kind = tree.kind(path);
        return kind == null ? null : path;
    }

    /** A package inside of a package, as pip has its own: the outer one lists all of it with digests. */
    private boolean isVouchedFor(String record) {
        Row row = listed.get(record);
        return row != null && !row.where().file().equals(record);
    }

    private boolean isListed(String path) {
        if (listed.containsKey(path) || ofEnvironment.contains(path)) {
            return true;
        }
        int cache = path.lastIndexOf("__pycache__/");
        if (cache < 0 || !path.endsWith(".pyc")) {
            return false;
        }
        // mod.cpython-311.pyc, mod.cpython-311.opt-1.pyc: Python takes it for mod.py only while that is there.
        String name = path.substring(cache + "__pycache__/".length());
        int dot = name.indexOf(".cpython-");
        dot = dot < 0 ? name.indexOf(".pypy") : dot;
        return dot > 0
                && name.indexOf('/') < 0
                && listed.containsKey(path.substring(0, cache) + name.substring(0, dot) + ".py");
    }

    /** Beside packages that were installed into a project's directory lies what the project itself has. */
    private boolean isOfPackages(String site, String path) {
        String rest = path.substring(site.length());
        int slash = rest.indexOf('/');
        return SITE.matcher(site).matches()
                || slash >= 0 && own.contains(site + rest.substring(0, slash + 1))
                || AT_START.matcher(rest).matches();
    }
}
