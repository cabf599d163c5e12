package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.verb.POST;

/** What a folder adds to the policy of everything in it. */
public final class FolderPolicy extends PolicyDocument implements Describable<FolderPolicy> {
    @DataBoundConstructor
    public FolderPolicy() {
        // Every field is optional.
    }

    @Override
    public Descriptor<FolderPolicy> getDescriptor() {
        return Jenkins.get().getDescriptorByType(DescriptorImpl.class);
    }

    @Extension
    @Symbol("folderPolicy")
    public static final class DescriptorImpl extends Descriptor<FolderPolicy> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FolderPolicy_DisplayName();
        }

        @POST
        public ListBoxModel doFillFailOnItems(@AncestorInPath Item item) {
            return SeverityItems.forConfiguration(item);
        }
    }
}
