package io.jenkins.plugins.modelgate.engine.audit.index;

import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is searched for; all that is not null must hold.
 *
 * @param digest SHA-256 of a subject, of evidence or of a policy, lower-case hexadecimal
 * @param actor who acted
 * @param job full name of the job
 * @param type published name of the event
 * @param from first instant, inclusive
 * @param to last instant, exclusive
 */
public record Query(String digest, String actor, String job, String type, Instant from, Instant to) {
    /** Everything. */
    public static final Query ALL = new Query(null, null, null, null, null, null);

    /** By digest. */
    public static Query digest(String sha256) {
        return new Query(sha256, null, null, null, null, null);
    }

    /** The same in a time range; null leaves an end open. */
    public Query between(Instant first, Instant end) {
        return new Query(digest, actor, job, type, first, end);
    }

    /** The same for one actor. */
    public Query by(String who) {
        return new Query(digest, who, job, type, from, to);
    }

    /** The same for one job. */
    public Query inJob(String name) {
        return new Query(digest, actor, name, type, from, to);
    }

    /** The same for one type. */
    public Query ofType(String published) {
        return new Query(digest, actor, job, published, from, to);
    }

    /** Whether an entry is meant: the only judge of a hit. */
    public boolean matches(Entry entry) {
        return (digest == null || Keys.digests(entry).contains(digest))
                && (actor == null || actor.equals(entry.actor()))
                && (job == null || job.equals(entry.job()))
                && (type == null || type.equals(entry.type()))
                && matches(entry.time().toEpochMilli());
    }

    /** Whether the stored bytes can be meant at all: a digest stands in them as it is written. Spares most parsing. */
    boolean mayMatch(byte[] bytes) {
        if (digest == null) {
            return true;
        }
        byte first = (byte) digest.charAt(0);
        for (int at = 0; at + digest.length() <= bytes.length; at++) {
            int same = 0;
            if (bytes[at] == first) {
                while (same < digest.length() && bytes[at + same] == (byte) digest.charAt(same)) {
                    same++;
                }
            }
            if (same == digest.length()) {
                return true;
            }
        }
        return digest.isEmpty();
    }

    /** Whether a time is in the range, in milliseconds since 1970. */
    boolean matches(long millis) {
        return (from == null || millis >= from.toEpochMilli()) && (to == null || millis < to.toEpochMilli());
    }

    /** Keys of the index that must all lead to an entry. */
    long[] keys() {
        List<Long> keys = new ArrayList<>();
        if (digest != null) {
            keys.add(Keys.of(Keys.DIGEST, digest));
        }
        if (actor != null) {
            keys.add(Keys.of(Keys.ACTOR, actor));
        }
        if (job != null) {
            keys.add(Keys.of(Keys.JOB, job));
        }
        if (type != null) {
            keys.add(Keys.of(Keys.TYPE, type));
        }
        if (keys.isEmpty()) {
            keys.add(Keys.EVERYTHING);
        }
        return keys.stream().mapToLong(Long::longValue).toArray();
    }
}
