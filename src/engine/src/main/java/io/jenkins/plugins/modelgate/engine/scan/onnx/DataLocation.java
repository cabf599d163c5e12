package io.jenkins.plugins.modelgate.engine.scan.onnx;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a {@code location} of external data stays in the model's directory on every system a loader may run on
 * (onnx/onnx docs/ExternalData.md, docs/ExternalDataSecurity.md).
 */
final class DataLocation {
    /** PATH_MAX of Linux; no system opens a longer one. */
    private static final int MAX_LENGTH = 4096;

    /** Devices that Windows finds in every directory, whatever the extension. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])( *\\..*)?");

    /** Beyond the loaders' own extensions: files that something else runs or opens. */
    private static final Set<String> RUNNABLE = Set.of(
            "py", "pyc", "pyd", "pyz", "whl", "egg", "so", "dll", "dylib", "exe", "com", "bat", "cmd", "ps1", "sh",
            "jar", "class", "js", "h5", "hdf5", "zip");

    private DataLocation() {}

    /** Why the path must not be followed, or null if it may. */
    @CheckForNull
    static String escape(String location) {
        if (location.isEmpty()) {
            return "is empty";
        }
        if (location.length() > MAX_LENGTH) {
            return "is longer than any path";
        }
        if (location.startsWith("/") || location.startsWith("\\")) {
            return "is absolute";
        }
        if (location.indexOf('\\') >= 0) {
            return "has a backslash, which is a separator on Windows";
        }
        if (location.chars().anyMatch(c -> c < ' ' || c == 0x7F || "*?<>|\"".indexOf(c) >= 0)) {
            return "has a character that no plain file name has";
        }
        if (location.indexOf(':') >= 0) {
            return "has a colon: a drive, a URL or an alternate stream";
        }
        for (String part : location.split("/", -1)) {
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
    static String normal(String location) {
        return Arrays.stream(location.split("/"))
                .filter(part -> !part.equals("."))
                .collect(Collectors.joining("/"));
    }

    /** Whether the file's extension makes a system or another loader run or open it. */
    static boolean isRunnable(String location) {
        String name = location.substring(location.lastIndexOf('/') + 1);
        return RUNNABLE.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
