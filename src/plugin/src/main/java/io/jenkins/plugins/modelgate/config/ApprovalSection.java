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
import java.util.ArrayList;
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

/** The policy's section {@code approval}: who must agree, and for how long that holds. */
public final class ApprovalSection extends AbstractDescribableImpl<ApprovalSection> {
    private static final String PATH = "approval.";

    private List<ApprovalRuleEntry> rules;
    private Boolean separationOfDuties;
    private Boolean reauthenticate;
    private String unknownInitiators;
    private String override;
    private Integer expiresHours;
    private Integer validHours;
    private Integer reauthenticateMinutes;
    private Integer maxDelegationDays;

    @DataBoundConstructor
    public ApprovalSection() {
        // Every field is optional.
    }

    @CheckForNull
    public List<ApprovalRuleEntry> getRules() {
        return rules == null ? null : new ArrayList<>(rules);
    }

    /** @throws IllegalArgumentException when a role has two rules */
    @DataBoundSetter
    public void setRules(@CheckForNull List<ApprovalRuleEntry> rules) {
        List<ApprovalRuleEntry> later = rules == null || rules.isEmpty() ? null : new ArrayList<>(rules);
        FieldCheck.require(PATH + "rules", documents(later));
        this.rules = later;
    }

    @CheckForNull
    public Boolean getSeparationOfDuties() {
        return separationOfDuties;
    }

    @DataBoundSetter
    public void setSeparationOfDuties(@CheckForNull Boolean separationOfDuties) {
        this.separationOfDuties = separationOfDuties;
    }

    /** Yes, no or nothing, as the form's select box has it. */
    @Restricted(NoExternalUse.class)
    public String getSeparationOfDutiesChoice() {
        return separationOfDuties == null ? "" : separationOfDuties.toString();
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setSeparationOfDutiesChoice(@CheckForNull String choice) {
        String value = Util.fixEmptyAndTrim(choice);
        setSeparationOfDuties(value == null ? null : Boolean.valueOf(value));
    }

    @CheckForNull
    public Boolean getReauthenticate() {
        return reauthenticate;
    }

    @DataBoundSetter
    public void setReauthenticate(@CheckForNull Boolean reauthenticate) {
        this.reauthenticate = reauthenticate;
    }

    /** Yes, no or nothing, as the form's select box has it. */
    @Restricted(NoExternalUse.class)
    public String getReauthenticateChoice() {
        return reauthenticate == null ? "" : reauthenticate.toString();
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setReauthenticateChoice(@CheckForNull String choice) {
        String value = Util.fixEmptyAndTrim(choice);
        setReauthenticate(value == null ? null : Boolean.valueOf(value));
    }

    @CheckForNull
    public String getUnknownInitiators() {
        return unknownInitiators;
    }

    @DataBoundSetter
    public void setUnknownInitiators(@CheckForNull String unknownInitiators) {
        String value = Util.fixEmptyAndTrim(unknownInitiators);
        FieldCheck.require(PATH + "unknownInitiators", value);
        this.unknownInitiators = value;
    }

    @CheckForNull
    public String getOverride() {
        return override;
    }

    @DataBoundSetter
    public void setOverride(@CheckForNull String override) {
        String value = Util.fixEmptyAndTrim(override);
        FieldCheck.require(PATH + "override", value);
        this.override = value;
    }

    @CheckForNull
    public Integer getExpiresHours() {
        return expiresHours;
    }

    @DataBoundSetter
    public void setExpiresHours(@CheckForNull Integer expiresHours) {
        FieldCheck.require(PATH + "expiresHours", expiresHours);
        this.expiresHours = expiresHours;
    }

    @CheckForNull
    public Integer getValidHours() {
        return validHours;
    }

    @DataBoundSetter
    public void setValidHours(@CheckForNull Integer validHours) {
        FieldCheck.require(PATH + "validHours", validHours);
        this.validHours = validHours;
    }

    @CheckForNull
    public Integer getReauthenticateMinutes() {
        return reauthenticateMinutes;
    }

    @DataBoundSetter
    public void setReauthenticateMinutes(@CheckForNull Integer reauthenticateMinutes) {
        FieldCheck.require(PATH + "reauthenticateMinutes", reauthenticateMinutes);
        this.reauthenticateMinutes = reauthenticateMinutes;
    }

    @CheckForNull
    public Integer getMaxDelegationDays() {
        return maxDelegationDays;
    }

    @DataBoundSetter
    public void setMaxDelegationDays(@CheckForNull Integer maxDelegationDays) {
        FieldCheck.require(PATH + "maxDelegationDays", maxDelegationDays);
        this.maxDelegationDays = maxDelegationDays;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "rules", documents(rules));
        PolicyDocument.put(document, "separationOfDuties", separationOfDuties);
        PolicyDocument.put(document, "reauthenticate", reauthenticate);
        PolicyDocument.put(document, "unknownInitiators", unknownInitiators);
        PolicyDocument.put(document, "override", override);
        PolicyDocument.put(document, "expiresHours", expiresHours);
        PolicyDocument.put(document, "validHours", validHours);
        PolicyDocument.put(document, "reauthenticateMinutes", reauthenticateMinutes);
        PolicyDocument.put(document, "maxDelegationDays", maxDelegationDays);
        return document;
    }

    @CheckForNull
    private static List<Map<String, Object>> documents(@CheckForNull List<ApprovalRuleEntry> rules) {
        return rules == null
                ? null
                : rules.stream().map(ApprovalRuleEntry::document).toList();
    }

    @Extension
    @Symbol("approval")
    public static final class DescriptorImpl extends Descriptor<ApprovalSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ApprovalSection_DisplayName();
        }

        @POST
        public ListBoxModel doFillSeparationOfDutiesChoiceItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "true", "false");
        }

        @POST
        public ListBoxModel doFillReauthenticateChoiceItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "true", "false");
        }

        @POST
        public ListBoxModel doFillUnknownInitiatorsItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "TOLD", "REFUSED");
        }

        @POST
        public ListBoxModel doFillOverrideItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "ANYONE", "OTHERS", "NOBODY");
        }

        @POST
        public FormValidation doCheckExpiresHours(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "expiresHours", value);
        }

        @POST
        public FormValidation doCheckValidHours(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "validHours", value);
        }

        @POST
        public FormValidation doCheckReauthenticateMinutes(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "reauthenticateMinutes", value);
        }

        @POST
        public FormValidation doCheckMaxDelegationDays(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "maxDelegationDays", value);
        }
    }
}
