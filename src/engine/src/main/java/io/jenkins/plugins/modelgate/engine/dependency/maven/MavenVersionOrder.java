package io.jenkins.plugins.modelgate.engine.dependency.maven;

import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.dependency.version.VersionOrder;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.Set;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * The order of Maven's versions, Maven's own {@code ComparableVersion}. It takes anything for a version; here a text that can only
 * be a range, an unresolved property or a moving name is refused, for comparing it would mean nothing.
 */
public final class MavenVersionOrder implements VersionOrder {
    /** Maven nests one list for each hyphen: its recursion stays shallow within this. */
    private static final int MAX_LENGTH = 256;

    private static final String FOREIGN = "[](),${}<>=|&;:/\\\"'`";

    /** Versions that stand for whatever a repository holds now. */
    private static final Set<String> MOVING = Set.of("LATEST", "RELEASE");

    @Override
    public int compare(String first, String second) throws InvalidVersionException {
        return Integer.signum(parse(first).compareTo(parse(second)));
    }

    static ComparableVersion parse(String text) throws InvalidVersionException {
        if (!isVersion(text)) {
            throw new InvalidVersionException(
                    SafeText.quote(text) + " is no exact version of Maven's: it is empty, longer than " + MAX_LENGTH
                            + " characters, a range, an unresolved property or one of "
                            + MOVING.stream().sorted().toList());
        }
        return new ComparableVersion(text);
    }

    /** Whether it names one version. */
    static boolean isVersion(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && !MOVING.contains(text)
                && text.chars().allMatch(c -> c > ' ' && c != 0x7f && FOREIGN.indexOf(c) < 0);
    }
}
