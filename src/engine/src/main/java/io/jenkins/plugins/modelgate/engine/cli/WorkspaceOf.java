package io.jenkins.plugins.modelgate.engine.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The workspace that a user at the command line means without saying so. */
final class WorkspaceOf {
    private WorkspaceOf() {}

    /**
     * The current directory where everything lies below it; else the deepest directory that holds everything that was typed. What is
     * reached from there by a link is refused either way.
     */
    static Path paths(List<String> patterns) throws IOException {
        Path common = Path.of("").toAbsolutePath();
        boolean inside = true;
        for (String pattern : patterns) {
            inside &= fixed(pattern).startsWith(common);
        }
        if (inside) {
            return common;
        }
        common = fixed(patterns.get(0));
        for (String pattern : patterns) {
            Path fixed = fixed(pattern);
            while (!fixed.startsWith(common)) {
                common = common.getParent();
            }
        }
        return common;
    }

    /** The patterns as they are meant from the current directory. */
    static List<String> absolute(List<String> patterns) throws IOException {
        try {
            return patterns.stream()
                    .map(pattern -> Path.of(pattern).toAbsolutePath().toString())
                    .toList();
        } catch (InvalidPathException e) {
            throw new IOException("PATH is no path: " + e.getReason(), e);
        }
    }

    /** Directory of a pattern's part without wildcards. */
    private static Path fixed(String pattern) throws IOException {
        try {
            Path path = Path.of(pattern).toAbsolutePath().normalize();
            Path parent = path.getParent() == null ? path : path.getParent();
            while (parent.getParent() != null && parent.toString().matches(".*[*?].*")) {
                parent = parent.getParent();
            }
            return parent;
        } catch (InvalidPathException e) {
            throw new IOException("PATH is no path: " + e.getReason(), e);
        }
    }
}
