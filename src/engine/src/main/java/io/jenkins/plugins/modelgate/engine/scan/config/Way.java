package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;

/**
 * The keys and indexes that lead from the root of a document to the value at hand. One changing object for a whole
 * walk: whoever wants to keep it takes its text.
 */
final class Way {
    private final String[] keys = new String[Limits.NESTING + 1];
    private final int[] indexes = new int[Limits.NESTING + 1];
    private int depth;

    /** How many containers enclose the value; 0 for the root. */
    int depth() {
        return depth;
    }

    /** Enters a container. */
    void enter(boolean object) throws LimitException {
        if (depth >= Limits.NESTING) {
            throw new LimitException(ScanRules.LIMIT, "nesting: more than " + Limits.NESTING + " levels at " + this);
        }
        depth++;
        keys[depth] = object ? "" : null;
        indexes[depth] = -1;
    }

    void leave() {
        depth--;
    }

    /** Names the next value of the object at hand. */
    void key(String key) {
        keys[depth] = key;
    }

    /** Goes to the next value if an array is at hand. */
    void next() {
        if (depth > 0 && keys[depth] == null) {
            indexes[depth]++;
        }
    }

    /** Whether the innermost container is an object. */
    boolean inObject() {
        return depth > 0 && keys[depth] != null;
    }

    /** The innermost key, however many arrays lie between, or an empty text at the root. */
    String key() {
        for (int i = depth; i > 0; i--) {
            if (keys[i] != null) {
                return keys[i];
            }
        }
        return "";
    }

    /** The key of the object at this depth (1 is the root's), null if an array is there. */
    String keyAt(int level) {
        return keys[level];
    }

    /** Position in the innermost container if that is an array, else -1. */
    int index() {
        return depth > 0 && keys[depth] == null ? indexes[depth] : -1;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("$");
        int hidden = Math.max(0, depth - 12);
        for (int i = 1; i <= depth; i++) {
            if (i > 4 && i <= 4 + hidden) {
                text.append(i == 5 ? "..." : "");
            } else if (keys[i] == null) {
                text.append('[').append(indexes[i]).append(']');
            } else if (i < depth || !keys[i].isEmpty()) {
                text.append('.').append(SafeText.of(keys[i], 60));
            }
        }
        return text.toString();
    }
}
