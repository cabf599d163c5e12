package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
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

/** The policy's section {@code execution}: where checks may run, with how much memory and disk. */
public final class ExecutionSection extends AbstractDescribableImpl<ExecutionSection> {
    private String requiredLabel;
    private String memory;
    private String scratch;

    @DataBoundConstructor
    public ExecutionSection() {
        // Every field is optional.
    }

    @CheckForNull
    public String getRequiredLabel() {
        return requiredLabel;
    }

    @DataBoundSetter
    public void setRequiredLabel(@CheckForNull String requiredLabel) {
        String value = Util.fixEmptyAndTrim(requiredLabel);
        FieldCheck.require("execution.requiredLabel", value);
        this.requiredLabel = value;
    }

    @CheckForNull
    public String getMemory() {
        return memory;
    }

    @DataBoundSetter
    public void setMemory(@CheckForNull String memory) {
        String value = Util.fixEmptyAndTrim(memory);
        FieldCheck.require("execution.memory", value);
        this.memory = value;
    }

    @CheckForNull
    public String getScratch() {
        return scratch;
    }

    @DataBoundSetter
    public void setScratch(@CheckForNull String scratch) {
        String value = Util.fixEmptyAndTrim(scratch);
        FieldCheck.require("execution.scratch", value);
        this.scratch = value;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "requiredLabel", requiredLabel);
        PolicyDocument.put(document, "memory", memory);
        PolicyDocument.put(document, "scratch", scratch);
        return document;
    }

    @Extension
    @Symbol("execution")
    public static final class DescriptorImpl extends Descriptor<ExecutionSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ExecutionSection_DisplayName();
        }

        @POST
        public FormValidation doCheckMemory(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, "execution.memory", Util.fixEmptyAndTrim(value));
        }

        @POST
        public FormValidation doCheckScratch(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, "execution.scratch", Util.fixEmptyAndTrim(value));
        }
    }
}
