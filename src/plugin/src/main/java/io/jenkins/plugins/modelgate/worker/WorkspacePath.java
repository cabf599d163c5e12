package io.jenkins.plugins.modelgate.worker;

import hudson.AbortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A path that a Pipeline names: relative, and inside the workspace when all links on the way are followed. */
final class WorkspacePath {
    private WorkspacePath() {}

    /**
     * What is wrong with the text itself, without looking at any file; null when nothing is.
     *
     * @param field name of the parameter, for the message
     */
    static String fault(String field, String path) {
        String what = field + " '" + path + "'";
        if (path.isBlank()) {
            return field + " is empty; name a file or a directory below the workspace, or '.'";
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            return field + " has a control character in it";
        }
        if (path.startsWith("/") || path.startsWith("\\") || path.matches("[A-Za-z]:.*")) {
            return what + " is absolute; name it relative to the workspace";
        }
        for (String segment : path.split("[/\\\\]")) {
            if (segment.equals("..")) {
                return what + " has '..' in it; name a path below the workspace";
            }
        }
        return null;
    }

    /**
     * Where a file is to be written, on the machine where the workspace is: its directory must be there and in the
     * workspace, and no link may stand in its place.
     *
     * @throws AbortException when the directory is not there, or not in the workspace
     */
    static Path resolveNew(Path workspace, String field, String path) throws IOException {
        String fault = fault(field, path);
        if (fault != null) {
            throw new AbortException(fault);
        }
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        String name = path.substring(slash + 1);
        if (name.isEmpty() || name.equals(".")) {
            throw new AbortException(field + " '" + path + "' is a directory; name a file");
        }
        Path file = resolve(workspace, field, slash < 0 ? "." : path.substring(0, slash))
                .resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new AbortException(field + " '" + path + "' is no regular file; name another one");
        }
        return file;
    }

    /**
     * The real path, on the machine where the workspace is.
     *
     * @throws AbortException when it is not there, or not in the workspace
     */
    static Path resolve(Path workspace, String field, String path) throws IOException {
        String fault = fault(field, path);
        if (fault != null) {
            throw new AbortException(fault);
        }
        Path named;
        try {
            named = workspace.resolve(path);
        } catch (InvalidPathException e) {
            throw new AbortException(field + " '" + path + "' is no path on this agent: " + e.getReason());
        }
        if (!Files.exists(named)) {
            boolean link = Files.exists(named, LinkOption.NOFOLLOW_LINKS);
            throw new AbortException(field + " '" + path + "': "
                    + (link ? "the link leads nowhere" : "no such file or directory in the workspace " + workspace));
        }
        Path real = named.toRealPath();
        if (!real.startsWith(workspace.toRealPath())) {
            throw new AbortException(field + " '" + path + "' is a link that leaves the workspace");
        }
        return real;
    }
}
