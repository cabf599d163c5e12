package io.jenkins.plugins.modelgate.engine.dependency.npm;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
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
 * @param address what the address says of itself, where it is that of a tarball
 */
record NpmSource(
        Pin pin,
        List<String> hashes,
        @CheckForNull String source,
        @CheckForNull NpmAddress address) {
    private static final Pattern GIT =
            Pattern.compile("(?:git(?:\\+[a-z]+)?:|git@|github:|gitlab:|bitbucket:|gist:|ssh:).*", Pattern.DOTALL);
    private static final Pattern INTEGRITY =
            Pattern.compile("(sha1|sha256|sha384|sha512)-([A-Za-z0-9+/]+={0,2})(?:\\?.*)?");

    NpmSource(Pin pin, List<String> hashes, @CheckForNull String source) {
        this(pin, hashes, source, null);
    }

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
        NpmAddress address = NpmAddress.of(resolved);
        if (address.own() && resolved.startsWith("https://") && address.isOf(name, version)) {
            return new NpmSource(strong ? Pin.HASHED : Pin.VERSION, hashes, null);
        }
        return new NpmSource(strong ? Pin.HASHED : Pin.LOCATION, hashes, resolved, address);
    }

    /**
     * A lock may name one package and fetch another ("lock file injection"): then the other is told as well, for that one is
     * installed.
     */
    void tellOther(ComponentId named, Location where, InventoryBuilder inventory) throws ManifestException {
        if (source == null || address == null || address.isOf(named.name(), named.version())) {
            return;
        }
        String shown = SafeText.of(source, 300);
        inventory.tell(new Fact(Fact.Kind.OTHER_PACKAGE, named, shown, where));
        ComponentId other = address.told();
        if (other != null && !other.equals(named)) {
            Pin known = other.version() == null ? Pin.NOTHING : pin;
            inventory.add(new Component(
                    other, known, SafeText.of(other.toString(), 300), hashes, shown, List.of(), false, null, where));
        }
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
        return Pin.ofRevision(fragment < 0 ? null : url.substring(fragment + 1));
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
