package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings whose name is a value itself: {@code name: DB_PASSWORD} beside {@code value: ...} in manifests of Kubernetes, in XML and JSON,
 * and parameters with a default in Groovy.
 */
final class NamePairs {
    private static final int NEAR = 240;
    private static final Pattern NAME =
            Pattern.compile("(?i)(?:\\b(?:name|key)\\\\?[\"']?\\s*[:=>]\\s*\\\\?[\"']?)([A-Za-z][\\w.-]{1,80})");
    private static final Pattern VALUE = Pattern.compile("(?i)value|default_?value");

    private NamePairs() {}

    /** The value under its real name, where the name is only {@code value}. */
    static Assignment named(String text, int start, Assignment given) {
        if (!VALUE.matcher(given.key()).matches()) {
            return given;
        }
        int from = Math.max(0, start - NEAR);
        Matcher before = NAME.matcher(text).region(from, start);
        String name = "";
        while (before.find()) {
            name = before.group(1);
        }
        boolean near = !name.isEmpty()
                && lines(text, from + text.substring(from, start).lastIndexOf(name), start) <= 2;
        if (!near) {
            int end = given.start() + given.value().length();
            Matcher after = NAME.matcher(text).region(end, Math.min(text.length(), end + NEAR));
            name = after.find() && lines(text, end, after.start()) == 1 ? after.group(1) : "";
        }
        return name.isEmpty() ? given : given.named(name);
    }

    private static long lines(String text, int from, int to) {
        return text.substring(from, to).chars().filter(c -> c == '\n').count();
    }
}
