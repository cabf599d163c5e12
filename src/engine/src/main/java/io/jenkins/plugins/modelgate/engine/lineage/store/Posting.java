package io.jenkins.plugins.modelgate.engine.lineage.store;

import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import io.jenkins.plugins.modelgate.engine.lineage.trail.PackageList;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One line of a segment's table.
 *
 * @param key first eight bytes of SHA-256(end ‖ relation ‖ kind ‖ id); two ends may share one, so hits are compared
 * @param position of the fact: offset of its block times {@link FactBlock#MOST}, and its number there
 */
record Posting(long key, long position) implements Comparable<Posting> {
    /** Bytes in a segment. */
    static final int BYTES = 16;

    static long key(Node node, Relation relation, FactSource.End end) {
        MessageDigest digest = sha256();
        digest.update((byte) end.ordinal());
        digest.update((byte) relation.code());
        digest.update((byte) node.kind().code());
        return ByteBuffer.wrap(digest.digest(node.id().getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** Of a package in a list, whatever its version: whether it is there is answered without reading the list. */
    static long pair(Node list, Node wanted) {
        MessageDigest digest = sha256();
        digest.update((byte) (FactSource.End.values().length + Relation.CONTAINS.code()));
        digest.update(sha256().digest(list.id().getBytes(StandardCharsets.UTF_8)));
        String any = PackageList.unversioned(wanted.id());
        return ByteBuffer.wrap(digest.digest(any.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** All by which a fact is found. */
    static long[] keys(Fact fact) {
        return fact.relation() == Relation.CONTAINS
                ? new long[] {from(fact), to(fact), pair(fact.from(), fact.to())}
                : new long[] {from(fact), to(fact)};
    }

    private static long from(Fact fact) {
        return key(fact.from(), fact.relation(), FactSource.End.FROM);
    }

    private static long to(Fact fact) {
        return key(fact.to(), fact.relation(), FactSource.End.TO);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int compareTo(Posting other) {
        int byKey = Long.compareUnsigned(key, other.key);
        return byKey != 0 ? byKey : Long.compareUnsigned(position, other.position);
    }
}
