package io.jenkins.plugins.modelgate.engine.audit.index;

import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.TreeSet;

/** Keys of the index: the first eight bytes of SHA-256(kind ‖ value). Two values may share one; hits are compared. */
final class Keys {
    static final byte DIGEST = 'd';
    static final byte ACTOR = 'a';
    static final byte JOB = 'j';
    static final byte TYPE = 't';

    /** Every entry has it. */
    static final long EVERYTHING = 0;

    private Keys() {}

    static long of(byte kind, String value) {
        MessageDigest digest = MerkleHash.sha256();
        digest.update(kind);
        return ByteBuffer.wrap(digest.digest(value.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** All keys of an entry. */
    static Set<Long> of(Entry entry) {
        Set<Long> keys = new TreeSet<>();
        keys.add(EVERYTHING);
        keys.add(of(TYPE, entry.type()));
        if (entry.actor() != null) {
            keys.add(of(ACTOR, entry.actor()));
        }
        if (entry.job() != null) {
            keys.add(of(JOB, entry.job()));
        }
        digests(entry).forEach(digest -> keys.add(of(DIGEST, digest)));
        return keys;
    }

    /** All digests that an entry names. */
    static Set<String> digests(Entry entry) {
        Set<String> digests = new TreeSet<>();
        entry.subjects().forEach(subject -> digests.add(subject.sha256()));
        entry.evidence().forEach(evidence -> digests.add(evidence.sha256()));
        if (entry.policy() != null) {
            digests.add(entry.policy().sha256());
        }
        return digests;
    }
}
