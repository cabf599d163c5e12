package io.jenkins.plugins.modelgate.engine.lineage.event;

import com.fasterxml.jackson.core.JsonGenerator;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Graph;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A chain as events of OpenLineage 2-0-2, one COMPLETE or FAIL for each build that examined a model and each deployment: what
 * went in, what came out. Things are datasets named by their kind and digest, so that a collector joins them as this index
 * does, and never by name. Ids of runs follow from the trail: the same chain always gives the same events. Source:
 * OpenLineage/OpenLineage, spec.
 */
public final class OpenLineage {
    private static final String SPEC = "https://openlineage.io/spec/";
    private static final String PRODUCER = "https://github.com/jenkinsci/model-gate-plugin";
    private static final int TEXT = 1000;

    private final JsonGenerator json;
    private final String namespace;
    private final Map<Node, Graph.Vertex> vertices = new HashMap<>();
    private final Map<Node, List<Graph.Edge>> origins = new HashMap<>();

    private OpenLineage(JsonGenerator json, String namespace) {
        this.json = json;
        this.namespace = namespace;
    }

    /**
     * Writes a JSON array of events.
     *
     * @param namespace of the jobs: this controller
     */
    public static void write(Graph graph, String namespace, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonOutput.figures(out)) {
            OpenLineage events = new OpenLineage(json, namespace);
            graph.vertices().forEach(each -> events.vertices.put(each.node(), each));
            graph.edges()
                    .forEach(each -> events.origins
                            .computeIfAbsent(each.from(), key -> new ArrayList<>())
                            .add(each));
            json.writeStartArray();
            for (Graph.Vertex vertex : graph.vertices()) {
                if (vertex.more() == 0) {
                    events.of(vertex);
                }
            }
            json.writeEndArray();
        }
    }

    private void of(Graph.Vertex vertex) throws IOException {
        Node node = vertex.node();
        if (node.kind() == Kind.MODEL) {
            for (Graph.Edge edge : origins(node, Relation.GATED_IN)) {
                if (vertices.get(edge.to()).more() == 0) {
                    gate(vertex, vertices.get(edge.to()));
                }
            }
        } else if (node.kind() == Kind.DEPLOYMENT && vertex.source() != null) {
            deployment(vertex);
        }
    }

    private List<Graph.Edge> origins(Node node, Relation relation) {
        return origins.getOrDefault(node, List.of()).stream()
                .filter(each -> each.relation() == relation && vertices.containsKey(each.to()))
                .toList();
    }

    private void gate(Graph.Vertex model, Graph.Vertex build) throws IOException {
        if (build.source() == null) {
            return;
        }
        begin(
                "COMPLETE",
                build.source().time(),
                build.node() + " " + model.node(),
                build.source().job(),
                build);
        json.writeArrayFieldStart("inputs");
        for (Relation relation : List.of(Relation.MADE_OF, Relation.DERIVED_FROM)) {
            for (Graph.Edge edge : origins(model.node(), relation)) {
                dataset(vertices.get(edge.to()));
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("outputs");
        dataset(model);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void deployment(Graph.Vertex deployment) throws IOException {
        boolean ended = "SUCCESS".equals(deployment.state());
        String type = ended ? "COMPLETE" : "STARTED".equals(deployment.state()) ? "START" : "FAIL";
        begin(
                type,
                deployment.source().time(),
                deployment.node().toString(),
                deployment.source().job(),
                deployment);
        json.writeArrayFieldStart("inputs");
        for (Graph.Edge edge : origins(deployment.node(), Relation.DEPLOYS)) {
            dataset(vertices.get(edge.to()));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("outputs");
        json.writeStartObject();
        json.writeStringField("namespace", "modelgate:stage");
        json.writeStringField("name", text(deployment.name() == null ? "unnamed" : deployment.name()));
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void begin(String type, long time, String run, String job, Graph.Vertex of) throws IOException {
        json.writeStartObject();
        json.writeStringField("eventType", type);
        json.writeStringField("eventTime", Instant.ofEpochMilli(time).toString());
        json.writeStringField("producer", PRODUCER);
        json.writeStringField("schemaURL", SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent");
        json.writeObjectFieldStart("run");
        json.writeStringField(
                "runId",
                UUID.nameUUIDFromBytes((namespace + " " + run).getBytes(StandardCharsets.UTF_8))
                        .toString());
        json.writeEndObject();
        json.writeObjectFieldStart("job");
        json.writeStringField("namespace", text(namespace));
        json.writeStringField("name", text(job.isEmpty() ? "unknown" : job));
        json.writeObjectFieldStart("facets");
        facet("jobType", "2-0-4/JobTypeJobFacet");
        json.writeStringField("processingType", "BATCH");
        json.writeStringField("integration", "MODEL_GATE");
        json.writeStringField("jobType", of.node().kind() == Kind.DEPLOYMENT ? "DEPLOYMENT" : "BUILD");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void dataset(@CheckForNull Graph.Vertex of) throws IOException {
        if (of == null || of.more() > 0) {
            return;
        }
        boolean digest = of.node().kind() != Kind.BASE_MODEL;
        json.writeStartObject();
        json.writeStringField(
                "namespace", "modelgate:" + of.node().kind().name().toLowerCase(java.util.Locale.ROOT));
        json.writeStringField("name", text((digest ? "sha256:" : "") + of.node().id()));
        json.writeObjectFieldStart("facets");
        if (digest) {
            facet("version", "1-0-1/DatasetVersionDatasetFacet");
            json.writeStringField("datasetVersion", "sha256:" + of.node().id());
            json.writeEndObject();
        }
        if (of.name() != null) {
            facet("dataSource", "1-0-1/DatasourceDatasetFacet");
            json.writeStringField("name", text(of.name()));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void facet(String key, String schema) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("_producer", PRODUCER);
        String name = schema.substring(schema.indexOf('/') + 1);
        json.writeStringField("_schemaURL", SPEC + "facets/" + schema + ".json#/$defs/" + name);
    }

    private static String text(String text) {
        return SafeText.of(text, TEXT);
    }
}
