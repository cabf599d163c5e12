package io.jenkins.plugins.modelgate.attestation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelgate.audit.ChangeLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import jenkins.model.GlobalConfiguration;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** By which name this controller attests. */
@Extension
@Symbol("modelGateAttestation")
public final class AttestationConfiguration extends GlobalConfiguration {
    private static final Logger LOGGER = Logger.getLogger(AttestationConfiguration.class.getName());
    private static final String SCOPE = "modelgate:attestation";
    private static final String SUFFIX = "model-gate/v1";

    /** A URI with scheme and authority in lower case, as in-toto wants its type URIs. */
    private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]{1,31}:[!-~&&[^\"<>\\\\^`{|}]]{1,500}");

    private volatile String identity;

    public AttestationConfiguration() {
        load();
    }

    /** The one of this controller. */
    public static AttestationConfiguration get() {
        return ExtensionList.lookupSingleton(AttestationConfiguration.class);
    }

    @NonNull
    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Security.class);
    }

    @CheckForNull
    public synchronized String getIdentity() {
        return identity;
    }

    /**
     * @param identity URI by which statements name this controller as verifier and builder; null for its own address
     * @throws IllegalArgumentException when it is no URI
     */
    @DataBoundSetter
    public synchronized void setIdentity(@CheckForNull String identity) {
        String before = this.identity;
        String later = Util.fixEmptyAndTrim(identity);
        if (later != null && !URI.matcher(later).matches()) {
            throw new IllegalArgumentException("identity: " + Messages.AttestationConfiguration_NoUri());
        }
        this.identity = later;
        try {
            save();
        } catch (UncheckedIOException e) {
            this.identity = before;
            throw e;
        }
    }

    /** Records the change, then writes it. */
    @Override
    public synchronized void save() {
        try {
            record(true);
        } catch (IOException e) {
            if (Jenkins.get().getInitLevel() == InitMilestone.COMPLETED) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
            LOGGER.log(Level.SEVERE, "the name by which this controller attests is not on record", e);
        }
        super.save();
    }

    private void record(boolean made) throws IOException {
        Map<String, Object> document = identity == null ? Map.of() : Map.of("identity", identity);
        ExtensionList.lookupSingleton(ChangeLedger.class).takesEffect(SCOPE, null, document, made);
    }

    /** A change that came while Jenkins was down is found as well. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void start() {
        try {
            get().record(false);
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, "the name by which this controller attests is not on record", e);
        }
    }

    /** The name in force. */
    public String inForce() {
        String own = getIdentity();
        if (own != null) {
            return own;
        }
        String url = JenkinsLocationConfiguration.get().getUrl();
        return url != null && URI.matcher(url + SUFFIX).matches()
                ? url + SUFFIX
                : "urn:modelgate:" + Jenkins.get().getLegacyInstanceId().substring(0, 32) + ":v1";
    }

    @POST
    public FormValidation doCheckIdentity(@QueryParameter String value) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        String text = Util.fixEmptyAndTrim(value);
        if (text == null) {
            return FormValidation.ok(Messages.AttestationConfiguration_Usual(inForce()));
        }
        return URI.matcher(text).matches()
                ? FormValidation.ok()
                : FormValidation.error(Messages.AttestationConfiguration_NoUri());
    }
}
