package io.jenkins.plugins.modelgate.engine.audit.index;

/**
 * One line of the index.
 *
 * @param key of the value
 * @param index of the entry
 * @param time of the entry, in milliseconds since 1970
 */
record Posting(long key, long index, long time) implements Comparable<Posting> {
    /** Bytes in a segment. */
    static final int BYTES = 24;

    @Override
    public int compareTo(Posting other) {
        int byKey = Long.compareUnsigned(key, other.key);
        return byKey != 0 ? byKey : Long.compare(index, other.index);
    }
}
