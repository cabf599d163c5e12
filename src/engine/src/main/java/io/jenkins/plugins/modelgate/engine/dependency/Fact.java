package io.jenkins.plugins.modelgate.engine.dependency;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Location;

/**
 * Something an input says about where packages come from or what installing them does. A reader tells it, a rule judges it.
 *
 * @param kind what it is
 * @param component which package, or null when it holds for the whole file
 * @param value the URL, host, option or file name as written; at most 300 characters
 */
public record Fact(Kind kind, @CheckForNull ComponentId component, String value, Location location) {
    /** What readers can tell. */
    public enum Kind {
        /** One more index beside the first: whichever has the higher version of a name wins. */
        EXTRA_INDEX,
        /** Another index instead of the ecosystem's own. */
        INDEX,
        /** One of the package's files is fetched from this address, whatever its registry is. */
        FILE_ORIGIN,
        /** An address from which the package is fetched is that of another package or version. */
        OTHER_PACKAGE,
        /** A page or directory of files to choose from. */
        FIND_LINKS,
        /** A host whose certificate is not checked. */
        TRUSTED_HOST,
        /** Wheels are forbidden: the package's build runs on the machine that installs it. */
        NO_BINARY,
        /** Only a source distribution is there: as above. */
        SOURCE_ONLY,
        /** The input knows of files, and one of them is compiled code. */
        NATIVE_FILE,
        /** A script that runs when the package is installed. */
        INSTALL_SCRIPT,
        /** Installed from a directory that can change afterwards. */
        EDITABLE,
        /** Taken back by its authors, or called deprecated. */
        YANKED,
        /** A file that is there has another digest than the input says. */
        HASH_MISMATCH,
        /** A file that is there and that no input lists. */
        UNLISTED_FILE,
        /** The same, and Python imports or runs such files. */
        UNLISTED_CODE
    }
}
