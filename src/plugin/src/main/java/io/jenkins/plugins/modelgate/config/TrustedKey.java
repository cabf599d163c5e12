package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Whoever holds the private half of an elliptic-curve key. */
public final class TrustedKey extends TrustedSigner {
    private final String publicKey;

    /** @param publicKey PEM of a public key on P-256, P-384 or P-521 */
    @DataBoundConstructor
    public TrustedKey(String publicKey) {
        this.publicKey = Util.fixEmptyAndTrim(publicKey);
        TrustCheck.require(type(), "publicKey", this.publicKey);
    }

    public String getPublicKey() {
        return publicKey;
    }

    @Override
    String type() {
        return "key";
    }

    @Override
    void fields(Map<String, Object> document) {
        PolicyDocument.put(document, "publicKey", publicKey);
    }

    @Extension
    @Symbol("key")
    public static final class DescriptorImpl extends TrustedSignerDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.TrustedKey_DisplayName();
        }

        @POST
        public FormValidation doCheckPublicKey(@AncestorInPath Item item, @QueryParameter String value) {
            return TrustCheck.of(item, "key", "publicKey", value);
        }

        @POST
        public FormValidation doCheckSignature(
                @AncestorInPath Item item,
                @QueryParameter String publicKey,
                @QueryParameter String notBefore,
                @QueryParameter String notAfter,
                @QueryParameter String sample) {
            return SignatureTrial.of(
                    item,
                    "key",
                    Map.of(
                            "publicKey",
                            Util.fixNull(publicKey),
                            "notBefore",
                            Util.fixNull(notBefore),
                            "notAfter",
                            Util.fixNull(notAfter)),
                    sample);
        }
    }
}
