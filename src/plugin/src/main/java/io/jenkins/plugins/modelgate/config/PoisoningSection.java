package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The policy's section {@code dataset.poisoning}: from which share of the rows on an indicator is a finding. */
public final class PoisoningSection extends AbstractDescribableImpl<PoisoningSection> {
    private static final String PATH = "dataset.poisoning.";

    private String duplicateShare;
    private String conflictingLabels;
    private String triggerPurity;

    @DataBoundConstructor
    public PoisoningSection() {
        // Every field is optional.
    }

    @CheckForNull
    public String getDuplicateShare() {
        return duplicateShare;
    }

    @DataBoundSetter
    public void setDuplicateShare(@CheckForNull String duplicateShare) {
        this.duplicateShare = Decimal.require(PATH + "duplicateShare", duplicateShare);
    }

    @CheckForNull
    public String getConflictingLabels() {
        return conflictingLabels;
    }

    @DataBoundSetter
    public void setConflictingLabels(@CheckForNull String conflictingLabels) {
        this.conflictingLabels = Decimal.require(PATH + "conflictingLabels", conflictingLabels);
    }

    @CheckForNull
    public String getTriggerPurity() {
        return triggerPurity;
    }

    @DataBoundSetter
    public void setTriggerPurity(@CheckForNull String triggerPurity) {
        this.triggerPurity = Decimal.require(PATH + "triggerPurity", triggerPurity);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "duplicateShare", Decimal.of(duplicateShare));
        PolicyDocument.put(document, "conflictingLabels", Decimal.of(conflictingLabels));
        PolicyDocument.put(document, "triggerPurity", Decimal.of(triggerPurity));
        return document;
    }

    @Extension
    @Symbol("poisoning")
    public static final class DescriptorImpl extends Descriptor<PoisoningSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.PoisoningSection_DisplayName();
        }

        @POST
        public FormValidation doCheckDuplicateShare(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "duplicateShare", value);
        }

        @POST
        public FormValidation doCheckConflictingLabels(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "conflictingLabels", value);
        }

        @POST
        public FormValidation doCheckTriggerPurity(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "triggerPurity", value);
        }
    }
}
