package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.DirectReference;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonVersion;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that may be installed for a package.
 *
 * @param address URL or name, as written; empty when the lock does not say
 * @param hashes {@code sha256:…}
 */
public record LockedFile(String address, List<String> hashes) {
    private static final Pattern STRONG =
            Pattern.compile("sha224:[0-9a-f]{56}|sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128}");
    private static final Pattern ARCHIVE =
            Pattern.compile("(?is)(.+?)\\.(?:whl|zip|tgz|tbz|txz|tlz|tar|tar\\.(?:gz|bz2|xz|lz|lzma|zst|z))");
    private static final Pattern REMOTE = Pattern.compile("(?is)\\s*(?!file:)[a-z][a-z0-9+.-]+:.*");

    public LockedFile {
        hashes = List.copyOf(hashes);
    }

    /** MD5 and SHA-1 can be forged, and a text of another length is no digest at all. */
    boolean isFirm() {
        return hashes.stream().anyMatch(hash -> STRONG.matcher(hash).matches());
    }

    /** Whether it is fetched from this very address, and not from wherever the index says. */
    boolean isRemote() {
        return REMOTE.matcher(address).matches();
    }

    /** Last part of the address, as a server or a file system understands it. */
    String name() {
        String plain = LockValues.fileName(address);
        if (!isRemote()) {
            return plain;
        }
        int query = plain.indexOf('?');
        String path = query < 0 ? plain : plain.substring(0, query);
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    /**
     * Whether its name is that of a distribution of the package (PyPA "Binary distribution format", "Source distribution
     * format"; old source distributions spell name and version freely). A name that no installer takes for one is not judged.
     */
    public boolean isOf(ComponentId id) {
        Matcher archive = ARCHIVE.matcher(name());
        if (!archive.matches() || id.version() == null) {
            return true;
        }
        boolean wheel = name().toLowerCase(Locale.ROOT).endsWith(".whl");
        String stem = archive.group(1);
        String[] parts = stem.split("-", -1);
        if (wheel) {
            return parts.length >= 5 && isName(parts[0], id) && isVersion(parts[1], id.version());
        }
        for (int cut = stem.indexOf('-'); cut > 0; cut = stem.indexOf('-', cut + 1)) {
            if (isName(stem.substring(0, cut), id) && isVersion(stem.substring(cut + 1), id.version())) {
                return true;
            }
        }
        return false;
    }

    /** The package that the name tells, or null when it tells none. */
    @CheckForNull
    public ComponentId told() {
        DirectReference reference = DirectReference.of(name());
        return reference.name() == null || reference.version() == null
                ? null
                : ComponentId.of(Ecosystem.PYPI, reference.name(), reference.version());
    }

    private static boolean isName(String written, ComponentId id) {
        return Ecosystem.PYPI.normalise(written).equals(id.name());
    }

    private static boolean isVersion(String written, String version) {
        String plain = written.replace('_', '-');
        try {
            return PythonVersion.of(plain).compareTo(PythonVersion.of(version)) == 0;
        } catch (InvalidVersionException e) {
            return plain.equalsIgnoreCase(version.replace('_', '-'));
        }
    }
}
