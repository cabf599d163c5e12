package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.scan.NameSet;
import java.util.HashSet;
import java.util.Set;

/** The keys of one object, to notice the second one of a name. A few short ones are kept as they are, others as hashes. */
final class SeenKeys {
    private static final int FEW = 128;
    private static final int SHORT = 256;

    private final Set<String> few = new HashSet<>();
    private NameSet many;

    /** Adds a key and tells whether it was new. */
    boolean add(String key) {
        if (key.length() <= SHORT) {
            if (few.contains(key)) {
                return false;
            }
            if (few.size() < FEW) {
                return few.add(key);
            }
        }
        if (many == null) {
            many = new NameSet();
        }
        return many.add(key);
    }

    /** How many keys are kept as hashes. */
    long hashed() {
        return many == null ? 0 : many.size();
    }

    void clear() {
        few.clear();
        many = null;
    }
}
