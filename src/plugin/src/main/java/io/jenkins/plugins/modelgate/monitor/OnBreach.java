package io.jenkins.plugins.modelgate.monitor;

/** What happens when a window breaks the policy. */
public enum OnBreach {
    /** The build fails. */
    FAIL,
    /** The build is unstable and goes on. */
    UNSTABLE,
    /** Every approval of the model is taken back, and the build fails. */
    REVOKE;

    /** In words. */
    public String getLabel() {
        return switch (this) {
            case FAIL -> Messages.OnBreach_Fail();
            case UNSTABLE -> Messages.OnBreach_Unstable();
            case REVOKE -> Messages.OnBreach_Revoke();
        };
    }
}
