package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Map;

/** The checks that deal with signatures, by their names. */
public final class SignedChecks {
    /** Examines models. */
    public static final String MODEL = "verifyModelArtifact";

    /** Examines container images. */
    public static final String IMAGE = "verifyContainerImage";

    /** Signs models, and examines nothing. */
    public static final String SIGNING = "signModelArtifact";

    private static final Map<String, String> SECTIONS = Map.of(MODEL, "modelArtifact", IMAGE, "containerImage");

    private SignedChecks() {}

    /** Section of the policy that says who signs what the check examines; null for checks of what nobody signs. */
    @CheckForNull
    public static String section(String check) {
        return SECTIONS.get(check);
    }
}
