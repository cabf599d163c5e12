package io.jenkins.plugins.modelgate.engine.approval;

/**
 * A vote in its place.
 *
 * @param role rule that it counts for
 * @param by who voted
 * @param principal whose role it uses: the same person, or who delegated
 */
public record Counted(String role, String by, String principal) {
    public Counted {
        Checks.name("the role", role);
        Checks.name("the voter", by);
        Checks.name("whose role it is", principal);
    }

    @Override
    public String toString() {
        return by.equals(principal) ? by : by + " for " + principal;
    }
}
