package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A role that the rules of policies ask for, as the administrator defines it for the whole controller. */
public final class ApprovalRole extends RoleMembers implements Describable<ApprovalRole> {
    private boolean overridable;

    /** @param name by which rules ask for it */
    @DataBoundConstructor
    public ApprovalRole(String name) {
        super(checked(name));
    }

    /** Whether a folder's list of people takes the place of this one; otherwise it can only make it shorter. */
    public boolean isOverridable() {
        return overridable;
    }

    @DataBoundSetter
    public void setOverridable(boolean overridable) {
        this.overridable = overridable;
    }

    @Override
    public Descriptor<ApprovalRole> getDescriptor() {
        return Jenkins.get().getDescriptorByType(DescriptorImpl.class);
    }

    @Extension
    @Symbol("approvalRole")
    public static final class DescriptorImpl extends Descriptor<ApprovalRole> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ApprovalRole_DisplayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            String fault = fault(value);
            return fault == null ? FormValidation.ok() : FormValidation.error(fault);
        }
    }
}
