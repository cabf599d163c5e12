package io.jenkins.plugins.modelgate.engine.dependency.npm;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a lock file fetches a package from and by which digests it knows it.
 *
 * @param source null for the package of that very name and version in npm's own registry
 */
record NpmSource(Pin pin, List<String> hashes, @CheckForNull String source) {
    private static final Pattern REGISTRY = Pattern.compile(
            "https://(?:registry\\.npmjs\\.org|registry\\.yarnpkg\\.com)/(.+)/-/([^/?#]+)\\.tgz(?:[?#].*)?");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern GIT =
            Pattern.compile("(?:git(?:\\+[a-z]+)?:|git@|github:|gitlab:|bitbucket:|gist:|ssh:).*", Pattern.DOTALL);
    private static final Pattern INTEGRITY =
            Pattern.compile("(sha1|sha256|sha384|sha512)-([A-Za-z0-9+/]+={0,2})(?:\\?.*)?");

    NpmSource {
        hashes = List.copyOf(hashes);
    }

    /**
     * @param resolved URL, or null when the lock leaves it to the registry
     * @param integrity digests as of Subresource Integrity, or null
     */
    static NpmSource of(
            String name, @CheckForNull String version, @CheckForNull String resolved, @CheckForNull String integrity) {
        List<String> hashes = hashes(integrity);
        boolean strong = hashes.stream().anyMatch(hash -> !hash.startsWith("sha1:"));
        if (resolved == null) {
            return new NpmSource(strong ? Pin.HASHED : Pin.VERSION, hashes, null);
        }
        if (isGit(resolved)) {
            return new NpmSource(gitPin(resolved), hashes, resolved);
        }
        if (isLocal(resolved)) {
            return new NpmSource(strong ? Pin.HASHED : Pin.LOCATION, hashes, resolved);
        }
        if (isRegistrysOwn(name, version, resolved)) {
            return new NpmSource(strong ? Pin.HASHED : Pin.VERSION, hashes, null);
        }
        return new NpmSource(strong ? Pin.HASHED : Pin.LOCATION, hashes, resolved);
    }

    static boolean isGit(String text) {
        return GIT.matcher(text).matches();
    }

    static boolean isLocal(String text) {
        return text.startsWith("file:")
                || text.startsWith("link:")
                || text.startsWith("portal:")
                || text.startsWith(".")
                || text.startsWith("/")
                || text.startsWith("~/");
    }

    /** A commit can not be moved; anything else after the number sign can, and so can a default branch. */
    static Pin gitPin(String url) {
        int fragment = url.lastIndexOf('#');
        return fragment >= 0 && COMMIT.matcher(url.substring(fragment + 1)).matches() ? Pin.COMMIT : Pin.REFERENCE;
    }

    /** A lock may name one package and fetch another ("lock file injection"): then the URL is a source to be told. */
    private static boolean isRegistrysOwn(String name, @CheckForNull String version, String resolved) {
        Matcher matcher = REGISTRY.matcher(resolved);
        if (!matcher.matches()) {
            return false;
        }
        String path = matcher.group(1).replace("%2f", "/").replace("%2F", "/").replace("%40", "@");
        String base = name.substring(name.lastIndexOf('/') + 1);
        return path.equals(name)
                && version != null
                && matcher.group(2).equals(base + "-" + version.replaceAll("\\+.*", ""));
    }

    private static List<String> hashes(@CheckForNull String integrity) {
        List<String> hashes = new ArrayList<>();
        if (integrity != null && integrity.length() < 4096) {
            for (String one : integrity.strip().split("\\s+")) {
                Matcher matcher = INTEGRITY.matcher(one);
                if (matcher.matches()) {
                    add(hashes, matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
                }
            }
        }
        return hashes;
    }

    private static void add(List<String> hashes, String algorithm, String base64) {
        int bytes = switch (algorithm) {
            case "sha1" -> 20;
            case "sha256" -> 32;
            case "sha384" -> 48;
            default -> 64;
        };
        try {
            byte[] digest = Base64.getDecoder().decode(base64);
            if (digest.length == bytes) {
                hashes.add(algorithm + ":" + HexFormat.of().formatHex(digest));
            }
        } catch (IllegalArgumentException e) {
            // No digest: npm would refuse the package, and here it counts as having none.
        }
    }
}
