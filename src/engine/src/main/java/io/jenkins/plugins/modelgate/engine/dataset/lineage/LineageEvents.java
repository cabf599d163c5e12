package io.jenkins.plugins.modelgate.engine.dataset.lineage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The events of one run in the form of OpenLineage 2-0-2: START, then COMPLETE or FAIL. A run fails when it decided nothing; data that
 * breaks the policy is the outcome of a complete run, told by its tests. Source: OpenLineage/OpenLineage, spec.
 */
public final class LineageEvents {
    private static final String SPEC = "https://openlineage.io/spec/";
    private static final String PRODUCER = "https://github.com/jenkinsci/model-gate-plugin";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    private static final int TEXT = 1000;

    private final UUID run;
    private final LineageOptions options;
    private final String version;

    /** @param version of this engine */
    public LineageEvents(UUID run, LineageOptions options, String version) {
        this.run = run;
        this.options = options;
        this.version = version;
    }

    /** The run has begun. */
    public String start(Instant when) throws IOException {
        return event("START", when, null, List.of(), List.of(), null);
    }

    /** The run has come to a verdict. */
    public String complete(Instant when, DatasetFacts dataset, List<ColumnMetrics> columns, List<QualityTest> tests)
            throws IOException {
        return event("COMPLETE", when, dataset, columns, tests, null);
    }

    /** The run has ended without a verdict. */
    public String fail(Instant when, DatasetFacts dataset, String message) throws IOException {
        return event("FAIL", when, dataset, List.of(), List.of(), message);
    }

    private String event(
            String type,
            Instant when,
            DatasetFacts dataset,
            List<ColumnMetrics> columns,
            List<QualityTest> tests,
            String error)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("eventType", type);
            json.writeStringField("eventTime", when.toString());
            json.writeStringField("producer", PRODUCER);
            json.writeStringField("schemaURL", SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent");
            runField(json, tests, error);
            job(json);
            json.writeArrayFieldStart("inputs");
            if (dataset != null) {
                new DatasetFacets(json, dataset).write(columns, tests);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("outputs");
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void runField(JsonGenerator json, List<QualityTest> tests, String error) throws IOException {
        json.writeObjectFieldStart("run");
        json.writeStringField("runId", run.toString());
        json.writeObjectFieldStart("facets");
        facet(json, "processing_engine", "1-1-1/ProcessingEngineRunFacet");
        json.writeStringField("version", version);
        json.writeStringField("name", "Model Gate");
        json.writeEndObject();
        if (options.parentRun() != null && options.parentJob() != null) {
            facet(json, "parent", "1-2-0/ParentRunFacet");
            json.writeObjectFieldStart("run");
            json.writeStringField("runId", options.parentRun());
            json.writeEndObject();
            json.writeObjectFieldStart("job");
            json.writeStringField("namespace", options.namespace());
            json.writeStringField("name", options.parentJob());
            json.writeEndObject();
            json.writeEndObject();
        }
        if (error != null) {
            facet(json, "errorMessage", "1-0-1/ErrorMessageRunFacet");
            json.writeStringField("message", SafeText.of(error, TEXT));
            json.writeStringField("programmingLanguage", "JAVA");
            json.writeEndObject();
        }
        if (!tests.isEmpty()) {
            facet(json, "test", "1-0-1/TestRunFacet");
            json.writeArrayFieldStart("tests");
            for (QualityTest test : tests) {
                json.writeStartObject();
                json.writeStringField("name", SafeText.of(test.name(), TEXT));
                json.writeStringField("status", test.outcome().name().toLowerCase(java.util.Locale.ROOT));
                json.writeStringField("severity", test.blocking() ? "error" : "warn");
                json.writeStringField("type", test.kind());
                DatasetFacets.optional(json, "expected", test.expected());
                DatasetFacets.optional(json, "actual", test.actual());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void job(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("job");
        json.writeStringField("namespace", SafeText.of(options.namespace()));
        json.writeStringField("name", SafeText.of(options.job()));
        json.writeObjectFieldStart("facets");
        facet(json, "jobType", "2-0-4/JobTypeJobFacet");
        json.writeStringField("processingType", "BATCH");
        json.writeStringField("integration", "MODEL_GATE");
        json.writeStringField("jobType", "TASK");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Begins a facet; its own fields and the end of the object follow. */
    static void facet(JsonGenerator json, String key, String schema) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("_producer", PRODUCER);
        String name = schema.substring(schema.indexOf('/') + 1);
        json.writeStringField("_schemaURL", SPEC + "facets/" + schema + ".json#/$defs/" + name);
    }
}
