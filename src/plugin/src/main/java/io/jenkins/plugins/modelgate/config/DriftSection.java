package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The policy's section {@code dataset.drift}: from which distance on a column counts as another one. */
public final class DriftSection extends AbstractDescribableImpl<DriftSection> {
    private static final String PATH = "dataset.drift.";

    private String psi;
    private String js;
    private String newCategory;

    @DataBoundConstructor
    public DriftSection() {
        // Every field is optional.
    }

    @CheckForNull
    public String getPsi() {
        return psi;
    }

    @DataBoundSetter
    public void setPsi(@CheckForNull String psi) {
        this.psi = Decimal.require(PATH + "psi", psi);
    }

    @CheckForNull
    public String getJs() {
        return js;
    }

    @DataBoundSetter
    public void setJs(@CheckForNull String js) {
        this.js = Decimal.require(PATH + "js", js);
    }

    @CheckForNull
    public String getNewCategory() {
        return newCategory;
    }

    @DataBoundSetter
    public void setNewCategory(@CheckForNull String newCategory) {
        String value = Util.fixEmptyAndTrim(newCategory);
        FieldCheck.require(PATH + "newCategory", value);
        this.newCategory = value;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "psi", Decimal.of(psi));
        PolicyDocument.put(document, "js", Decimal.of(js));
        PolicyDocument.put(document, "newCategory", newCategory);
        return document;
    }

    @Extension
    @Symbol("drift")
    public static final class DescriptorImpl extends Descriptor<DriftSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DriftSection_DisplayName();
        }

        @POST
        public FormValidation doCheckPsi(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "psi", value);
        }

        @POST
        public FormValidation doCheckJs(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "js", value);
        }

        @POST
        public ListBoxModel doFillNewCategoryItems(@AncestorInPath Item item) {
            return SeverityItems.forConfiguration(item);
        }
    }
}
