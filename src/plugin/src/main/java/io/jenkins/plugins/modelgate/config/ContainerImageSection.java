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

/** The policy's section {@code containerImage}: who signs images, and what they may stand on. */
public final class ContainerImageSection extends AbstractDescribableImpl<ContainerImageSection> {
    private static final String PATH = "containerImage.";

    private String signature;
    private List<TrustedSigner> trust;
    private List<String> baseImages;

    @DataBoundConstructor
    public ContainerImageSection() {
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
    public List<String> getBaseImages() {
        return Lines.copy(baseImages);
    }

    @DataBoundSetter
    public void setBaseImages(@CheckForNull List<String> baseImages) {
        FieldCheck.require(PATH + "baseImages", baseImages);
        this.baseImages = Lines.copy(baseImages);
    }

    /** The list as the form shows it: one entry a line. */
    @Restricted(NoExternalUse.class)
    public String getBaseImageLines() {
        return Lines.join(baseImages);
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setBaseImageLines(@CheckForNull String lines) {
        setBaseImages(Lines.split(lines));
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "signature", signature);
        PolicyDocument.put(document, "trust", TrustList.documents(trust));
        PolicyDocument.put(document, "baseImages", baseImages);
        return document;
    }

    @Extension
    @Symbol("containerImage")
    public static final class DescriptorImpl extends Descriptor<ContainerImageSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ContainerImageSection_DisplayName();
        }

        @POST
        public ListBoxModel doFillSignatureItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "OPTIONAL", "REQUIRED");
        }
    }
}
