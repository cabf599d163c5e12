package io.jenkins.plugins.modelgate.engine.dependency;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.util.List;

/**
 * One package as one place of one input names it. All strings may come from a hostile file.
 *
 * @param id which package
 * @param pin how firmly
 * @param requirement as written, without comments, for messages; at most 300 characters
 * @param hashes of its files, {@code sha256:…}, lower-case hexadecimal
 * @param source where it is to be fetched from, a registry, URL, repository or path; null for the ecosystem's own registry
 * @param licenses SPDX expressions or, failing that, names
 * @param direct whether the project itself asks for it; unknown counts as direct
 * @param group extra, development group or profile that brings it, or null when it is always installed
 * @param location file and, as {@link Location#member}, line ({@code line 12}) or path inside the file
 */
public record Component(
        ComponentId id,
        Pin pin,
        String requirement,
        List<String> hashes,
        @CheckForNull String source,
        List<String> licenses,
        boolean direct,
        @CheckForNull String group,
        Location location) {
    /** Group of what builds a project and is not installed with it; no group that people name has this name. */
    public static final String BUILD_NEED = "build";

    /** Group of what only narrows the versions of others; no group that people name has this name. */
    public static final String CONSTRAINT = "constraint";

    public Component {
        hashes = List.copyOf(hashes);
        licenses = List.copyOf(licenses);
    }
}
