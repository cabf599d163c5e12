package io.jenkins.plugins.modelgate.audit;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.witness.WitnessClient;
import java.net.URI;
import java.time.Duration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A witness that is asked to cosign checkpoints (C2SP tlog-witness). */
public final class WitnessPeer extends AbstractDescribableImpl<WitnessPeer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String url;
    private final String key;

    /**
     * @param url submission prefix, http or https
     * @param key verifier key of its cosignatures
     */
    @DataBoundConstructor
    public WitnessPeer(String url, String key) {
        this.url = Util.fixEmptyAndTrim(url);
        this.key = Util.fixEmptyAndTrim(key);
        String fault = fault(this.key);
        if (fault != null) {
            throw new IllegalArgumentException("witnesses: key: " + fault);
        }
        try {
            client();
        } catch (IllegalArgumentException | MalformedException e) {
            throw new IllegalArgumentException("witnesses: " + e.getMessage(), e);
        }
    }

    @CheckForNull
    private static String fault(@CheckForNull String key) {
        try {
            return VerifierKey.parse(String.valueOf(key)).type() == VerifierKey.COSIGNER
                    ? null
                    : Messages.WitnessPeer_NoCosigner();
        } catch (MalformedException e) {
            return e.getMessage();
        }
    }

    public String getUrl() {
        return url;
    }

    public String getKey() {
        return key;
    }

    WitnessClient client() throws MalformedException {
        return new WitnessClient(VerifierKey.parse(key), URI.create(String.valueOf(url)), TIMEOUT);
    }

    @Extension
    @Symbol("witness")
    public static final class DescriptorImpl extends Descriptor<WitnessPeer> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.WitnessPeer_DisplayName();
        }

        @POST
        public FormValidation doCheckKey(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            String fault = fault(Util.fixEmptyAndTrim(value));
            return fault == null ? FormValidation.ok() : FormValidation.error(fault);
        }
    }
}
