package io.jenkins.plugins.modelgate.engine.configuration.secret;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;
import java.util.Set;

/** Passwords in addresses: {@code scheme://user:password@host}. */
final class UrlPasswords {
    static final SecretKind KIND =
            SecretKind.of("url-password", "Password in an address", "sign in at the address", "change the password");
    static final String KEYWORD = "://";

    private static final int LONGEST = 512;
    private static final Set<String> DATABASES = Set.of(
            "postgres", "postgresql", "mysql", "mariadb", "mongodb", "mongodb+srv", "redis", "rediss", "amqp", "amqps");

    private UrlPasswords() {}

    /** The password in the address whose {@code ://} is at a position, or null. */
    @CheckForNull
    static Hit at(String text, int separator) {
        int start = separator + 3;
        int limit = Math.min(text.length(), start + LONGEST);
        int colon = -1;
        int last = -1;
        for (int at = start; at < limit && !isEnd(text.charAt(at)); at++) {
            char c = text.charAt(at);
            if (c == '@') {
                last = at;
            } else if (c == ':' && colon < 0) {
                colon = at;
            } else if ((c == '/' || c == '?' || c == '#') && last >= 0) {
                break;
            }
        }
        if (colon < 0 || last <= colon + 1 || text.substring(start, colon).indexOf('/') >= 0) {
            return null;
        }
        String user = text.substring(start, colon);
        String password = text.substring(colon + 1, last);
        String host = text.substring(last + 1, Math.min(limit, last + 40));
        boolean secret = !isPort(password)
                && !host.isEmpty()
                && (Character.isLetterOrDigit(host.charAt(0)) || "[$({<%".indexOf(host.charAt(0)) >= 0)
                && !Placeholders.isNoSecret(password, user + "_password")
                && !password.equals(user)
                && !password.matches(".*\\{[A-Za-z_].*")
                && !isWord(password, text, separator);
        return secret ? new Hit(KIND, colon + 1, last, password, "", 1, 0) : null;
    }

    private static boolean isPort(String password) {
        return password.matches("\\d{1,5}(?:/.*)?") || password.startsWith("//");
    }

    /** A short word in the address of a page is an example; for a database people do choose one. */
    private static boolean isWord(String password, String text, int separator) {
        int scheme = separator;
        while (scheme > 0 && (Character.isLetter(text.charAt(scheme - 1)) || text.charAt(scheme - 1) == '+')) {
            scheme--;
        }
        boolean database = DATABASES.contains(text.substring(scheme, separator).toLowerCase(Locale.ROOT));
        return password.matches("[a-z]{1,8}") && !database;
    }

    private static boolean isEnd(char c) {
        return c <= ' ' || c == '"' || c == '\'' || c == '`' || c == '<' || c == '\\';
    }
}
