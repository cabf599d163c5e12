package io.jenkins.plugins.modelgate.engine.dependency.version;

/** The order of one ecosystem's versions. */
public interface VersionOrder {
    /**
     * As {@link java.util.Comparator#compare}; versions that mean the same ({@code 1.0} and {@code 1.0.0} on PyPI) are 0.
     *
     * @throws InvalidVersionException when one of them is no version of this ecosystem
     */
    int compare(String first, String second) throws InvalidVersionException;
}
