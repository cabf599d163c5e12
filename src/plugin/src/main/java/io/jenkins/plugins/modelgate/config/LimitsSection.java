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

/** The policy's section {@code modelArtifact.limits}: how far an examination goes before it gives up. */
public final class LimitsSection extends AbstractDescribableImpl<LimitsSection> {
    private static final String PATH = "modelArtifact.limits.";

    private String fileBytes;
    private Integer archiveDepth;
    private Integer expansionRatio;
    private Integer seconds;

    @DataBoundConstructor
    public LimitsSection() {
        // Every field is optional.
    }

    @CheckForNull
    public String getFileBytes() {
        return fileBytes;
    }

    @DataBoundSetter
    public void setFileBytes(@CheckForNull String fileBytes) {
        String value = Util.fixEmptyAndTrim(fileBytes);
        FieldCheck.require(PATH + "fileBytes", value);
        this.fileBytes = value;
    }

    @CheckForNull
    public Integer getArchiveDepth() {
        return archiveDepth;
    }

    @DataBoundSetter
    public void setArchiveDepth(@CheckForNull Integer archiveDepth) {
        FieldCheck.require(PATH + "archiveDepth", archiveDepth);
        this.archiveDepth = archiveDepth;
    }

    @CheckForNull
    public Integer getExpansionRatio() {
        return expansionRatio;
    }

    @DataBoundSetter
    public void setExpansionRatio(@CheckForNull Integer expansionRatio) {
        FieldCheck.require(PATH + "expansionRatio", expansionRatio);
        this.expansionRatio = expansionRatio;
    }

    @CheckForNull
    public Integer getSeconds() {
        return seconds;
    }

    @DataBoundSetter
    public void setSeconds(@CheckForNull Integer seconds) {
        FieldCheck.require(PATH + "seconds", seconds);
        this.seconds = seconds;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "fileBytes", fileBytes);
        PolicyDocument.put(document, "archiveDepth", archiveDepth);
        PolicyDocument.put(document, "expansionRatio", expansionRatio);
        PolicyDocument.put(document, "seconds", seconds);
        return document;
    }

    @Extension
    @Symbol("limits")
    public static final class DescriptorImpl extends Descriptor<LimitsSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.LimitsSection_DisplayName();
        }

        @POST
        public FormValidation doCheckFileBytes(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, PATH + "fileBytes", Util.fixEmptyAndTrim(value));
        }

        @POST
        public FormValidation doCheckArchiveDepth(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "archiveDepth", value);
        }

        @POST
        public FormValidation doCheckExpansionRatio(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "expansionRatio", value);
        }

        @POST
        public FormValidation doCheckSeconds(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "seconds", value);
        }
    }
}
