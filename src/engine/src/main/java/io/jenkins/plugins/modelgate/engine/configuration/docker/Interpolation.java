package io.jenkins.plugins.modelgate.engine.configuration.docker;

/**
 * Puts in the defaults that stand in a Compose file: {@code ${NAME:-default}}, {@code ${NAME-default}}, and the text of {@code ${NAME:+text}}, which
 * stands there once the variable is set. Variables without a text of their own stay as they are written.
 * Source: docs.docker.com, Compose file reference, Interpolation.
 */
final class Interpolation {
    /** Deeper defaults of defaults nobody writes; what is left stays as it is written. */
    private static final int DEEPEST = 20;

    private Interpolation() {}

    /** A value with its defaults. */
    static String of(String value) {
        return value.indexOf('$') < 0 ? value : expand(value, 0);
    }

    private static String expand(String value, int depth) {
        StringBuilder expanded = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == '$' && value.startsWith("$$", at)) {
                expanded.append(c);
                at++;
            } else if (value.startsWith("${", at) && depth < DEEPEST) {
                int end = closing(value, at + 2);
                expanded.append(braces(value, at, end, depth));
                at = end;
            } else {
                expanded.append(c);
            }
        }
        return expanded.toString();
    }

    private static String braces(String value, int start, int end, int depth) {
        int at = start + 2;
        while (at < end && (Character.isLetterOrDigit(value.charAt(at)) || value.charAt(at) == '_')) {
            at++;
        }
        int operator = at < end && value.charAt(at) == ':' ? at + 1 : at;
        boolean text = operator < end && "-+".indexOf(value.charAt(operator)) >= 0;
        return text
                ? expand(value.substring(operator + 1, end), depth + 1)
                : value.substring(start, Math.min(value.length(), end + 1));
    }

    /** Where the brace closes that is open before a position, or the end. */
    private static int closing(String value, int from) {
        int depth = 1;
        for (int at = from; at < value.length(); at++) {
            depth += value.startsWith("${", at) ? 1 : value.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return value.length();
    }
}
