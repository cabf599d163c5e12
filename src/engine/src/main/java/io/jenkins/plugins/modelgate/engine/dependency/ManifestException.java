package io.jenkins.plugins.modelgate.engine.dependency;

import io.jenkins.plugins.modelgate.engine.report.Location;

/** An input that breaks its format or a bound. */
public final class ManifestException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Location location;

    /** @param message what is wrong and how to mend it, without the place */
    public ManifestException(Location location, String message) {
        super(message);
        this.location = location;
    }

    /** Where; the file as a whole when nobody knows better. */
    public Location location() {
        return location;
    }
}
