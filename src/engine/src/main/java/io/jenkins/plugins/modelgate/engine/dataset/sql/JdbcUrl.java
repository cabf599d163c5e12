package io.jenkins.plugins.modelgate.engine.dataset.sql;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.Locale;

/** Addresses of databases. */
public final class JdbcUrl {
    private JdbcUrl() {}

    /** The address without what may be a password: everything behind {@code ?} or the first {@code ;}, and user names. */
    public static String shown(String url) {
        int end = url.length();
        for (char mark : new char[] {'?', ';'}) {
            int at = url.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return SafeText.of(url.substring(0, end).replaceAll("//[^/@]*@", "//"));
    }

    /** The word behind {@code jdbc:}, in lower case. */
    public static String kind(String url) {
        String[] parts = url.split(":", 3);
        return parts.length < 2 ? "" : parts[1].toLowerCase(Locale.ROOT);
    }
}
