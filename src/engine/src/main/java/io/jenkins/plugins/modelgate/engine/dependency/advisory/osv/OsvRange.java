package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import java.util.List;

/**
 * A range of versions.
 *
 * @param events in the order of the record; none are kept for commits, which no version can be compared with
 */
record OsvRange(Kind kind, List<OsvEvent> events) {
    /** How versions compare. */
    enum Kind {
        SEMVER,
        ECOSYSTEM,
        GIT,
        /** A kind that this reader does not know. */
        OTHER
    }

    OsvRange {
        events = List.copyOf(events);
    }

    /** Whether no version at all lies outside. */
    boolean isEverything() {
        return (kind == Kind.SEMVER || kind == Kind.ECOSYSTEM)
                && events.contains(new OsvEvent(OsvEvent.Kind.INTRODUCED, "0"))
                && events.stream().allMatch(OsvRange::endsNothing);
    }

    private static boolean endsNothing(OsvEvent event) {
        return event.kind() == OsvEvent.Kind.INTRODUCED
                || event.kind() == OsvEvent.Kind.LIMIT && event.version().equals("*");
    }
}
