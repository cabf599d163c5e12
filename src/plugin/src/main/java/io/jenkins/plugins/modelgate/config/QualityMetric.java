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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One entry of {@code quality.metrics}: what a metric must hold. */
public final class QualityMetric extends AbstractDescribableImpl<QualityMetric> {
    private final String name;
    private String min;
    private String max;
    private String drop;
    private String noise;
    private String samples;
    private List<String> slices;
    private String overall;
    private String better;

    /** @param name of the metric, with a slice {@code name@slice} or {@code slice/name} */
    @DataBoundConstructor
    public QualityMetric(String name) {
        this.name = Util.fixEmptyAndTrim(name);
        if (this.name == null) {
            throw new IllegalArgumentException("policy field quality.metrics: the name of a metric is missing");
        }
    }

    public String getName() {
        return name;
    }

    @CheckForNull
    public String getMin() {
        return min;
    }

    @DataBoundSetter
    public void setMin(@CheckForNull String min) {
        this.min = required("min", min);
    }

    @CheckForNull
    public String getMax() {
        return max;
    }

    @DataBoundSetter
    public void setMax(@CheckForNull String max) {
        this.max = required("max", max);
    }

    @CheckForNull
    public String getDrop() {
        return drop;
    }

    /** @param drop allowed loss against the last approved version */
    @DataBoundSetter
    public void setDrop(@CheckForNull String drop) {
        this.drop = required("drop", drop);
    }

    @CheckForNull
    public String getNoise() {
        return noise;
    }

    /** @param noise largest half-width of the interval with which a comparison decides */
    @DataBoundSetter
    public void setNoise(@CheckForNull String noise) {
        this.noise = required("noise", noise);
    }

    @CheckForNull
    public String getSamples() {
        return samples;
    }

    /** @param samples least number of samples */
    @DataBoundSetter
    public void setSamples(@CheckForNull String samples) {
        this.samples = required("samples", samples);
    }

    @CheckForNull
    public List<String> getSlices() {
        return Lines.copy(slices);
    }

    @DataBoundSetter
    public void setSlices(@CheckForNull List<String> slices) {
        require("slices", slices);
        this.slices = Lines.copy(slices);
    }

    /** The list as the form shows it: one entry a line. */
    @Restricted(NoExternalUse.class)
    public String getSliceLines() {
        return Lines.join(slices);
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setSliceLines(@CheckForNull String lines) {
        setSlices(Lines.split(lines));
    }

    @CheckForNull
    public String getOverall() {
        return overall;
    }

    @DataBoundSetter
    public void setOverall(@CheckForNull String overall) {
        this.overall = Util.fixEmptyAndTrim(overall);
        require("overall", this.overall);
    }

    @CheckForNull
    public String getBetter() {
        return better;
    }

    @DataBoundSetter
    public void setBetter(@CheckForNull String better) {
        this.better = Util.fixEmptyAndTrim(better);
        require("better", this.better);
    }

    private static String required(String field, @CheckForNull String text) {
        String value = Util.fixEmptyAndTrim(text);
        require(field, Decimal.of(value));
        return value;
    }

    private static void require(String field, @CheckForNull Object value) {
        FieldCheck.require("quality.metrics", QualityMetric.one(field, value));
    }

    /** A document with a metric that has this field alone; null where there is no value. */
    @CheckForNull
    private static Map<String, Object> one(String field, @CheckForNull Object value) {
        return value == null ? null : Map.of("metric", Map.of(field, value));
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "min", Decimal.of(min));
        PolicyDocument.put(document, "max", Decimal.of(max));
        PolicyDocument.put(document, "drop", Decimal.of(drop));
        PolicyDocument.put(document, "noise", Decimal.of(noise));
        PolicyDocument.put(document, "samples", Decimal.of(samples));
        PolicyDocument.put(document, "slices", slices);
        PolicyDocument.put(document, "overall", overall);
        PolicyDocument.put(document, "better", better);
        return document;
    }

    @Extension
    @Symbol("qualityMetric")
    public static final class DescriptorImpl extends Descriptor<QualityMetric> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.QualityMetric_DisplayName();
        }

        @POST
        public FormValidation doCheckMin(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "min", value);
        }

        @POST
        public FormValidation doCheckMax(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "max", value);
        }

        @POST
        public FormValidation doCheckDrop(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "drop", value);
        }

        @POST
        public FormValidation doCheckNoise(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "noise", value);
        }

        @POST
        public FormValidation doCheckSamples(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "samples", value);
        }

        private static FormValidation check(@CheckForNull Item item, String field, @CheckForNull String value) {
            return FieldCheck.of(item, "quality.metrics", one(field, Decimal.of(Util.fixEmptyAndTrim(value))));
        }

        @POST
        public ListBoxModel doFillOverallItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "OPTIONAL", "REQUIRED");
        }

        @POST
        public ListBoxModel doFillBetterItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "HIGHER", "LOWER", "EITHER");
        }
    }
}
