package io.jenkins.plugins.modelgate.engine.redteam.matrix;

import java.util.Locale;

/** What can come of an attack. */
public enum Outcome {
    /** The gate opens for the honest copy and is closed to the attacked one. */
    CAUGHT("caught"),
    /** The gate opens for the attacked copy. */
    MISSED("missed"),
    /** The policy or the inputs leave nothing to attack. */
    NOT_APPLICABLE("not applicable"),
    /** The gate is closed to the honest copy too, or the attack could not be played: it proves nothing. */
    UNDECIDED("undecided");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Name of its count in a report's numbers, {@code attacksCaught}. */
    public String metric() {
        StringBuilder name = new StringBuilder("attacks");
        for (String word : name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
