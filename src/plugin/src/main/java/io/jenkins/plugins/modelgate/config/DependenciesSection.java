package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
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
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The policy's section {@code dependencies}: what a model may be packaged with. */
public final class DependenciesSection extends AbstractDescribableImpl<DependenciesSection> {
    private static final String PATH = "dependencies.";

    private String cvss;
    private Boolean requirePinned;
    private Boolean requireHashes;
    private List<String> deniedLicenses;
    private Integer maxAdvisoryAgeDays;

    @DataBoundConstructor
    public DependenciesSection() {
        // Every field is optional.
    }

    @CheckForNull
    public String getCvss() {
        return cvss;
    }

    /** @param cvss base score from which on a vulnerability is a finding of high severity, 0 to 10 */
    @DataBoundSetter
    public void setCvss(@CheckForNull String cvss) {
        this.cvss = Decimal.require(PATH + "cvss", cvss);
    }

    @CheckForNull
    public Boolean getRequirePinned() {
        return requirePinned;
    }

    @DataBoundSetter
    public void setRequirePinned(@CheckForNull Boolean requirePinned) {
        this.requirePinned = requirePinned;
    }

    /** As the form has it: true, false or nothing. */
    @Restricted(NoExternalUse.class)
    public String getRequirePinnedChoice() {
        return requirePinned == null ? "" : requirePinned.toString();
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setRequirePinnedChoice(@CheckForNull String choice) {
        String value = Util.fixEmptyAndTrim(choice);
        setRequirePinned(value == null ? null : Boolean.valueOf(value));
    }

    @CheckForNull
    public Boolean getRequireHashes() {
        return requireHashes;
    }

    @DataBoundSetter
    public void setRequireHashes(@CheckForNull Boolean requireHashes) {
        this.requireHashes = requireHashes;
    }

    /** As the form has it: true, false or nothing. */
    @Restricted(NoExternalUse.class)
    public String getRequireHashesChoice() {
        return requireHashes == null ? "" : requireHashes.toString();
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setRequireHashesChoice(@CheckForNull String choice) {
        String value = Util.fixEmptyAndTrim(choice);
        setRequireHashes(value == null ? null : Boolean.valueOf(value));
    }

    @CheckForNull
    public List<String> getDeniedLicenses() {
        return Lines.copy(deniedLicenses);
    }

    /** @param deniedLicenses SPDX identifiers: {@code licenses.deny} of the policy document */
    @DataBoundSetter
    public void setDeniedLicenses(@CheckForNull List<String> deniedLicenses) {
        FieldCheck.require(PATH + "licenses.deny", deniedLicenses);
        this.deniedLicenses = Lines.copy(deniedLicenses);
    }

    /** The list as the form shows it: one entry a line. */
    @Restricted(NoExternalUse.class)
    public String getDeniedLicenseLines() {
        return Lines.join(deniedLicenses);
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setDeniedLicenseLines(@CheckForNull String lines) {
        setDeniedLicenses(Lines.split(lines));
    }

    @CheckForNull
    public Integer getMaxAdvisoryAgeDays() {
        return maxAdvisoryAgeDays;
    }

    @DataBoundSetter
    public void setMaxAdvisoryAgeDays(@CheckForNull Integer maxAdvisoryAgeDays) {
        FieldCheck.require(PATH + "maxAdvisoryAgeDays", maxAdvisoryAgeDays);
        this.maxAdvisoryAgeDays = maxAdvisoryAgeDays;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "cvss", Decimal.of(cvss));
        PolicyDocument.put(document, "requirePinned", requirePinned);
        PolicyDocument.put(document, "requireHashes", requireHashes);
        PolicyDocument.put(document, "licenses", deniedLicenses == null ? null : Map.of("deny", deniedLicenses));
        PolicyDocument.put(document, "maxAdvisoryAgeDays", maxAdvisoryAgeDays);
        return document;
    }

    @Extension
    @Symbol("dependencies")
    public static final class DescriptorImpl extends Descriptor<DependenciesSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DependenciesSection_DisplayName();
        }

        @POST
        public FormValidation doCheckCvss(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "cvss", value);
        }

        @POST
        public FormValidation doCheckMaxAdvisoryAgeDays(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "maxAdvisoryAgeDays", value);
        }

        @POST
        public ListBoxModel doFillRequirePinnedChoiceItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "true", "false");
        }

        @POST
        public ListBoxModel doFillRequireHashesChoiceItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "true", "false");
        }
    }
}
