package io.jenkins.plugins.modelgate.approval;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.Secret;
import io.jenkins.plugins.modelgate.engine.policy.PathGlob;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A secret for deployments. It is of no kind that other steps know, so {@code withCredentials} cannot give it to anybody:
 * only {@code withGatedSecret} does, inside {@code withApprovedModel}, for models approved under the policy named here.
 */
public final class GatedSecret extends BaseStandardCredentials {
    private static final long serialVersionUID = 1L;

    private final Secret secret;
    private final String policy;
    private String stage;
    private String artifact;

    /**
     * @param secret the value
     * @param policy name of the policy under which the model must be approved
     */
    @DataBoundConstructor
    public GatedSecret(CredentialsScope scope, String id, String description, Secret secret, String policy) {
        super(scope, id, description);
        this.secret = secret;
        this.policy = Util.fixEmptyAndTrim(policy);
    }

    /** For the form, which shows it encrypted, and for {@link Releases}, which has asked everything before. */
    @Restricted(NoExternalUse.class)
    public Secret getSecret() {
        return secret;
    }

    public String getPolicy() {
        return policy;
    }

    /** Stage that the deployment must name, or null for any. */
    @CheckForNull
    public String getStage() {
        return stage;
    }

    @DataBoundSetter
    public void setStage(@CheckForNull String stage) {
        this.stage = Util.fixEmptyAndTrim(stage);
    }

    /** Pattern that the model's name must match, or null for any. */
    @CheckForNull
    public String getArtifact() {
        return artifact;
    }

    @DataBoundSetter
    public void setArtifact(@CheckForNull String artifact) {
        this.artifact = Util.fixEmptyAndTrim(artifact);
    }

    /** Null, or why a deployment of this model does not get it. A secret without a policy goes to nobody. */
    @CheckForNull
    String refusal(ApprovedModel model) {
        if (!model.policyName().equals(policy)) {
            return "it is for models approved under policy " + policy + ", not " + model.policyName();
        }
        if (stage != null && !stage.equals(model.stage())) {
            return "it is for the stage " + stage + "; let withApprovedModel name it by to:";
        }
        if (artifact != null && !new PathGlob(artifact).matches(model.subject())) {
            return "it is for models named " + artifact + ", not " + model.subject();
        }
        return null;
    }

    @Extension
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.GatedSecret_DisplayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-key";
        }
    }
}
