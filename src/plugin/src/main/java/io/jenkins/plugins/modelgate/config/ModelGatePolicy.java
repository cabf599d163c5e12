package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelgate.engine.policy.PathGlob;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A named policy of the administrator's: the floor under every build that runs under it. A step chooses it by name, so
 * it may be looser than the default policy only for jobs that the administrator names.
 */
public final class ModelGatePolicy extends PolicyDocument implements Describable<ModelGatePolicy> {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final String name;
    private List<String> jobs;

    /** @param name by which steps ask for it */
    @DataBoundConstructor
    public ModelGatePolicy(String name) {
        String fault = fault(name);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        this.name = name;
    }

    public String getName() {
        return name;
    }

    /** Patterns of the full names of jobs that may use this policy; null for all of them. */
    @CheckForNull
    public List<String> getJobs() {
        return Lines.copy(jobs);
    }

    @DataBoundSetter
    public void setJobs(@CheckForNull List<String> jobs) {
        this.jobs = Lines.copy(jobs);
    }

    /** The list as the form shows it: one entry a line. */
    @Restricted(NoExternalUse.class)
    public String getJobLines() {
        return Lines.join(jobs);
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setJobLines(@CheckForNull String lines) {
        setJobs(Lines.split(lines));
    }

    /** Whether the administrator has named the jobs that may use it. */
    boolean isForSomeJobs() {
        return jobs != null;
    }

    /** Whether a job with this full name is among those that the administrator has named. */
    boolean isFor(String job) {
        return jobs != null && jobs.stream().anyMatch(pattern -> new PathGlob(pattern).matches(job));
    }

    @Override
    Map<String, Object> document() {
        Map<String, Object> document = super.document();
        document.put("name", name);
        return document;
    }

    private static String fault(String name) {
        return name != null && name.matches(NAME)
                ? null
                : "name: a policy's name has 1 to 64 letters, digits, dots, dashes and underscores";
    }

    @Override
    public Descriptor<ModelGatePolicy> getDescriptor() {
        return Jenkins.get().getDescriptorByType(DescriptorImpl.class);
    }

    @Extension
    @Symbol("policy")
    public static final class DescriptorImpl extends Descriptor<ModelGatePolicy> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ModelGatePolicy_DisplayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            String fault = fault(value);
            return fault == null ? FormValidation.ok() : FormValidation.error(fault);
        }

        @POST
        public ListBoxModel doFillFailOnItems() {
            return SeverityItems.forConfiguration(null);
        }
    }
}
