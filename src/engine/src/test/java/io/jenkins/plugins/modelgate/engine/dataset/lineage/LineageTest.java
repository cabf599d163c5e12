package io.jenkins.plugins.modelgate.engine.dataset.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class LineageTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SPEC = "https://openlineage.io/spec/";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(mappers -> mappers.mappings(LineageTest::resource)));
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    /** The published files lie in the tests' resources, by their last name. */
    private static String resource(String iri) {
        return iri.startsWith(SPEC) ? "classpath:openlineage/" + iri.substring(iri.lastIndexOf('/') + 1) : iri;
    }

    @Test
    public void everyEventAndFacetFollowsThePublishedSchemas() throws Exception {
        UUID run = UUID.randomUUID();
        LineageOptions options =
                new LineageOptions("jenkins", "train/main", UUID.randomUUID().toString(), "train", null, null);
        LineageEvents events = new LineageEvents(run, options, "1.0");
        List<ColumnMetrics> columns = List.of(
                new ColumnMetrics("amount", 3, 90L, 97L, 12.5, -1.0, Double.NaN, Map.of(0.1, 1.0, 0.5, 2.0)),
                new ColumnMetrics("na\u202Eme\uD83D", 0, 4L, null, null, null, null, Map.of()));
        List<QualityTest> tests = List.of(
                new QualityTest("id is unique", "unique", "id", QualityTest.Outcome.PASS, true, "0", "0"),
                new QualityTest("rows", "rowCount", null, QualityTest.Outcome.FAIL, false, ">= 100", "50"),
                new QualityTest("text", "text", null, QualityTest.Outcome.SKIP, false, null, null));

        JsonNode start = valid(events.start(NOW), 3);
        JsonNode complete = valid(events.complete(NOW, facts(), columns, tests), 11);
        JsonNode fail = valid(events.fail(NOW, facts(), "no\nroom"), 10);

        assertThat(start.at("/eventType").asText()).isEqualTo("START");
        assertThat(complete.at("/run/runId").asText()).isEqualTo(run.toString());
        assertThat(complete.at("/inputs/0/facets/version/datasetVersion").asText())
                .isEqualTo("sha256:" + "ab".repeat(32));
        assertThat(complete.at("/inputs/0/inputFacets/dataQualityAssertions/assertions"))
                .hasSize(2);
        assertThat(complete.at("/run/facets/test/tests/2/status").asText()).isEqualTo("skip");
        assertThat(complete.at("/run/facets/test/tests/1/severity").asText()).isEqualTo("warn");
        assertThat(complete.at("/inputs/0/inputFacets/dataQualityMetrics/columnMetrics/amount/max")
                        .isMissingNode())
                .isTrue();
        assertThat(fail.at("/run/facets/errorMessage/message").asText()).isEqualTo("no\\u000aroom");
    }

    /** Validates an event and each of its facets against the schema that it names. */
    private static JsonNode valid(String event, int facets) throws Exception {
        assertThat(event).doesNotContain("\n");
        JsonNode json = MAPPER.readTree(event);
        assertThat(schema(json.at("/schemaURL").asText()).validate(json)).isEmpty();
        List<JsonNode> found = new ArrayList<>();
        facets(json, found);
        assertThat(found).hasSize(facets);
        for (JsonNode facet : found) {
            assertThat(schema(facet.get("_schemaURL").asText()).validate(facet))
                    .as(facet.toString())
                    .isEmpty();
        }
        return json;
    }

    private static void facets(JsonNode json, List<JsonNode> found) {
        if (json.has("_schemaURL")) {
            found.add(json);
        }
        for (Iterator<JsonNode> children = json.elements(); children.hasNext(); ) {
            facets(children.next(), found);
        }
    }

    private static JsonSchema schema(String url) {
        return SCHEMAS.getSchema(SchemaLocation.of(url));
    }

    @Test
    public void theSchemasCanRefuse() throws Exception {
        JsonNode event = MAPPER.readTree(
                "{\"eventTime\": \"now\", \"producer\": \"x\", \"schemaURL\": \"x\", \"run\": {}, \"job\": {\"namespace\": 1}}");
        assertThat(schema(SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent").validate(event))
                .isNotEmpty();
    }

    @Test
    public void eventsArePostedWithTheTokenAndRefusalsAreTold() throws Exception {
        List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ok", exchange -> {
            bodies.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.createContext("/no", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "/ok");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.createContext("/never", exchange -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.setExecutor(java.util.concurrent.Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(LineagePost.send(to(base + "/ok"), List.of("{\"a\": 1}", "{\"b\": 2}")))
                    .isNull();
            assertThat(bodies).containsExactly("Bearer secret {\"a\": 1}", "Bearer secret {\"b\": 2}");
            assertThat(LineagePost.send(to(base + "/no?key=hidden"), List.of("{}")))
                    .contains("status 500")
                    .doesNotContain("hidden");
            assertThat(LineagePost.send(to(base + "/elsewhere"), List.of("{}"))).contains("status 307");
            assertThat(bodies).hasSize(2);
            long start = System.nanoTime();
            assertThat(LineagePost.send(to(base + "/never"), List.of("{}", "{}")))
                    .contains("within 10 seconds");
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))
                    .isLessThan(20);
        } finally {
            server.stop(0);
        }
        assertThat(LineagePost.send(to("http://127.0.0.1:1/x"), List.of("{}"))).contains("cannot be reached");
    }

    @Test
    public void addressesThatAreNoneAreRefused() {
        for (String url :
                List.of("file:///etc/passwd", "ftp://h/", "http:///x", "https://u:p@h/", "jar:x", "nothing")) {
            assertThatThrownBy(() -> LineageOptions.url(url)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new LineageOptions("a", "b", null, null, URI.create("https://h/"), "secret").toString())
                .doesNotContain("secret");
    }

    private static LineageOptions to(String url) {
        return new LineageOptions("a", "b", null, null, LineageOptions.url(url), "secret");
    }

    private static DatasetFacts facts() {
        return new DatasetFacts(
                "file",
                "/data/a b.csv",
                "file:///data/a%20b.csv",
                "ab".repeat(32),
                "file",
                "csv",
                1,
                1000,
                100L,
                NOW,
                List.of(
                        new Column("amount", ColumnType.NUMBER, "DOUBLE"),
                        new Column("x", ColumnType.TEXT, "VARCHAR")));
    }
}
