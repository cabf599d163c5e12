package io.jenkins.plugins.modelgate.engine.scan.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;

/** Judges file references: a plain relative path stays in the directory of the file that holds it. */
public final class PlainPath {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private PlainPath() {}

    /** What is wrong with a reference, or null if it is a plain relative path. */
    @CheckForNull
    public static String fault(String path) {
        if (path.isEmpty()) {
            return "it is empty";
        }
        if (path.startsWith("/") || path.startsWith("~")) {
            return "it is absolute";
        }
        if (path.indexOf('\\') >= 0) {
            return "it has a backslash, which some systems take for a directory separator";
        }
        if (SCHEME.matcher(path).matches()) {
            return "it names a drive or an address";
        }
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                return "it leads to a parent directory";
            }
        }
        for (int i = 0; i < path.length(); i++) {
            if (Character.isISOControl(path.charAt(i))) {
                return "it has a control character";
            }
        }
        return null;
    }
}
