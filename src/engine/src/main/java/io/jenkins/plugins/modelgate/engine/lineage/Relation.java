package io.jenkins.plugins.modelgate.engine.lineage;

/** How one thing comes from another: the first depends on the second. The codes are stored and never change. */
public enum Relation {
    /** Model of dataset; the state says how that is known. */
    MADE_OF(1),
    /** Model of base model. */
    DERIVED_FROM(2),
    /** Model or image by signer. */
    SIGNED_BY(3),
    /** Model or dataset in the build that examined it; the state is MADE or EXAMINED. */
    GATED_IN(4),
    /** Build of commit. */
    BUILT_FROM(5),
    /** Build with packages. */
    USES(6),
    /** List of packages with a package. */
    CONTAINS(7),
    /** Package with a version of one without. */
    VERSION_OF(8),
    /** Report about what it judged; the state is the verdict, the text the check. */
    JUDGES(9),
    /** Report under a policy; the text is the policy's name. */
    JUDGED_UNDER(10),
    /** Approval of a model; the state is the decision. */
    APPROVES(11),
    /** Approval on a report. */
    RESTS_ON(12),
    /** Deployment of a model; the state is STARTED, SUCCESS or FAILURE, the text the stage. */
    DEPLOYS(13),
    /** Deployment by an approval. */
    ALLOWED_BY(14),
    /** Deployment to a place. */
    AT(15),
    /** Anything with a name. */
    NAMED(16),
    /** In a list of this index. */
    LISTED(17),
    /** A model's state as monitoring saw it; to the report that says so. */
    MONITORED_BY(18),
    /** Name of a job that the job gave up, for the name that it took or for {@link Node#GONE}. */
    BECAME(19);

    private final int code;

    Relation(int code) {
        this.code = code;
    }

    /** As it is stored. */
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException for a code that there is not */
    public static Relation of(int code) {
        for (Relation relation : values()) {
            if (relation.code == code) {
                return relation;
            }
        }
        throw new IllegalArgumentException("no relation " + code);
    }
}
