package io.jenkins.plugins.modelgate.engine.lineage;

/** What a thing is. The codes are stored and never change. */
public enum Kind {
    /** A model, by the SHA-256 that {@code verifyModelArtifact} computes. */
    MODEL(1),
    /** A dataset, by the SHA-256 that {@code validateDataset} computes. */
    DATASET(2),
    /** A container image, by its digest. */
    IMAGE(3),
    /** Configuration, by the SHA-256 of its files. */
    CONFIGURATION(4),
    /** What another check examined, by SHA-256. */
    SUBJECT(5),
    /** A model that a card names as base. A name and no digest: it is never taken for a model of that name. */
    BASE_MODEL(6),
    /** A commit, by its id. */
    COMMIT(7),
    /** A build: job, number and when it began, because a job that is made again counts from 1 again. */
    BUILD(8),
    /** The report of a check, by the SHA-256 of its JSON. */
    REPORT(9),
    /** A list of packages, by its SHA-256. */
    PACKAGES(10),
    /** A package as package URL, with or without version. */
    PACKAGE(11),
    /** Who signed, by fingerprint. */
    SIGNER(12),
    /** A request for approval, by its id. */
    APPROVAL(13),
    /** A body of {@code withApprovedModel}, by its id. */
    DEPLOYMENT(14),
    /** Where a deployment went: job, stage and name of the artifact. */
    PLACE(15),
    /** A name for search; two things of one name stay two. */
    NAME(16),
    /** A policy, by its SHA-256. */
    POLICY(17),
    /** A list of this index. */
    LIST(18),
    /** A full name that a job has or had, as entries have it. */
    JOB(19);

    private final int code;

    Kind(int code) {
        this.code = code;
    }

    /** As it is stored. */
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException for a code that there is not */
    public static Kind of(int code) {
        for (Kind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind " + code);
    }
}
