package io.jenkins.plugins.modelgate.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Paths that a model file names, relative to its own directory: whether they stay there on every system that a loader may
 * run on, not only on this one.
 */
public final class PlainPath {
    /** PATH_MAX of Linux; no system opens a longer one. */
    private static final int MAX_LENGTH = 4096;

    /** Devices that Windows finds in every directory, whatever the extension. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])( *\\..*)?");

    /** Beyond the model loaders' own extensions: files that something else runs or opens. */
    private static final Set<String> RUNNABLE = Set.of(
            "py", "pyc", "pyd", "pyz", "whl", "egg", "so", "dll", "dylib", "exe", "com", "bat", "cmd", "ps1", "sh",
            "jar", "class", "js", "h5", "hdf5", "zip");

    private static final byte[] NOTHING = new byte[0];

    private PlainPath() {}

    /** Why the path must not be followed, as the rest of a sentence, or null if it may. */
    @CheckForNull
    public static String escape(String path) {
        if (path.isEmpty()) {
            return "is empty";
        }
        if (path.length() > MAX_LENGTH) {
            return "is longer than any path";
        }
        if (path.startsWith("/") || path.startsWith("\\")) {
            return "is absolute";
        }
        if (path.startsWith("~")) {
            return "begins with a tilde, which some programs replace by a home directory";
        }
        if (path.indexOf('\\') >= 0) {
            return "has a backslash, which is a separator on Windows";
        }
        if (path.chars().anyMatch(c -> c < ' ' || c == 0x7F || "*?<>|\"".indexOf(c) >= 0)) {
            return "has a character that no plain file name has";
        }
        if (path.indexOf(':') >= 0) {
            return "has a colon: a drive, a URL or an alternate stream";
        }
        for (String part : path.split("/", -1)) {
            String problem = escapeOf(part);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    @CheckForNull
    private static String escapeOf(String part) {
        if (part.equals(".")) {
            return null;
        }
        if (part.isEmpty()) {
            return "has an empty component";
        }
        if (part.equals("..")) {
            return "leaves the directory";
        }
        // Windows drops dots and spaces from the end of a name, so "..%20" or "data.pkl." mean something else there.
        if (part.endsWith(".") || part.endsWith(" ")) {
            return "has a component that ends in a dot or a space";
        }
        return DEVICE.matcher(part).matches() ? "names a device of Windows" : null;
    }

    /** The path without {@code .} components; only for one that does not escape. */
    public static String normal(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.equals(".")).collect(Collectors.joining("/"));
    }

    /** Whether the file's extension makes a model loader, another loader or the system open or run it. */
    public static boolean isLoadable(String path) {
        Probe name = new Probe(path.substring(path.lastIndexOf('/') + 1), NOTHING, NOTHING, -1, 0);
        return Formats.isLoadableName(name)
                || RUNNABLE.contains(name.extension().toLowerCase(Locale.ROOT));
    }
}
