package io.jenkins.plugins.modelgate.engine.report;

/** Paths in a report: relative, inside the tree, whichever system reads them. */
final class SafePath {
    private SafePath() {}

    /** What is wrong with the path, or the empty text. */
    static String fault(String path) {
        if (path.isEmpty()) {
            return "the path is empty";
        }
        if (path.indexOf('\0') >= 0) {
            return "the path has a NUL character";
        }
        if (isSeparator(path.charAt(0)) || hasDrive(path)) {
            return "the path is absolute";
        }
        for (String segment : path.split("[/\\\\]", -1)) {
            if (segment.equals("..") || segment.equals(".")) {
                return "the path has a segment \"" + segment + "\"";
            }
        }
        return path.endsWith("/") || path.contains("//") ? "the path has an empty segment" : "";
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    private static boolean hasDrive(String path) {
        return path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
    }
}
