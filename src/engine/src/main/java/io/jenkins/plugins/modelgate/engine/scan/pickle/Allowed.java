package io.jenkins.plugins.modelgate.engine.scan.pickle;

/**
 * One entry of the allow list.
 *
 * @param use what for
 * @param rule which arguments a call may have
 */
record Allowed(Use use, ArgumentRule rule) {
    /** For names that the policy or the format vouches for. */
    static final Allowed ANY = new Allowed(Use.ANY, ArgumentRule.ANY);
}
