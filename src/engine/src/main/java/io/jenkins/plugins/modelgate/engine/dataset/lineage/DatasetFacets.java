package io.jenkins.plugins.modelgate.engine.dataset.lineage;

import static io.jenkins.plugins.modelgate.engine.dataset.lineage.LineageEvents.facet;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The dataset as an input of a run, with every facet that something is known for. */
final class DatasetFacets {
    private final JsonGenerator json;
    private final DatasetFacts dataset;

    DatasetFacets(JsonGenerator json, DatasetFacts dataset) {
        this.json = json;
        this.dataset = dataset;
    }

    void write(List<ColumnMetrics> columns, List<QualityTest> tests) throws IOException {
        json.writeStartObject();
        json.writeStringField("namespace", dataset.namespace());
        json.writeStringField("name", dataset.name());
        json.writeObjectFieldStart("facets");
        facets();
        json.writeEndObject();
        json.writeObjectFieldStart("inputFacets");
        statistics();
        metrics(columns);
        assertions(tests);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void facets() throws IOException {
        if (dataset.digest() != null) {
            facet(json, "version", "1-0-1/DatasetVersionDatasetFacet");
            json.writeStringField("datasetVersion", "sha256:" + dataset.digest());
            json.writeEndObject();
        }
        facet(json, "dataSource", "1-0-1/DatasourceDatasetFacet");
        json.writeStringField("name", dataset.namespace());
        json.writeStringField("uri", dataset.uri());
        json.writeEndObject();
        facet(json, "storage", "1-0-1/StorageDatasetFacet");
        json.writeStringField("storageLayer", dataset.storage());
        optional(json, "fileFormat", dataset.format());
        json.writeEndObject();
        if (!dataset.schema().isEmpty()) {
            facet(json, "schema", "1-2-0/SchemaDatasetFacet");
            json.writeArrayFieldStart("fields");
            int position = 0;
            for (Column column : dataset.schema()) {
                json.writeStartObject();
                json.writeStringField("name", SafeText.of(column.name(), 1000));
                json.writeStringField("type", SafeText.of(String.valueOf(column.declared()), 1000));
                json.writeNumberField("ordinal_position", ++position);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void statistics() throws IOException {
        facet(json, "inputStatistics", "1-0-0/InputStatisticsInputDatasetFacet");
        if (dataset.rows() != null) {
            json.writeNumberField("rowCount", dataset.rows());
        }
        json.writeNumberField("size", dataset.bytes());
        json.writeNumberField("fileCount", dataset.files());
        json.writeEndObject();
    }

    private void metrics(List<ColumnMetrics> columns) throws IOException {
        if (dataset.rows() == null) {
            return;
        }
        facet(json, "dataQualityMetrics", "1-0-3/DataQualityMetricsInputDatasetFacet");
        json.writeNumberField("rowCount", dataset.rows());
        json.writeNumberField("bytes", dataset.bytes());
        json.writeNumberField("fileCount", dataset.files());
        if (dataset.lastUpdated() != null) {
            json.writeStringField("lastUpdated", dataset.lastUpdated().toString());
        }
        json.writeObjectFieldStart("columnMetrics");
        for (ColumnMetrics column : columns) {
            column(column);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void column(ColumnMetrics column) throws IOException {
        json.writeObjectFieldStart(SafeText.of(column.name(), 1000));
        json.writeNumberField("nullCount", column.nulls());
        if (column.distinct() != null) {
            json.writeNumberField("distinctCount", column.distinct());
        }
        if (column.count() != null) {
            json.writeNumberField("count", column.count());
        }
        number("sum", column.sum());
        number("min", column.min());
        number("max", column.max());
        if (!column.quantiles().isEmpty()) {
            json.writeObjectFieldStart("quantiles");
            for (Map.Entry<Double, Double> quantile : new TreeMap<>(column.quantiles()).entrySet()) {
                number(String.valueOf(quantile.getKey()), quantile.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** JSON has no NaN and no infinity. */
    private void number(String name, Double value) throws IOException {
        if (value != null && Double.isFinite(value)) {
            json.writeNumberField(name, value);
        }
    }

    private void assertions(List<QualityTest> tests) throws IOException {
        boolean any = tests.stream().anyMatch(test -> test.outcome() != QualityTest.Outcome.SKIP);
        if (!any) {
            return;
        }
        facet(json, "dataQualityAssertions", "1-1-0/DataQualityAssertionsDatasetFacet");
        json.writeArrayFieldStart("assertions");
        for (QualityTest test : tests) {
            if (test.outcome() == QualityTest.Outcome.SKIP) {
                continue;
            }
            json.writeStartObject();
            json.writeStringField("assertion", test.kind());
            json.writeBooleanField("success", test.outcome() == QualityTest.Outcome.PASS);
            json.writeStringField("name", SafeText.of(test.name(), 1000));
            json.writeStringField("severity", test.blocking() ? "error" : "warn");
            optional(json, "column", test.column());
            optional(json, "expected", test.expected());
            optional(json, "actual", test.actual());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void optional(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, SafeText.of(value, 1000));
        }
    }
}
