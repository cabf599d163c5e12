package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Who holds a role of the administrator's within a folder: fewer people, or others where the role is overridable. */
public final class FolderRole extends RoleMembers implements Describable<FolderRole> {
    /** @param name of a role that the administrator has defined */
    @DataBoundConstructor
    public FolderRole(String name) {
        super(checked(name));
    }

    @Override
    public Descriptor<FolderRole> getDescriptor() {
        return Jenkins.get().getDescriptorByType(DescriptorImpl.class);
    }

    @Extension
    @Symbol("folderRole")
    public static final class DescriptorImpl extends Descriptor<FolderRole> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FolderRole_DisplayName();
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            if (!FieldCheck.mayConfigure(item)) {
                return FormValidation.ok();
            }
            String fault = fault(value);
            if (fault != null) {
                return FormValidation.error(fault);
            }
            return ModelGateConfiguration.get().role(value.trim()) == null
                    ? FormValidation.error(Messages.FolderRole_Unknown())
                    : FormValidation.ok();
        }
    }
}
