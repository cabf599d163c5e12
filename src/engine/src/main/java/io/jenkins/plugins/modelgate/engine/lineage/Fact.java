package io.jenkins.plugins.modelgate.engine.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * One statement of the audit trail: {@code from} depends on {@code to}.
 *
 * @param from effect
 * @param relation how
 * @param to origin
 * @param state verdict, decision or the like of that moment
 * @param text name of the check, the stage or the like; hostile
 * @param source the entry that says so
 */
public record Fact(
        Node from,
        Relation relation,
        Node to,
        @CheckForNull String state,
        @CheckForNull String text,
        Source source) {

    /**
     * The entry of the audit trail that a fact was read from.
     *
     * @param entry its index
     * @param time milliseconds since 1970
     * @param job full name of the job as the entry has it, or empty
     * @param build number of the build, or empty
     */
    public record Source(long entry, long time, String job, String build) {}

    /** The end that is not this one. */
    public Node other(Node end) {
        return from.equals(end) ? to : from;
    }
}
