package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** The policy's section {@code modelArtifact}: what a model may be and hold. */
public final class ModelArtifactSection extends AbstractDescribableImpl<ModelArtifactSection> {
    private static final String PATH = "modelArtifact.";

    private String signature;
    private List<TrustedSigner> trust;
    private String signedLinks;
    private String unsignedFiles;
    private List<String> formats;
    private List<String> allowedGlobals;
    private LimitsSection limits;

    @DataBoundConstructor
    public ModelArtifactSection() {
        // Every field is optional.
    }

    @CheckForNull
    public String getSignature() {
        return signature;
    }

    @DataBoundSetter
    public void setSignature(@CheckForNull String signature) {
        this.signature = FieldCheck.required(PATH + "signature", signature);
    }

    @CheckForNull
    public List<TrustedSigner> getTrust() {
        return TrustList.copy(trust);
    }

    @DataBoundSetter
    public void setTrust(@CheckForNull List<TrustedSigner> trust) {
        FieldCheck.require(PATH + "trust", TrustList.documents(trust));
        this.trust = TrustList.copy(trust);
    }

    @CheckForNull
    public String getSignedLinks() {
        return signedLinks;
    }

    @DataBoundSetter
    public void setSignedLinks(@CheckForNull String signedLinks) {
        this.signedLinks = FieldCheck.required(PATH + "signedLinks", signedLinks);
    }

    @CheckForNull
    public String getUnsignedFiles() {
        return unsignedFiles;
    }

    @DataBoundSetter
    public void setUnsignedFiles(@CheckForNull String unsignedFiles) {
        this.unsignedFiles = FieldCheck.required(PATH + "unsignedFiles", unsignedFiles);
    }

    @CheckForNull
    public List<String> getFormats() {
        return Lines.copy(formats);
    }

    @DataBoundSetter
    public void setFormats(@CheckForNull List<String> formats) {
        FieldCheck.require("modelArtifact.formats", formats);
        this.formats = Lines.copy(formats);
    }

    @CheckForNull
    public List<String> getAllowedGlobals() {
        return Lines.copy(allowedGlobals);
    }

    @DataBoundSetter
    public void setAllowedGlobals(@CheckForNull List<String> allowedGlobals) {
        FieldCheck.require("modelArtifact.allowedGlobals", allowedGlobals);
        this.allowedGlobals = Lines.copy(allowedGlobals);
    }

    @CheckForNull
    public LimitsSection getLimits() {
        return limits;
    }

    @DataBoundSetter
    public void setLimits(@CheckForNull LimitsSection limits) {
        this.limits = limits == null || limits.document().isEmpty() ? null : limits;
    }

    /** The list as the form shows it: one entry a line. */
    @Restricted(NoExternalUse.class)
    public String getFormatLines() {
        return Lines.join(formats);
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setFormatLines(@CheckForNull String lines) {
        setFormats(Lines.split(lines));
    }

    /** The list as the form shows it: one entry a line. */
    @Restricted(NoExternalUse.class)
    public String getAllowedGlobalLines() {
        return Lines.join(allowedGlobals);
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setAllowedGlobalLines(@CheckForNull String lines) {
        setAllowedGlobals(Lines.split(lines));
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "signature", signature);
        PolicyDocument.put(document, "trust", TrustList.documents(trust));
        PolicyDocument.put(document, "signedLinks", signedLinks);
        PolicyDocument.put(document, "unsignedFiles", unsignedFiles);
        PolicyDocument.put(document, "formats", formats);
        PolicyDocument.put(document, "allowedGlobals", allowedGlobals);
        PolicyDocument.put(document, "limits", limits == null ? null : limits.document());
        return document;
    }

    @Extension
    @Symbol("modelArtifact")
    public static final class DescriptorImpl extends Descriptor<ModelArtifactSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ModelArtifactSection_DisplayName();
        }

        @POST
        public ListBoxModel doFillSignatureItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "OPTIONAL", "REQUIRED");
        }

        @POST
        public ListBoxModel doFillSignedLinksItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "FORBIDDEN", "INSIDE");
        }

        @POST
        public ListBoxModel doFillUnsignedFilesItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "FORBIDDEN", "LISTED");
        }
    }
}
