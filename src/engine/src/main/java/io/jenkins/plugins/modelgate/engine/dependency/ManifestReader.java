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

    /**
     * What such a file is to an installation. What is not known is followed.
     *
     * @param path as for {@link #accepts}
     */
    default InputRole role(String path) {
        return InputRole.INSTRUCTION;
    }

    /**
     * Adds what the file says.
     *
     * @throws ManifestException when it breaks its format or a bound: what it said before stays, the file counts as not
     *     read to its end
     * @throws IOException when it cannot be read
     */
    void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException;

    /**
     * Adds what can be said only when every input has been read. Readers have no state of their own: what they know of the
     * tree is in {@link InventoryBuilder#shared}.
     */
    default void finish(CheckedTree tree, InventoryBuilder inventory) throws ManifestException {}
}
