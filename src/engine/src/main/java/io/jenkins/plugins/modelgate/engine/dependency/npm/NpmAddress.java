package io.jenkins.plugins.modelgate.engine.dependency.npm;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the address of a tarball says is in it, as registries form it: {@code …/NAME/-/BASE-VERSION.tgz}, where BASE is the
 * name without its scope.
 *
 * @param own whether npm's own registry answers there
 * @param path what stands before {@code /-/}, with the name at its end, or null when the address has another form
 * @param file what stands behind it without the ending, or null
 */
record NpmAddress(
        boolean own,
        @CheckForNull String path,
        @CheckForNull String file) {
    private static final Pattern ADDRESS = Pattern.compile("(?is)https?:[/\\\\]*([^/\\\\?#]*)[/\\\\]+(.*?)(?:[?#].*)?");
    private static final Pattern TARBALL = Pattern.compile("(?s)(.+)/-/(?:.*/)?([^/]+)\\.tgz");
    private static final Pattern OWN = Pattern.compile("(?i)registry\\.(?:npmjs\\.org|yarnpkg\\.com)(?::443)?\\.?");
    private static final Pattern VERSION = Pattern.compile("(.+?)-(\\d+\\.\\d+\\.\\d+.*)");

    static NpmAddress of(String url) {
        Matcher address = ADDRESS.matcher(url.strip());
        if (!address.matches()) {
            return new NpmAddress(false, null, null);
        }
        boolean own = OWN.matcher(address.group(1)).matches();
        Matcher tarball = TARBALL.matcher(decoded(address.group(2)));
        return tarball.matches()
                ? new NpmAddress(own, tarball.group(1), tarball.group(2))
                : new NpmAddress(own, null, null);
    }

    /** Whether it is that of this package, or no registry's at all: then its host alone can be judged. */
    boolean isOf(String name, @CheckForNull String version) {
        if (path == null || file == null) {
            return !own;
        }
        String base = name.substring(name.lastIndexOf('/') + 1);
        boolean named = own ? path.equals(name) : path.equals(name) || path.endsWith("/" + name);
        return named && version != null && file.equals(base + "-" + version.replaceAll("\\+.*", ""));
    }

    /** The package that it tells, or null when it tells none. */
    @CheckForNull
    ComponentId told() {
        if (path == null || file == null) {
            return null;
        }
        String[] names = path.split("/");
        String last = names[names.length - 1];
        String scope = names.length > 1 && names[names.length - 2].startsWith("@") ? names[names.length - 2] : null;
        Matcher version = VERSION.matcher(file);
        boolean prefixed = file.startsWith(last + "-");
        String number = prefixed ? file.substring(last.length() + 1) : version.matches() ? version.group(2) : null;
        return ComponentId.of(Ecosystem.NPM, scope == null ? last : scope + "/" + last, number);
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
