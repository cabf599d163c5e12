package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.monitor.history.Condition;

/**
 * A model that is in another condition than before.
 *
 * @param model SHA-256 of it
 * @param job full name of the job that watches it; empty when its history cannot be read
 * @param name that the job gives to the series, often empty
 * @param before condition that was told last, null for the first since Jenkins started
 * @param now condition
 * @param sentence for people, with text of foreign origin made harmless; whoever shows it escapes it
 * @param url of the page about it, relative to Jenkins' root
 */
public record ConditionChange(
        String model,
        String job,
        String name,
        @CheckForNull Condition before,
        Condition now,
        String sentence,
        String url) {
    /** Whether it is well again. */
    public boolean isGood() {
        return now == Condition.OK;
    }
}
