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

/** One entry of {@code dataset.sources}: a place that data may come from. */
public final class DatasetSource extends AbstractDescribableImpl<DatasetSource> {
    private final String match;
    private String manifest;

    /** @param match pattern of paths in the workspace, or of a database's address */
    @DataBoundConstructor
    public DatasetSource(String match) {
        this.match = Util.fixEmptyAndTrim(match);
        FieldCheck.require("dataset.sources", List.of(document()));
    }

    public String getMatch() {
        return match;
    }

    @CheckForNull
    public String getManifest() {
        return manifest;
    }

    /** @param manifest file of the workspace with the digests of everything that comes from there */
    @DataBoundSetter
    public void setManifest(@CheckForNull String manifest) {
        this.manifest = Util.fixEmptyAndTrim(manifest);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "match", match);
        PolicyDocument.put(document, "manifest", manifest);
        return document;
    }

    @Extension
    @Symbol("datasetSource")
    public static final class DescriptorImpl extends Descriptor<DatasetSource> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DatasetSource_DisplayName();
        }

        @POST
        public FormValidation doCheckMatch(@AncestorInPath Item item, @QueryParameter String value) {
            return !FieldCheck.mayConfigure(item) || Util.fixEmptyAndTrim(value) != null
                    ? FormValidation.ok()
                    : FormValidation.error("policy field dataset.sources: match is missing");
        }
    }
}
