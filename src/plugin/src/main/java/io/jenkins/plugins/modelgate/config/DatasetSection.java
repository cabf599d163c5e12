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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The policy's section {@code dataset}: where data may come from, and how far it may be from what was accepted. */
public final class DatasetSection extends AbstractDescribableImpl<DatasetSection> {
    private static final String PATH = "dataset.";

    private List<DatasetSource> sources;
    private List<DatasetEngine> engines;
    private String contractSql;
    private Integer contractSqlSeconds;
    private List<DatasetTimestamp> timestampColumns;
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
    public String getContractSql() {
        return contractSql;
    }

    @DataBoundSetter
    public void setContractSql(@CheckForNull String contractSql) {
        String value = Util.fixEmptyAndTrim(contractSql);
        FieldCheck.require(PATH + "contractSql", value);
        this.contractSql = value;
    }

    @CheckForNull
    public Integer getContractSqlSeconds() {
        return contractSqlSeconds;
    }

    @DataBoundSetter
    public void setContractSqlSeconds(@CheckForNull Integer contractSqlSeconds) {
        FieldCheck.require(PATH + "contractSqlSeconds", contractSqlSeconds);
        this.contractSqlSeconds = contractSqlSeconds;
    }

    @CheckForNull
    public List<DatasetTimestamp> getTimestampColumns() {
        return timestampColumns == null ? null : new ArrayList<>(timestampColumns);
    }

    @DataBoundSetter
    public void setTimestampColumns(@CheckForNull List<DatasetTimestamp> timestampColumns) {
        this.timestampColumns =
                timestampColumns == null || timestampColumns.isEmpty() ? null : new ArrayList<>(timestampColumns);
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
        PolicyDocument.put(document, "sources", documents(sources, DatasetSource::document));
        PolicyDocument.put(document, "engines", documents(engines, DatasetEngine::document));
        PolicyDocument.put(document, "contractSql", contractSql);
        PolicyDocument.put(document, "contractSqlSeconds", contractSqlSeconds);
        PolicyDocument.put(document, "timestampColumns", documents(timestampColumns, DatasetTimestamp::document));
        PolicyDocument.put(document, "drift", drift == null ? null : drift.document());
        PolicyDocument.put(document, "poisoning", poisoning == null ? null : poisoning.document());
        return document;
    }

    @CheckForNull
    private static <T> List<Map<String, Object>> documents(
            @CheckForNull List<T> entries, Function<T, Map<String, Object>> document) {
        return entries == null ? null : entries.stream().map(document).toList();
    }

    @Extension
    @Symbol("dataset")
    public static final class DescriptorImpl extends Descriptor<DatasetSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DatasetSection_DisplayName();
        }

        @POST
        public ListBoxModel doFillContractSqlItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "FORBIDDEN", "ALLOWED");
        }

        @POST
        public FormValidation doCheckContractSqlSeconds(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "contractSqlSeconds", value);
        }
    }
}
