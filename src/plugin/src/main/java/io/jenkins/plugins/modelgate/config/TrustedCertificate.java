package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A signer whom certification authorities vouch for. The authorities alone are not enough: they vouch for others too, so
 * that the entry names the signer by subject, alternative name, certificate or key.
 */
public final class TrustedCertificate extends TrustedSigner {
    private final String roots;
    private String subject;
    private String san;
    private String fingerprint;
    private String spki;
    private String crl;
    private String timestampRoots;
    private String validity;

    /** @param roots PEM certificates of the authorities */
    @DataBoundConstructor
    public TrustedCertificate(String roots) {
        this.roots = Util.fixEmptyAndTrim(roots);
        TrustCheck.require(type(), "roots", this.roots);
    }

    public String getRoots() {
        return roots;
    }

    @CheckForNull
    public String getSubject() {
        return subject;
    }

    @DataBoundSetter
    public void setSubject(@CheckForNull String subject) {
        this.subject = Util.fixEmptyAndTrim(subject);
    }

    @CheckForNull
    public String getSan() {
        return san;
    }

    @DataBoundSetter
    public void setSan(@CheckForNull String san) {
        this.san = Util.fixEmptyAndTrim(san);
    }

    @CheckForNull
    public String getFingerprint() {
        return fingerprint;
    }

    @DataBoundSetter
    public void setFingerprint(@CheckForNull String fingerprint) {
        this.fingerprint = Util.fixEmptyAndTrim(fingerprint);
    }

    @CheckForNull
    public String getSpki() {
        return spki;
    }

    @DataBoundSetter
    public void setSpki(@CheckForNull String spki) {
        this.spki = Util.fixEmptyAndTrim(spki);
    }

    @CheckForNull
    public String getCrl() {
        return crl;
    }

    /** @param crl PEM revocation lists of the authorities */
    @DataBoundSetter
    public void setCrl(@CheckForNull String crl) {
        this.crl = Util.fixEmptyAndTrim(crl);
        TrustCheck.require(type(), "crl", this.crl);
    }

    @CheckForNull
    public String getTimestampRoots() {
        return timestampRoots;
    }

    /** @param timestampRoots PEM certificates of the authorities that tell when it was signed */
    @DataBoundSetter
    public void setTimestampRoots(@CheckForNull String timestampRoots) {
        this.timestampRoots = Util.fixEmptyAndTrim(timestampRoots);
        TrustCheck.require(type(), "timestampRoots", this.timestampRoots);
    }

    @CheckForNull
    public String getValidity() {
        return validity;
    }

    @DataBoundSetter
    public void setValidity(@CheckForNull String validity) {
        this.validity = Util.fixEmptyAndTrim(validity);
    }

    @Override
    String type() {
        return "certificate";
    }

    @Override
    void fields(Map<String, Object> document) {
        PolicyDocument.put(document, "roots", roots);
        PolicyDocument.put(document, "subject", subject);
        PolicyDocument.put(document, "san", san);
        PolicyDocument.put(document, "fingerprint", fingerprint);
        PolicyDocument.put(document, "spki", spki);
        PolicyDocument.put(document, "crl", crl);
        PolicyDocument.put(document, "timestampRoots", timestampRoots);
        PolicyDocument.put(document, "validity", validity);
    }

    @Extension
    @Symbol("certificate")
    public static final class DescriptorImpl extends TrustedSignerDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.TrustedCertificate_DisplayName();
        }

        @POST
        public FormValidation doCheckRoots(@AncestorInPath Item item, @QueryParameter String value) {
            return TrustCheck.of(item, "certificate", "roots", value);
        }

        @POST
        public FormValidation doCheckCrl(@AncestorInPath Item item, @QueryParameter String value) {
            return TrustCheck.of(item, "certificate", "crl", value);
        }

        @POST
        public FormValidation doCheckTimestampRoots(@AncestorInPath Item item, @QueryParameter String value) {
            return TrustCheck.of(item, "certificate", "timestampRoots", value);
        }

        @POST
        public ListBoxModel doFillValidityItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "NOW", "SIGNING_TIME", "UNPROVEN");
        }

        @POST
        public FormValidation doCheckSignature(
                @AncestorInPath Item item,
                @QueryParameter String roots,
                @QueryParameter String subject,
                @QueryParameter String san,
                @QueryParameter String fingerprint,
                @QueryParameter String spki,
                @QueryParameter String crl,
                @QueryParameter String validity,
                @QueryParameter String timestampRoots,
                @QueryParameter String notBefore,
                @QueryParameter String notAfter,
                @QueryParameter String sample) {
            Map<String, String> fields = new TreeMap<>();
            fields.put("roots", roots);
            fields.put("subject", subject);
            fields.put("san", san);
            fields.put("fingerprint", fingerprint);
            fields.put("spki", spki);
            fields.put("crl", crl);
            fields.put("validity", validity);
            fields.put("timestampRoots", timestampRoots);
            fields.put("notBefore", notBefore);
            fields.put("notAfter", notAfter);
            return SignatureTrial.of(item, "certificate", fields, sample);
        }
    }
}
