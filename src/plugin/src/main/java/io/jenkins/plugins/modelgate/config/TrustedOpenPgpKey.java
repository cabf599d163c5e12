package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Whoever holds the private half of an OpenPGP key. */
public final class TrustedOpenPgpKey extends TrustedSigner {
    private final String publicKey;
    private String fingerprint;

    /** @param publicKey armored public key block */
    @DataBoundConstructor
    public TrustedOpenPgpKey(String publicKey) {
        this.publicKey = Util.fixEmptyAndTrim(publicKey);
        TrustCheck.require(type(), "publicKey", this.publicKey);
    }

    public String getPublicKey() {
        return publicKey;
    }

    @CheckForNull
    public String getFingerprint() {
        return fingerprint;
    }

    /** @param fingerprint which of the block's keys counts, hexadecimal */
    @DataBoundSetter
    public void setFingerprint(@CheckForNull String fingerprint) {
        this.fingerprint = Util.fixEmptyAndTrim(fingerprint);
    }

    @Override
    String type() {
        return "openpgp";
    }

    @Override
    void fields(Map<String, Object> document) {
        PolicyDocument.put(document, "publicKey", publicKey);
        PolicyDocument.put(document, "fingerprint", fingerprint);
    }

    @Extension
    @Symbol("openpgp")
    public static final class DescriptorImpl extends TrustedSignerDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.TrustedOpenPgpKey_DisplayName();
        }

        @POST
        public FormValidation doCheckPublicKey(@AncestorInPath Item item, @QueryParameter String value) {
            return TrustCheck.of(item, "openpgp", "publicKey", value);
        }
    }
}
