package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
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

/** The policy's section {@code redTeam.robustness}: what attackers of a model may do, and what must be right all the same. */
public final class RobustnessSection extends AbstractDescribableImpl<RobustnessSection> {
    private static final String PATH = "redTeam.robustness.";

    private String mode;
    private String norm;
    private String epsilon;
    private Integer queries;
    private Integer examples;
    private String minAccuracy;
    private String successRate;
    private String deviation;
    private Integer seconds;
    private List<String> immutable;
    private List<String> integer;

    @DataBoundConstructor
    public RobustnessSection() {
        // Every field is optional.
    }

    @CheckForNull
    public String getMode() {
        return mode;
    }

    @DataBoundSetter
    public void setMode(@CheckForNull String mode) {
        this.mode = FieldCheck.required(PATH + "mode", mode);
    }

    @CheckForNull
    public String getNorm() {
        return norm;
    }

    @DataBoundSetter
    public void setNorm(@CheckForNull String norm) {
        this.norm = FieldCheck.required(PATH + "norm", norm);
    }

    @CheckForNull
    public String getEpsilon() {
        return epsilon;
    }

    @DataBoundSetter
    public void setEpsilon(@CheckForNull String epsilon) {
        this.epsilon = Decimal.require(PATH + "epsilon", epsilon);
    }

    @CheckForNull
    public Integer getQueries() {
        return queries;
    }

    @DataBoundSetter
    public void setQueries(@CheckForNull Integer queries) {
        FieldCheck.require(PATH + "queries", queries);
        this.queries = queries;
    }

    @CheckForNull
    public Integer getExamples() {
        return examples;
    }

    @DataBoundSetter
    public void setExamples(@CheckForNull Integer examples) {
        FieldCheck.require(PATH + "examples", examples);
        this.examples = examples;
    }

    @CheckForNull
    public String getMinAccuracy() {
        return minAccuracy;
    }

    @DataBoundSetter
    public void setMinAccuracy(@CheckForNull String minAccuracy) {
        this.minAccuracy = Decimal.require(PATH + "minAccuracy", minAccuracy);
    }

    @CheckForNull
    public String getSuccessRate() {
        return successRate;
    }

    @DataBoundSetter
    public void setSuccessRate(@CheckForNull String successRate) {
        this.successRate = Decimal.require(PATH + "successRate", successRate);
    }

    @CheckForNull
    public String getDeviation() {
        return deviation;
    }

    @DataBoundSetter
    public void setDeviation(@CheckForNull String deviation) {
        this.deviation = Decimal.require(PATH + "deviation", deviation);
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

    @CheckForNull
    public List<String> getImmutable() {
        return Lines.copy(immutable);
    }

    @DataBoundSetter
    public void setImmutable(@CheckForNull List<String> immutable) {
        FieldCheck.require(PATH + "immutable", immutable);
        this.immutable = Lines.copy(immutable);
    }

    /** The list as the form shows it: one entry a line. */
    @Restricted(NoExternalUse.class)
    public String getImmutableLines() {
        return Lines.join(immutable);
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setImmutableLines(@CheckForNull String lines) {
        setImmutable(Lines.split(lines));
    }

    @CheckForNull
    public List<String> getInteger() {
        return Lines.copy(integer);
    }

    @DataBoundSetter
    public void setInteger(@CheckForNull List<String> integer) {
        FieldCheck.require(PATH + "integer", integer);
        this.integer = Lines.copy(integer);
    }

    /** The list as the form shows it: one entry a line. */
    @Restricted(NoExternalUse.class)
    public String getIntegerLines() {
        return Lines.join(integer);
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setIntegerLines(@CheckForNull String lines) {
        setInteger(Lines.split(lines));
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "mode", mode);
        PolicyDocument.put(document, "norm", norm);
        PolicyDocument.put(document, "epsilon", Decimal.of(epsilon));
        PolicyDocument.put(document, "queries", queries);
        PolicyDocument.put(document, "examples", examples);
        PolicyDocument.put(document, "minAccuracy", Decimal.of(minAccuracy));
        PolicyDocument.put(document, "successRate", Decimal.of(successRate));
        PolicyDocument.put(document, "deviation", Decimal.of(deviation));
        PolicyDocument.put(document, "seconds", seconds);
        PolicyDocument.put(document, "immutable", immutable);
        PolicyDocument.put(document, "integer", integer);
        return document;
    }

    @Extension
    @Symbol("robustness")
    public static final class DescriptorImpl extends Descriptor<RobustnessSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RobustnessSection_DisplayName();
        }

        @POST
        public ListBoxModel doFillModeItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "OPTIONAL", "REQUIRED");
        }

        @POST
        public ListBoxModel doFillNormItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "L2", "LINF");
        }

        @POST
        public FormValidation doCheckEpsilon(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "epsilon", value);
        }

        @POST
        public FormValidation doCheckQueries(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "queries", value);
        }

        @POST
        public FormValidation doCheckExamples(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "examples", value);
        }

        @POST
        public FormValidation doCheckMinAccuracy(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "minAccuracy", value);
        }

        @POST
        public FormValidation doCheckSuccessRate(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "successRate", value);
        }

        @POST
        public FormValidation doCheckDeviation(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "deviation", value);
        }

        @POST
        public FormValidation doCheckSeconds(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "seconds", value);
        }
    }
}
