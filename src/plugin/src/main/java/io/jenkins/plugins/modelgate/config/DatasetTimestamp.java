package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** One entry of {@code dataset.timestampColumns}: which column of a contract's object tells when a row came. */
public final class DatasetTimestamp extends AbstractDescribableImpl<DatasetTimestamp> {
    private final String object;
    private final String column;

    /** @param object name of the object in contracts */
    @DataBoundConstructor
    public DatasetTimestamp(String object, String column) {
        this.object = Util.fixEmptyAndTrim(object);
        this.column = Util.fixEmptyAndTrim(column);
        FieldCheck.require("dataset.timestampColumns", List.of(document()));
    }

    public String getObject() {
        return object;
    }

    public String getColumn() {
        return column;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "object", object);
        PolicyDocument.put(document, "column", column);
        return document;
    }

    @Extension
    @Symbol("datasetTimestamp")
    public static final class DescriptorImpl extends Descriptor<DatasetTimestamp> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DatasetTimestamp_DisplayName();
        }
    }
}
