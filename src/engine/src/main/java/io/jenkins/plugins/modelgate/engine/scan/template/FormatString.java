package io.jenkins.plugins.modelgate.engine.scan.template;

/** Format strings of Python's str.format. */
final class FormatString {
    private FormatString() {}

    /** Whether every field is nothing, a number or a name, and does not go on from there; doubled braces are no fields. */
    static boolean isPlain(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '{' && c != '}' || text.startsWith(String.valueOf(c), at + 1)) {
                at += c == '{' || c == '}' ? 2 : 1;
            } else {
                int close = c == '{' ? text.indexOf('}', at) : -1;
                if (close < 0 || !isPlainField(text.substring(at + 1, close))) {
                    return false;
                }
                at = close + 1;
            }
        }
        return true;
    }

    private static boolean isPlainField(String field) {
        int colon = field.indexOf(':');
        String name = colon < 0 ? field : field.substring(0, colon);
        return field.indexOf('{') < 0 && name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    }
}
