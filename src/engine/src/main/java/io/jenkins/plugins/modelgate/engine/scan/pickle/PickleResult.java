package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What one pickle came to.
 *
 * @param value the object it makes, null if it did not end with STOP
 * @param protocol of its last PROTO, 0 if there was none
 * @param opcodes executed
 * @param globals different names imported, allowed or not
 */
public record PickleResult(@CheckForNull PickleValue value, int protocol, long opcodes, int globals) {
    /** Whether it ended as a pickle should. */
    public boolean isComplete() {
        return value != null;
    }
}
