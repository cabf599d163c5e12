package io.jenkins.plugins.modelgate.engine.policy;

/** Largest values of the approval part of a policy. */
public final class ApprovalLimits {
    /** Most people that one rule may ask for. */
    public static final int COUNT = 1000;

    /** Most rules. */
    public static final int RULES = 100;

    /** Longest life of a request or an approval, in hours. */
    public static final int HOURS = 8760;

    /** Oldest login that may be called fresh, in minutes. */
    public static final int MINUTES = 1440;

    /** Longest delegation, in days. */
    public static final int DAYS = 90;

    private ApprovalLimits() {}
}
