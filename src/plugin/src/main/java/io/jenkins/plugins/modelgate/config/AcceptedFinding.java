package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One entry of {@code suppress}: a finding that is accepted, why, and until when. */
public final class AcceptedFinding extends AbstractDescribableImpl<AcceptedFinding> {
    private final String rule;
    private final String reason;
    private final String until;
    private String file;

    /**
     * @param rule id of the rule, {@code room/name}
     * @param reason why it is accepted
     * @param until last day, ISO 8601
     */
    @DataBoundConstructor
    public AcceptedFinding(String rule, String reason, String until) {
        this.rule = Util.fixEmptyAndTrim(rule);
        this.reason = Util.fixEmptyAndTrim(reason);
        this.until = Util.fixEmptyAndTrim(until);
        FieldCheck.require("suppress", List.of(document()));
        FieldCheck.requireDay("suppress.until", this.until);
    }

    public String getRule() {
        return rule;
    }

    public String getReason() {
        return reason;
    }

    public String getUntil() {
        return until;
    }

    @CheckForNull
    public String getFile() {
        return file;
    }

    /** @param file pattern of paths; every file when it is not set */
    @DataBoundSetter
    public void setFile(@CheckForNull String file) {
        this.file = Util.fixEmptyAndTrim(file);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "rule", rule);
        PolicyDocument.put(document, "reason", reason);
        PolicyDocument.put(document, "until", until);
        PolicyDocument.put(document, "file", file);
        return document;
    }

    @Extension
    @Symbol("acceptedFinding")
    public static final class DescriptorImpl extends Descriptor<AcceptedFinding> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AcceptedFinding_DisplayName();
        }

        @POST
        public FormValidation doCheckRule(@AncestorInPath Item item, @QueryParameter String value) {
            return required(item, "rule", value);
        }

        @POST
        public FormValidation doCheckReason(@AncestorInPath Item item, @QueryParameter String value) {
            return required(item, "reason", value);
        }

        @POST
        public FormValidation doCheckUntil(@AncestorInPath Item item, @QueryParameter String value) {
            if (!FieldCheck.mayConfigure(item)) {
                return FormValidation.ok();
            }
            try {
                FieldCheck.requireDay("suppress.until", Util.fixEmptyAndTrim(value));
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        private static FormValidation required(@CheckForNull Item item, String field, String value) {
            return !FieldCheck.mayConfigure(item) || Util.fixEmptyAndTrim(value) != null
                    ? FormValidation.ok()
                    : FormValidation.error("policy field suppress: " + field + " is missing");
        }
    }
}
