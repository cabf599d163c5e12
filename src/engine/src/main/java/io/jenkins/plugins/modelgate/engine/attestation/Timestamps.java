package io.jenkins.plugins.modelgate.engine.attestation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as in-toto writes them: RFC 3339 in UTC, whole seconds. */
final class Timestamps {
    private Timestamps() {}

    static String of(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
