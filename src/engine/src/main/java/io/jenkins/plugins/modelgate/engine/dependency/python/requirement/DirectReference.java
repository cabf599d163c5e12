package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL, repository or path that a requirement names instead of leaving it to an index.
 *
 * @param text as written
 * @param name the project's, as far as the reference tells, or null
 * @param version of a wheel or source archive, by its file name, or null
 * @param hashes {@code sha256:…}, of its fragment
 * @param pin how firmly it says what will be there
 */
public record DirectReference(
        String text,
        @CheckForNull String name,
        @CheckForNull String version,
        List<String> hashes,
        Pin pin) {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:");
    private static final Pattern VCS = Pattern.compile("(?i)(git|hg|svn|bzr)\\+[a-z+]+:.*");
    private static final Pattern ARCHIVE =
            Pattern.compile("(?i).*\\.(whl|zip|tgz|tar|tar\\.(gz|bz2|xz|lz|lzma)|tbz|txz|tlz)");
    private static final Pattern WHEEL =
            Pattern.compile("([^\\s-]++)-([^\\s-]++)(?:-\\d[^\\s-]*+)?+-[^\\s-]++-[^\\s-]++-[^\\s-]+\\.whl");
    private static final Pattern SOURCE = Pattern.compile("(.+?)-(\\d[^-]*)\\.(?:zip|tgz|tar\\.[a-z0-9]+)");
    private static final Pattern USER = Pattern.compile("(?<=://)[^/@\\s]*+@");

    public DirectReference {
        hashes = List.copyOf(hashes);
    }

    /** Whether pip takes a word for a URL. */
    static boolean isUrl(String word) {
        int colon = word.indexOf(':');
        String scheme = colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT);
        return scheme.equals("http")
                || scheme.equals("https")
                || scheme.equals("file")
                || scheme.equals("ftp")
                || scheme.matches("(git|hg|svn|bzr)\\+[a-z]+");
    }

    /** Whether pip takes a word for a file or directory. */
    static boolean isPath(String word) {
        boolean like = word.indexOf('/') >= 0 || word.startsWith(".");
        int at = word.indexOf('@');
        boolean named = at > 0 && word.substring(0, at).indexOf('/') < 0 && !word.startsWith(".");
        return !named && (like || ARCHIVE.matcher(word).matches());
    }

    /** What a reference says of itself. */
    public static DirectReference of(String text) {
        int hash = text.indexOf('#');
        String plain = hash < 0 ? text : text.substring(0, hash);
        String name = null;
        List<String> hashes = new ArrayList<>();
        for (String part : hash < 0 ? new String[0] : text.substring(hash + 1).split("[&#]")) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            if (key.equals("egg") && name == null) {
                name = value.replaceFirst("\\[.*", "");
            } else if (key.matches("sha(1|224|256|384|512)|md5")) {
                hashes.add(key + ":" + value.toLowerCase(Locale.ROOT));
            }
        }
        if (VCS.matcher(plain).matches()) {
            return new DirectReference(text, name, null, List.of(), pinOfRepository(plain));
        }
        int query = SCHEME.matcher(plain).lookingAt() ? plain.indexOf('?') : -1;
        String path = query < 0 ? plain : plain.substring(0, query);
        String file = decoded(path.substring(path.lastIndexOf('/') + 1));
        Matcher wheel = WHEEL.matcher(file);
        Matcher source = SOURCE.matcher(file);
        String version = null;
        if (wheel.matches()) {
            name = wheel.group(1).replace('_', '-');
            version = wheel.group(2).replace('_', '-');
        } else if (name == null && source.matches()) {
            name = source.group(1);
            version = source.group(2);
        }
        boolean strong = hashes.stream().anyMatch(each -> each.matches("sha(224|256|384|512):[0-9a-f]{56,128}"));
        return new DirectReference(text, name, version, hashes, strong ? Pin.HASHED : Pin.LOCATION);
    }

    /** A URL without user and password, which no report shall hold. */
    public static String withoutSecrets(String text) {
        return USER.matcher(text).replaceAll("***@");
    }

    private static Pin pinOfRepository(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        int at = path < 0 ? -1 : url.lastIndexOf('@');
        String revision = at <= path ? "" : url.substring(at + 1);
        return Pin.ofRevision(revision);
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
