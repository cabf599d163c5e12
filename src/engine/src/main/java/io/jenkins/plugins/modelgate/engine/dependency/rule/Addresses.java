package io.jenkins.plugins.modelgate.engine.dependency.rule;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses that packages come from, as far as rules ask. */
public final class Addresses {
    private static final Pattern WITH_VERSION_CONTROL = Pattern.compile("(?i)^(?:git|hg|svn|bzr)\\+");
    private static final Pattern ANY_SCHEME =
            Pattern.compile("(?i)(?:(?:git|hg|svn|bzr)\\+)?([a-z][a-z0-9.+-]+):.*", Pattern.DOTALL);
    private static final Pattern SSH = Pattern.compile("[A-Za-z0-9._-]+@([A-Za-z0-9.-]+):(?!/).*", Pattern.DOTALL);
    private static final Pattern SHORT = Pattern.compile("[\\w-][\\w.-]*/[\\w.-]+");
    private static final Map<String, String> FORGES = Map.of(
            "github", "github.com", "gist", "gist.github.com", "gitlab", "gitlab.com", "bitbucket", "bitbucket.org");
    private static final Pattern FORGE =
            Pattern.compile("(?i)(github|gist|gitlab|bitbucket):(?!/)(.*)", Pattern.DOTALL);

    /** Schemes of what lies beside the input, or in the workspace that it belongs to. */
    private static final Set<String> HERE =
            Set.of("file", "link", "portal", "workspace", "catalog", "patch", "virtual");

    private static final Pattern USER = Pattern.compile("://[^/?#\\s]*@");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Za-z0-9_]+}(?::\\$\\{[A-Za-z0-9_]+})?");
    private static final Set<String> OPEN = Set.of("http", "git", "ftp", "svn", "tftp", "ws", "static-http");

    private Addresses() {}

    /** Fit to be shown: a user name or password in it is left out. */
    public static String shown(String address) {
        return USER.matcher(address).replaceAll("://…@");
    }

    /** Whether anybody on the way can change what comes. The own machine has no way. */
    static boolean isOpen(String address) {
        Matcher matcher = ANY_SCHEME.matcher(address.trim());
        if (!matcher.matches() || !OPEN.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
            return false;
        }
        String host = host(address);
        return host == null
                || !host.equals("localhost") && !host.matches("127(\\.[0-9]{1,3}){3}") && !host.equals("[::1]");
    }

    /** Whether it leads to another machine, with or without slashes behind its scheme, as URLs are read (WHATWG). */
    static boolean isRemote(String address) {
        Matcher matcher = ANY_SCHEME.matcher(address.trim());
        return matcher.matches() && !HERE.contains(matcher.group(1).toLowerCase(Locale.ROOT))
                || SSH.matcher(address.trim()).matches();
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

    /**
     * Host in lower case, or null when it leads to no machine. As installers read it: behind the last at sign, before a slash
     * or backslash, whatever number of slashes follows the scheme.
     */
    @CheckForNull
    static String host(String address) {
        String plain =
                WITH_VERSION_CONTROL.matcher(address.trim()).replaceFirst("").replaceAll("[\\t\\r\\n]", "");
        if (!isRemote(plain)) {
            return null;
        }
        Matcher forge = FORGE.matcher(plain);
        if (forge.matches()) {
            return FORGES.getOrDefault(forge.group(1).toLowerCase(Locale.ROOT), forge.group(1));
        }
        Matcher ssh = SSH.matcher(plain);
        String authority = ssh.matches()
                ? ssh.group(1)
                : plain.substring(plain.indexOf(':') + 1)
                        .replaceFirst("^[/\\\\]*", "")
                        .split("[/\\\\?#\\s]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return (host.startsWith("[") ? host.replaceFirst("].*", "]") : host.replaceFirst(":.*", ""))
                .replaceFirst("\\.$", "")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Host and path alone, in one spelling: what two inputs that name the same repository or file agree on, be it by https,
     * by ssh or in the short form of a forge, at whatever revision.
     */
    static String place(String address) {
        String plain =
                WITH_VERSION_CONTROL.matcher(address.trim()).replaceFirst("").split("[?#]", 2)[0];
        Matcher shortened = SHORT.matcher(plain);
        Matcher forge = FORGE.matcher(plain);
        String host = shortened.matches() ? "github.com" : host(plain);
        String path;
        if (shortened.matches()) {
            path = plain;
        } else if (forge.matches()) {
            path = forge.group(2);
        } else if (SSH.matcher(plain).matches()) {
            path = plain.substring(plain.indexOf(':') + 1);
        } else {
            String[] parts =
                    plain.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*:[/\\\\]*", "").split("[/\\\\]", 2);
            path = host == null ? plain : parts.length < 2 ? "" : parts[1];
        }
        return (host + "/" + path.replaceFirst("(?<=[^/])@[^/]*$", "").replaceFirst("(?:\\.git)?/*$", ""))
                .toLowerCase(Locale.ROOT);
    }
}
