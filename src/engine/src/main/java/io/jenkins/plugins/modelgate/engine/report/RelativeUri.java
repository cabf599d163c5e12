package io.jenkins.plugins.modelgate.engine.report;

import java.nio.charset.StandardCharsets;

/** Paths as relative URI references. */
final class RelativeUri {
    private static final String UNRESERVED = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private RelativeUri() {}

    /**
     * The path with everything but RFC 3986's unreserved characters and the separators percent-encoded, so that no name
     * of a file can become a scheme, a host, a query or a fragment. The empty path is the tree itself.
     */
    static String of(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        StringBuilder uri = new StringBuilder(path.length() + 16);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c == '/' && uri.isEmpty()) {
                continue; // A leading "//" would be a host, a leading "/" would leave the tree.
            }
            if (c == '/' || isUnreserved(c)) {
                uri.append(c);
            } else {
                uri.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return uri.toString();
    }

    /** One segment: separators are encoded, too. */
    static String segment(String text) {
        return of(text).replace("/", "%2F");
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0;
    }
}
