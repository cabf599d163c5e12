package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** The policy's section {@code quality}: what a model's own metrics and tests must hold. */
public final class QualitySection extends AbstractDescribableImpl<QualitySection> {
    private static final String PATH = "quality.";

    private List<QualityMetric> metrics;
    private List<String> tests;
    private String binding;
    private String baseline;

    @DataBoundConstructor
    public QualitySection() {
        // Every field is optional.
    }

    @CheckForNull
    public List<QualityMetric> getMetrics() {
        return metrics == null ? null : new ArrayList<>(metrics);
    }

    @DataBoundSetter
    public void setMetrics(@CheckForNull List<QualityMetric> metrics) {
        if (metrics == null || metrics.isEmpty()) {
            this.metrics = null;
            return;
        }
        FieldCheck.requireDifferent(PATH + "metrics", metrics.stream().map(QualityMetric::getName));
        FieldCheck.require(PATH + "metrics", document(metrics));
        this.metrics = new ArrayList<>(metrics);
    }

    @CheckForNull
    public List<String> getTests() {
        return Lines.copy(tests);
    }

    /** @param tests patterns of tests that must be there and pass */
    @DataBoundSetter
    public void setTests(@CheckForNull List<String> tests) {
        FieldCheck.require(PATH + "tests", tests);
        this.tests = Lines.copy(tests);
    }

    /** The list as the form shows it: one entry a line. */
    @Restricted(NoExternalUse.class)
    public String getTestLines() {
        return Lines.join(tests);
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setTestLines(@CheckForNull String lines) {
        setTests(Lines.split(lines));
    }

    @CheckForNull
    public String getBinding() {
        return binding;
    }

    /** @param binding whether every metrics file must name the model */
    @DataBoundSetter
    public void setBinding(@CheckForNull String binding) {
        this.binding = FieldCheck.required(PATH + "binding", binding);
    }

    @CheckForNull
    public String getBaseline() {
        return baseline;
    }

    /** @param baseline whether there must be an earlier version to compare with */
    @DataBoundSetter
    public void setBaseline(@CheckForNull String baseline) {
        this.baseline = FieldCheck.required(PATH + "baseline", baseline);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "metrics", metrics == null ? null : document(metrics));
        PolicyDocument.put(document, "tests", tests);
        PolicyDocument.put(document, "binding", binding);
        PolicyDocument.put(document, "baseline", baseline);
        return document;
    }

    private static Map<String, Object> document(List<QualityMetric> metrics) {
        Map<String, Object> document = new TreeMap<>();
        metrics.forEach(metric -> document.put(metric.getName(), metric.document()));
        return document;
    }

    @Extension
    @Symbol("quality")
    public static final class DescriptorImpl extends Descriptor<QualitySection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.QualitySection_DisplayName();
        }

        @POST
        public ListBoxModel doFillBindingItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "OPTIONAL", "REQUIRED");
        }

        @POST
        public ListBoxModel doFillBaselineItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "OPTIONAL", "REQUIRED");
        }
    }
}
