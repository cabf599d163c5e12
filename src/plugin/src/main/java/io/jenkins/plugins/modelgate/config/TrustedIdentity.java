package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A Sigstore identity and whoever vouches for it. Both exactly, and below a trusted root that the administrator gives:
 * anybody can obtain a certificate, and this plugin asks no server.
 */
public final class TrustedIdentity extends TrustedSigner {
    private final String identity;
    private final String issuer;
    private final String trustedRoot;

    /**
     * @param identity e-mail address or URI in the certificate
     * @param issuer address of the OpenID provider
     * @param trustedRoot content of a {@code trusted_root.json}
     */
    @DataBoundConstructor
    public TrustedIdentity(String identity, String issuer, String trustedRoot) {
        this.identity = Util.fixEmptyAndTrim(identity);
        this.issuer = Util.fixEmptyAndTrim(issuer);
        this.trustedRoot = Util.fixEmptyAndTrim(trustedRoot);
        TrustCheck.require(type(), "identity", this.identity);
        TrustCheck.require(type(), "issuer", this.issuer);
        TrustCheck.require(type(), "trustedRoot", this.trustedRoot);
    }

    public String getIdentity() {
        return identity;
    }

    public String getIssuer() {
        return issuer;
    }

    public String getTrustedRoot() {
        return trustedRoot;
    }

    @Override
    String type() {
        return "sigstore";
    }

    @Override
    void fields(Map<String, Object> document) {
        PolicyDocument.put(document, "identity", identity);
        PolicyDocument.put(document, "issuer", issuer);
        PolicyDocument.put(document, "trustedRoot", trustedRoot);
    }

    @Extension
    @Symbol("sigstore")
    public static final class DescriptorImpl extends TrustedSignerDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.TrustedIdentity_DisplayName();
        }

        @POST
        public FormValidation doCheckIdentity(@AncestorInPath Item item, @QueryParameter String value) {
            return TrustCheck.of(item, "sigstore", "identity", value);
        }

        @POST
        public FormValidation doCheckIssuer(@AncestorInPath Item item, @QueryParameter String value) {
            return TrustCheck.of(item, "sigstore", "issuer", value);
        }

        @POST
        public FormValidation doCheckTrustedRoot(@AncestorInPath Item item, @QueryParameter String value) {
            return TrustCheck.of(item, "sigstore", "trustedRoot", value);
        }

        @POST
        public FormValidation doCheckSignature(
                @AncestorInPath Item item,
                @QueryParameter String identity,
                @QueryParameter String issuer,
                @QueryParameter String trustedRoot,
                @QueryParameter String notBefore,
                @QueryParameter String notAfter,
                @QueryParameter String sample) {
            Map<String, String> fields = new TreeMap<>();
            fields.put("identity", identity);
            fields.put("issuer", issuer);
            fields.put("trustedRoot", trustedRoot);
            fields.put("notBefore", notBefore);
            fields.put("notAfter", notAfter);
            return SignatureTrial.of(item, "sigstore", fields, sample);
        }
    }
}
