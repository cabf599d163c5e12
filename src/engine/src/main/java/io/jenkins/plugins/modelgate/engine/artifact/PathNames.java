package io.jenkins.plugins.modelgate.engine.artifact;

import java.nio.file.Path;
import java.util.HexFormat;

/** Writes paths so that they can be told apart again, whatever bytes the file system allows in names. */
public final class PathNames {
    private PathNames() {}

    /** Directory of an absolute path; of a root, the root itself. */
    public static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /** Last name of a path, empty for a root. */
    public static String last(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** {@code path} relative to {@code root} with {@code /}; bytes that are not UTF-8 become {@code \xNN}. */
    static String relative(Path root, Path path) {
        Path relative = root.relativize(path);
        String text = relative.toString();
        if (text.indexOf('\uFFFD') >= 0) {
            text = escaped(root, path);
        }
        String separator = path.getFileSystem().getSeparator();
        return separator.equals("/") ? text : text.replace(separator, "/");
    }

    /** Only the URI form of a path still has the bytes that the text form has lost. */
    private static String escaped(Path root, Path path) {
        String base = root.toUri().getRawPath();
        String raw = path.toUri().getRawPath();
        String rest = raw.substring(base.endsWith("/") ? base.length() : base.length() + 1);
        StringBuilder text = new StringBuilder(rest.length());
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c != '%') {
                text.append(c);
                continue;
            }
            int value = HexFormat.fromHexDigits(rest, i + 1, i + 3);
            text.append(value >= 0x20 && value < 0x7F ? String.valueOf((char) value) : String.format("\\x%02x", value));
            i += 2;
        }
        return text.toString();
    }
}
