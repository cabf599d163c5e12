package io.jenkins.plugins.modelgate.engine.signature.oms;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A file as the statement has it: the digest of the whole, or those of all its shards. */
final class SignedFile {
    private final String path;
    private final List<Part> parts = new ArrayList<>(1);

    SignedFile(String path) {
        this.path = path;
    }

    void add(ResourceName name, byte[] digest) {
        parts.add(new Part(name.start(), name.end(), digest));
    }

    String path() {
        return path;
    }

    /** The parts; in the order of their ranges after {@link #requireWhole}. */
    List<Part> parts() {
        return parts;
    }

    /** Size in bytes as the shards tell it; -1 where the statement does not say. */
    long size() {
        return parts.get(parts.size() - 1).end();
    }

    /** The same name twice would let readers choose; a gap between shards would be content that nobody signed. */
    void requireWhole(long shardSize) throws SignatureException {
        if (shardSize == 0) {
            if (parts.size() > 1) {
                throw wrong("is listed " + parts.size() + " times");
            }
            return;
        }
        parts.sort(Comparator.comparingLong(Part::start));
        long next = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            long length = part.end() - part.start();
            boolean last = i == parts.size() - 1;
            if (part.start() != next || length < 1 || length > shardSize || !last && length < shardSize) {
                throw wrong("has the shard " + part.range() + ", which is not the next one of " + shardSize + " bytes");
            }
            next = part.end();
        }
    }

    private SignatureException wrong(String what) {
        return new SignatureException(Kind.MALFORMED, "the statement's resource " + SafeText.quote(path) + " " + what);
    }

    /**
     * A range with its digest.
     *
     * @param start first byte
     * @param end behind the last byte, -1 for a whole file
     */
    record Part(long start, long end, byte[] digest) {
        String range() {
            return start + ":" + end;
        }
    }
}
