package io.jenkins.plugins.modelgate.engine.dependency.rule;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses that packages come from, as far as rules ask. */
public final class Addresses {
    private static final Pattern SCHEME = Pattern.compile("(?i)(?:[a-z]+\\+)?([a-z][a-z0-9.]*)://.*", Pattern.DOTALL);
    private static final Pattern WITH_VERSION_CONTROL = Pattern.compile("(?i)^(?:git|hg|svn|bzr)\\+");
    private static final Pattern USER = Pattern.compile("://[^/?#\\s]*@");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Za-z0-9_]+}(?::\\$\\{[A-Za-z0-9_]+})?");
    private static final Set<String> OPEN = Set.of("http", "git", "ftp", "svn", "tftp", "ws");

    private Addresses() {}

    /** Fit to be shown: a user name or password in it is left out. */
    public static String shown(String address) {
        return USER.matcher(address).replaceAll("://…@");
    }

    /** Whether anybody on the way can change what comes. The own machine has no way. */
    static boolean isOpen(String address) {
        Matcher matcher = SCHEME.matcher(address.trim());
        if (!matcher.matches() || !OPEN.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
            return false;
        }
        String host = host(address);
        return host == null || !host.equals("localhost") && !host.startsWith("127.") && !host.equals("[::1]");
    }

    static boolean isRemote(String address) {
        Matcher matcher = SCHEME.matcher(address.trim());
        return matcher.matches() && !matcher.group(1).equalsIgnoreCase("file")
                || address.matches("[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:.*");
    }

    /** Whether a password stands in it; {@code git@} of ssh and variables that are filled in later are none. */
    static boolean hasCredential(String address) {
        Matcher matcher = USER.matcher(address);
        if (!matcher.find()) {
            return false;
        }
        String user = matcher.group().substring(3, matcher.group().length() - 1);
        boolean ssh = address.toLowerCase(Locale.ROOT).contains("ssh://");
        return !VARIABLE.matcher(user).matches() && !(user.indexOf(':') < 0 && (ssh || user.equals("git")));
    }

    /** Host in lower case, or null. */
    @CheckForNull
    static String host(String address) {
        try {
            String plain = WITH_VERSION_CONTROL.matcher(address.trim()).replaceFirst("");
            String host = new URI(plain.split("[\\s#]", 2)[0]).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
