package io.jenkins.plugins.modelgate.steps;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelgate.report.SignedChecks;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code signModelArtifact}: signs a model where it lies, with a key of the credentials (OpenSSF Model Signing v1.0). */
public final class SignModelArtifactStep extends Step {
    private final String path;
    private final String credentialsId;
    private String passphraseCredentialsId;
    private String certificate;
    private String signature;
    private String mode;
    private String method;
    private String shardSize;
    private String ignore;
    private boolean overwrite;
    private String policy;

    /**
     * @param path file or directory, relative to the workspace
     * @param credentialsId of a secret file (PEM or PKCS#12) or a certificate
     */
    @DataBoundConstructor
    public SignModelArtifactStep(String path, String credentialsId) {
        this.path = path;
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    public String getPath() {
        return path;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @CheckForNull
    public String getPassphraseCredentialsId() {
        return passphraseCredentialsId;
    }

    /** @param passphraseCredentialsId of a secret text, when the file is encrypted */
    @DataBoundSetter
    public void setPassphraseCredentialsId(@CheckForNull String passphraseCredentialsId) {
        this.passphraseCredentialsId = Util.fixEmptyAndTrim(passphraseCredentialsId);
    }

    @CheckForNull
    public String getCertificate() {
        return certificate;
    }

    /** @param certificate PEM file of the workspace, the signer's certificate first; no secret */
    @DataBoundSetter
    public void setCertificate(@CheckForNull String certificate) {
        this.certificate = Util.fixEmptyAndTrim(certificate);
    }

    @CheckForNull
    public String getSignature() {
        return signature;
    }

    /** @param signature file to write; without it {@code model.sig} in the directory or {@code <file>.sig} beside a file */
    @DataBoundSetter
    public void setSignature(@CheckForNull String signature) {
        this.signature = Util.fixEmptyAndTrim(signature);
    }

    @CheckForNull
    public String getMode() {
        return mode;
    }

    /** @param mode how the signature names its signer: {@code key} or {@code certificate} */
    @DataBoundSetter
    public void setMode(@CheckForNull String mode) {
        this.mode = Util.fixEmptyAndTrim(mode);
    }

    @CheckForNull
    public String getMethod() {
        return method;
    }

    /** @param method {@code files} or {@code shards} */
    @DataBoundSetter
    public void setMethod(@CheckForNull String method) {
        this.method = Util.fixEmptyAndTrim(method);
    }

    @CheckForNull
    public String getShardSize() {
        return shardSize;
    }

    /** @param shardSize size of a shard, such as 256MiB */
    @DataBoundSetter
    public void setShardSize(@CheckForNull String shardSize) {
        this.shardSize = Util.fixEmptyAndTrim(shardSize);
    }

    @CheckForNull
    public String getIgnore() {
        return ignore;
    }

    /** @param ignore files and directories of the model that the signature leaves out, separated by commas */
    @DataBoundSetter
    public void setIgnore(@CheckForNull String ignore) {
        this.ignore = Util.fixEmptyAndTrim(ignore);
    }

    public boolean isOverwrite() {
        return overwrite;
    }

    /** @param overwrite whether a signature that is there is replaced */
    @DataBoundSetter
    public void setOverwrite(boolean overwrite) {
        this.overwrite = overwrite;
    }

    @CheckForNull
    public String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(@CheckForNull String policy) {
        this.policy = Util.fixEmptyAndTrim(policy);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new SignModelArtifactExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends SubjectStepDescriptor {
        static final String NAME = SignedChecks.SIGNING;

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SignModelArtifactStep_DisplayName();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            StandardListBoxModel items = new StandardListBoxModel();
            if (maySeeCredentials(item)) {
                for (Class<? extends StandardCredentials> type :
                        List.of(FileCredentials.class, StandardCertificateCredentials.class)) {
                    items.includeMatchingAs(ACL.SYSTEM2, item, type, List.of(), CredentialsMatchers.instanceOf(type));
                }
            }
            return items.includeCurrentValue(Util.fixNull(credentialsId));
        }

        @POST
        public ListBoxModel doFillPassphraseCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String passphraseCredentialsId) {
            StandardListBoxModel items = new StandardListBoxModel();
            items.includeEmptyValue();
            if (maySeeCredentials(item)) {
                items.includeMatchingAs(
                        ACL.SYSTEM2,
                        item,
                        StringCredentials.class,
                        List.of(),
                        CredentialsMatchers.instanceOf(StringCredentials.class));
            }
            return items.includeCurrentValue(Util.fixNull(passphraseCredentialsId));
        }

        private static boolean maySeeCredentials(@CheckForNull Item item) {
            return item == null
                    ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    : item.hasPermission(Item.EXTENDED_READ)
                            || item.hasPermission(com.cloudbees.plugins.credentials.CredentialsProvider.USE_ITEM);
        }
    }
}
