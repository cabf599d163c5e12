package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The policy's section {@code redTeam}: what attacks must be withstood. */
public final class RedTeamSection extends AbstractDescribableImpl<RedTeamSection> {
    private RobustnessSection robustness;

    @DataBoundConstructor
    public RedTeamSection() {
        // Every field is optional.
    }

    @CheckForNull
    public RobustnessSection getRobustness() {
        return robustness;
    }

    @DataBoundSetter
    public void setRobustness(@CheckForNull RobustnessSection robustness) {
        this.robustness = robustness == null || robustness.document().isEmpty() ? null : robustness;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "robustness", robustness == null ? null : robustness.document());
        return document;
    }

    @Extension
    @Symbol("redTeam")
    public static final class DescriptorImpl extends Descriptor<RedTeamSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RedTeamSection_DisplayName();
        }
    }
}
