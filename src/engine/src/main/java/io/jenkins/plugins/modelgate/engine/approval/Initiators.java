package io.jenkins.plugins.modelgate.engine.approval;

import java.util.List;

/**
 * The people who brought about what is to be approved: separation of duties keeps them from approving it. Who could not
 * be found out is said, never guessed.
 *
 * @param known people, the one who started the build first
 * @param unknown places where a person was looked for in vain
 */
public record Initiators(List<Known> known, List<Unknown> unknown) {
    private static final int MOST = 1000;

    /** What made somebody an initiator. */
    public enum How {
        TRIGGER,
        REPLAY,
        REBUILD,
        UPSTREAM,
        SCM_AUTHOR,
        SIGNER,
        REGISTRANT
    }

    /** A person and why. */
    public record Known(String id, How how) {
        public Known {
            Checks.name("the initiator's id", id);
            if (how == null) {
                throw new IllegalArgumentException("what made " + id + " an initiator is missing");
            }
        }
    }

    /** A person who is not known, such as of a build that a timer started, and why not. */
    public record Unknown(How how, String why) {
        public Unknown {
            Checks.text("why the initiator is not known", why, Checks.TEXT);
            if (how == null) {
                throw new IllegalArgumentException("what the unknown initiator did is missing");
            }
        }
    }

    public Initiators {
        known = Checks.list("the initiators", known, MOST);
        unknown = Checks.list("the unknown initiators", unknown, MOST);
        if (known.isEmpty() && unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "nobody is said to have started this; name the initiators or say why they are not known");
        }
    }
}
