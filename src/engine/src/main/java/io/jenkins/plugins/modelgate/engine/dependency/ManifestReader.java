package io.jenkins.plugins.modelgate.engine.dependency;

import java.io.IOException;

/** Reads one kind of input. A new kind is a new class and one line in the table of readers. */
public interface ManifestReader {
    /** Format for the report, {@code pip-requirements}. */
    String format();

    /**
     * Whether a file of this path is one, by its name alone.
     *
     * @param path relative to the checked tree, {@code /} as separator
     */
    boolean accepts(String path);

    /** Whether such a file names packages; settings of installers do not. */
    default boolean namesPackages() {
        return true;
    }

    /**
     * Adds what the file says.
     *
     * @throws ManifestException when it breaks its format or a bound: what it said before stays, the file counts as not
     *     read to its end
     * @throws IOException when it cannot be read
     */
    void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException;
}
