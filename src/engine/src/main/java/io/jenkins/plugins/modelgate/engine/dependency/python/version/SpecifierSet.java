package io.jenkins.plugins.modelgate.engine.dependency.python.version;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Clauses that all must hold, {@code >=1.2,!=1.4.*}.
 *
 * @param clauses as written; empty when any version does
 */
public record SpecifierSet(List<Specifier> clauses) {
    /** Any version does. */
    public static final SpecifierSet ANY = new SpecifierSet(List.of());

    public SpecifierSet {
        clauses = List.copyOf(clauses);
    }

    /** @throws InvalidVersionException when one of the clauses is none */
    public static SpecifierSet of(String text) throws InvalidVersionException {
        List<Specifier> clauses = new ArrayList<>();
        for (String clause : text.split(",", -1)) {
            if (!PythonText.strip(clause).isEmpty()) {
                clauses.add(Specifier.of(clause));
            }
        }
        return new SpecifierSet(clauses);
    }

    /** Whether it permits a version, be it a pre-release or not. */
    public boolean contains(PythonVersion version) {
        return clauses.stream().allMatch(clause -> clause.contains(version));
    }

    /**
     * Whether an installer with its settings untouched may take a version: a pre-release only where a clause names one.
     * (It also takes one where nothing else satisfies the clauses, which only the list of all versions tells.)
     */
    public boolean prefers(PythonVersion version) {
        return contains(version) && (!version.isPrerelease() || clauses.stream().anyMatch(Specifier::namesPrerelease));
    }

    /** The one version that is left, as written, or null when there may be several. */
    @CheckForNull
    public String pinned() {
        return clauses.stream()
                .filter(Specifier::isExact)
                .map(Specifier::version)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return clauses.stream().map(Specifier::toString).collect(Collectors.joining(","));
    }
}
