package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The policy's section {@code dataset}: where data may come from, and how far it may be from what was accepted. */
public final class DatasetSection extends AbstractDescribableImpl<DatasetSection> {
    private List<DatasetSource> sources;
    private List<DatasetEngine> engines;
    private DriftSection drift;
    private PoisoningSection poisoning;

    @DataBoundConstructor
    public DatasetSection() {
        // Every field is optional.
    }

    @CheckForNull
    public List<DatasetSource> getSources() {
        return sources == null ? null : new ArrayList<>(sources);
    }

    @DataBoundSetter
    public void setSources(@CheckForNull List<DatasetSource> sources) {
        this.sources = sources == null || sources.isEmpty() ? null : new ArrayList<>(sources);
    }

    @CheckForNull
    public List<DatasetEngine> getEngines() {
        return engines == null ? null : new ArrayList<>(engines);
    }

    @DataBoundSetter
    public void setEngines(@CheckForNull List<DatasetEngine> engines) {
        this.engines = engines == null || engines.isEmpty() ? null : new ArrayList<>(engines);
    }

    @CheckForNull
    public DriftSection getDrift() {
        return drift;
    }

    @DataBoundSetter
    public void setDrift(@CheckForNull DriftSection drift) {
        this.drift = drift == null || drift.document().isEmpty() ? null : drift;
    }

    @CheckForNull
    public PoisoningSection getPoisoning() {
        return poisoning;
    }

    @DataBoundSetter
    public void setPoisoning(@CheckForNull PoisoningSection poisoning) {
        this.poisoning = poisoning == null || poisoning.document().isEmpty() ? null : poisoning;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(
                document,
                "sources",
                sources == null
                        ? null
                        : sources.stream().map(DatasetSource::document).toList());
        PolicyDocument.put(
                document,
                "engines",
                engines == null
                        ? null
                        : engines.stream().map(DatasetEngine::document).toList());
        PolicyDocument.put(document, "drift", drift == null ? null : drift.document());
        PolicyDocument.put(document, "poisoning", poisoning == null ? null : poisoning.document());
        return document;
    }

    @Extension
    @Symbol("dataset")
    public static final class DescriptorImpl extends Descriptor<DatasetSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DatasetSection_DisplayName();
        }
    }
}
