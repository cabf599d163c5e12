package io.jenkins.plugins.modelgate.engine.policy;

/**
 * A path pattern: {@code *} any run without {@code /}, {@code **} any run, {@code ?} one character but {@code /}.
 * Matched without regular expressions, so that no pattern takes exponential time.
 */
public final class PathGlob {
    private final String pattern;

    /** @param pattern any text; there are no wrong ones */
    public PathGlob(String pattern) {
        this.pattern = pattern;
    }

    /** Whether the whole path matches. */
    public boolean matches(String path) {
        boolean[] reachable = new boolean[path.length() + 1];
        reachable[0] = true;
        for (int p = 0; p < pattern.length(); ) {
            int width = pattern.startsWith("**/", p) ? 3 : pattern.startsWith("**", p) ? 2 : 1;
            reachable = step(reachable, path, pattern.substring(p, p + width));
            p += width;
        }
        return reachable[path.length()];
    }

    private static boolean[] step(boolean[] from, String path, String token) {
        boolean[] to = new boolean[from.length];
        boolean open = false;
        for (int i = 0; i < from.length; i++) {
            switch (token) {
                case "**/" -> {
                    // Nothing at all, or any run that ends with a slash.
                    to[i] = from[i] || open && path.charAt(i - 1) == '/';
                    open |= from[i];
                }
                case "**" -> {
                    open |= from[i];
                    to[i] = open;
                }
                case "*" -> {
                    open = (open && path.charAt(i - 1) != '/') || from[i];
                    to[i] = open;
                }
                default -> to[i] = i > 0 && from[i - 1] && one(token.charAt(0), path.charAt(i - 1));
            }
        }
        return to;
    }

    private static boolean one(char token, char c) {
        return token == '?' ? c != '/' : token == c;
    }
}
