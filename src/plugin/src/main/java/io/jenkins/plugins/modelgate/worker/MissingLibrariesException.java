package io.jenkins.plugins.modelgate.worker;

import hudson.AbortException;
import java.util.ArrayList;

/** An agent lacks jars of the worker, or has them otherwise than they should be: it has to be sent them. */
final class MissingLibrariesException extends AbortException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Library> missing;

    /** @param first where the first of them should be */
    MissingLibrariesException(ArrayList<Library> missing, String first) {
        super("the worker's library " + first
                + " was changed between shipping and start; another build on this agent interferes");
        this.missing = missing;
    }

    ArrayList<Library> missing() {
        return missing;
    }
}
