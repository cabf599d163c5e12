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
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One entry of {@code approval.rules}: so many people of that role. */
public final class ApprovalRuleEntry extends AbstractDescribableImpl<ApprovalRuleEntry> {
    private final String role;
    private final int count;

    /**
     * @param role name of a role that the administrator has defined
     * @param count people, 1 to 1000
     */
    @DataBoundConstructor
    public ApprovalRuleEntry(String role, int count) {
        this.role = Util.fixEmptyAndTrim(role);
        this.count = count;
        FieldCheck.require("approval.rules", List.of(document()));
    }

    public String getRole() {
        return role;
    }

    public int getCount() {
        return count;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "role", role);
        PolicyDocument.put(document, "count", count);
        return document;
    }

    @Extension
    @Symbol("approvalRule")
    public static final class DescriptorImpl extends Descriptor<ApprovalRuleEntry> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ApprovalRuleEntry_DisplayName();
        }

        /** A rule that nobody can meet is said, and permitted: roles may come later. */
        @POST
        public FormValidation doCheckRole(@AncestorInPath Item item, @QueryParameter String value) {
            if (!FieldCheck.mayConfigure(item)) {
                return FormValidation.ok();
            }
            String name = Util.fixEmptyAndTrim(value);
            if (name == null) {
                return FormValidation.error(Messages.ApprovalRuleEntry_RoleMissing());
            }
            return ModelGateConfiguration.get().role(name) == null
                    ? FormValidation.warning(Messages.ApprovalRuleEntry_UnknownRole())
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckCount(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, "approval.rules", List.of(rule(value)));
        }

        private static Map<String, Object> rule(@CheckForNull String count) {
            Map<String, Object> rule = new TreeMap<>();
            rule.put("role", "any");
            rule.put("count", count != null && count.matches("[0-9]{1,9}") ? Integer.valueOf(count) : count);
            return rule;
        }
    }
}
