package io.jenkins.plugins.modelgate.engine.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.jenkins.plugins.modelgate.engine.audit.AuditLog;
import io.jenkins.plugins.modelgate.engine.audit.AuditOptions;
import io.jenkins.plugins.modelgate.engine.audit.ProvenEntries;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.event.OpenLineage;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Affected;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Chain;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Deployment;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Graph;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Lookup;
import io.jenkins.plugins.modelgate.engine.lineage.graph.OriginMemo;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Picture;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Production;
import io.jenkins.plugins.modelgate.engine.lineage.store.LineageIndex;
import io.jenkins.plugins.modelgate.engine.lineage.trail.Origins;
import io.jenkins.plugins.modelgate.engine.lineage.trail.PackageList;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LineageTest {
    private static final String KEY =
            "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private AuditLog log;
    private TrailWriter trail;
    private Path directory;

    @Before
    public void open() throws Exception {
        log = open("log");
        trail = new TrailWriter(log);
        directory = folder.getRoot().toPath().resolve("lineage");
    }

    private AuditLog open(String name) throws Exception {
        Path root = folder.getRoot().toPath();
        return AuditLog.open(
                root.resolve(name), LogKey.parse(KEY), AuditOptions.withHighWaterMark(root.resolve(name + "-mark")));
    }

    @After
    public void close() throws IOException {
        log.close();
    }

    private LogTrail now() throws IOException {
        trail.settle();
        try {
            return LogTrail.of(log.reader(), log.evidence());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private LineageIndex index() throws Exception {
        LogTrail now = now();
        LineageIndex index = LineageIndex.open(directory, now);
        index.catchUp(() -> now, Long.MAX_VALUE);
        return index;
    }

    private static Lookup all(FactSource facts) {
        return new Lookup(facts, source -> true, Lookup.COST);
    }

    private static OriginMemo memo(FactSource facts) throws IOException {
        OriginMemo memo = new OriginMemo();
        memo.update(facts, List.of());
        return memo;
    }

    private static Node node(Kind kind, String id) {
        return new Node(kind, id);
    }

    /** A chain as a controller writes it: dataset, model, dependencies, approval, deployment. */
    private void chain(String name, String model, String dataset, String id, int build) throws Exception {
        String packages = trail.packages(List.of("pkg:pypi/torch@2.1.0", "pkg:pypi/numpy@1.26.4"));
        Origins origins = new Origins(
                "2026-01-0" + build + "T00:00:00Z",
                true,
                List.of("c0ffee" + build),
                List.of("bert-base"),
                "Ada",
                "fp-" + build,
                null,
                null);
        trail.verdict("validateDataset", "data", build, "rows", dataset, "PASSED", TrailWriter.NOWHERE);
        trail.verdict(
                "scanDependencies",
                "train",
                build,
                "project",
                TrailWriter.digest("locks"),
                "PASSED",
                new Origins(
                        "2026-01-0" + build + "T00:00:00Z", false, List.of(), List.of(), null, null, packages, null));
        String report = trail.verdict("verifyModelArtifact", "train", build, name, model, "PASSED", origins, dataset);
        trail.requested("request-" + id, name, model, report);
        trail.decided(EventType.APPROVAL_APPROVED, "request-" + id, name, model, "APPROVED");
        trail.started(id, "request-" + id, "deploy", build, name, model);
        trail.ended(id, "deploy", build, name, model, "SUCCESS");
    }

    @Test
    public void everyQuestionIsAnsweredFromTheTrailAlone() throws Exception {
        String one = TrailWriter.digest("one");
        String two = TrailWriter.digest("two");
        String rows = TrailWriter.digest("rows");
        String others = TrailWriter.digest("others");
        chain("model.onnx", one, rows, "d1", 1);
        // The same name, other bytes, other data: never the same thing.
        chain("model.onnx", two, others, "d2", 2);
        LineageIndex index = index();
        questions(index, one, two, rows);

        Graph alone = Chain.of(node(Kind.MODEL, one), all(index));
        assertThat(nodes(alone)).doesNotContain(node(Kind.MODEL, two), node(Kind.DATASET, others));
        assertThat(index.facts(node(Kind.NAME, "model.onnx"), Relation.NAMED, End.TO, 0, 100))
                .extracting(Fact::from)
                .contains(node(Kind.MODEL, one), node(Kind.MODEL, two));

        // Deleted: made again from nothing but the trail.
        delete();
        questions(index(), one, two, rows);
    }

    private static void questions(LineageIndex index, String one, String two, String rows) throws IOException {
        Graph chain = Chain.of(node(Kind.DEPLOYMENT, "d1"), all(index));
        assertThat(chain.whole()).isTrue();
        assertThat(nodes(chain))
                .contains(
                        node(Kind.MODEL, one),
                        node(Kind.DATASET, rows),
                        node(Kind.COMMIT, "c0ffee1"),
                        node(Kind.BASE_MODEL, "bert-base"),
                        node(Kind.SIGNER, "fp-1"),
                        node(Kind.APPROVAL, "request-d1"),
                        node(Kind.BUILD, "train #1 of 2026-01-01T00:00:00Z"));
        assertThat(chain.vertices())
                .filteredOn(each -> each.node().kind() == Kind.REPORT)
                .extracting(Graph.Vertex::name)
                .contains("verifyModelArtifact", "validateDataset", "scanDependencies");
        assertThat(state(chain, node(Kind.APPROVAL, "request-d1"))).isEqualTo("APPROVED");
        assertThat(state(chain, node(Kind.DEPLOYMENT, "d1"))).isEqualTo("SUCCESS");

        Production production = new Production();
        production.update(index);
        // The second took the place of the first: one job, one stage, one name.
        assertThat(production.all()).extracting(Deployment::model).containsExactly(node(Kind.MODEL, two));
        for (Node bad : List.of(
                node(Kind.SIGNER, "fp-2"),
                node(Kind.COMMIT, "c0ffee2"),
                node(Kind.PACKAGE, "pkg:pypi/torch@2.1.0"),
                node(Kind.PACKAGE, "pkg:pypi/torch"),
                node(Kind.BASE_MODEL, "bert-base"))) {
            Affected.Answer answer = Affected.by(bad, production.all(), all(index), all(index), memo(index));
            assertThat(answer.models()).as(bad.toString()).contains(node(Kind.MODEL, two));
            assertThat(answer.deployments()).as(bad.toString()).hasSize(1);
            assertThat(answer.allModels() && answer.allDeployments()).isTrue();
            // Without a budget forwards the way back finds the same.
            Affected.Answer back =
                    Affected.by(bad, production.all(), new Lookup(index, source -> true, 1), all(index), memo(index));
            assertThat(back.allModels()).isFalse();
            assertThat(back.deployments()).as("back to " + bad).hasSize(1);
        }
        Affected.Answer first =
                Affected.by(node(Kind.DATASET, rows), production.all(), all(index), all(index), memo(index));
        assertThat(first.models()).containsExactly(node(Kind.MODEL, one));
        assertThat(first.deployments()).isEmpty();
    }

    private static List<Node> nodes(Graph graph) {
        return graph.vertices().stream().map(Graph.Vertex::node).collect(Collectors.toList());
    }

    private static String state(Graph graph, Node node) {
        return graph.vertices().stream()
                .filter(each -> each.node().equals(node))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    public void whatIsDamagedStaleOrOfAnotherTrailIsMadeAgain() throws Exception {
        many("m", 4200);
        assertThat(index().end()).isEqualTo(4200);
        Path segment = segments().get(0);
        byte[] right = Files.readAllBytes(segment);
        assertThat(index().notes()).isEmpty();

        for (int place : new int[] {3, right.length / 3, right.length - 200, right.length - 1}) {
            try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
                file.seek(place);
                file.write(right[place] ^ 1);
            }
            LineageIndex again = index();
            assertThat(again.notes()).hasSize(1).first().asString().contains("damaged");
            assertThat(Files.readAllBytes(segments().get(0))).isEqualTo(right);
        }
        // Cut or replaced while it is open.
        LineageIndex open = index();
        Files.write(segment, new byte[10]);
        open.catchUp(this::now, Long.MAX_VALUE);
        assertThat(open.notes()).hasSize(1);
        assertThat(Files.readAllBytes(segments().get(0))).isEqualTo(right);

        // Another trail, as long: nothing of the first is believed.
        log.close();
        log = open("other");
        trail = new TrailWriter(log);
        many("x", 4200);
        LineageIndex other = index();
        assertThat(other.notes()).hasSize(1).first().asString().contains("another audit trail");
        assertThat(other.count(node(Kind.MODEL, TrailWriter.digest("m7")), Relation.DEPLOYS, End.TO))
                .isZero();
        assertThat(other.count(node(Kind.MODEL, TrailWriter.digest("x7")), Relation.DEPLOYS, End.TO))
                .isOne();
        // An index that is open goes over to the other trail as well.
        open.catchUp(this::now, Long.MAX_VALUE);
        assertThat(open.count(node(Kind.MODEL, TrailWriter.digest("x7")), Relation.DEPLOYS, End.TO))
                .isOne();
    }

    @Test
    public void anEntryThatIsNotWhatWasSignedStopsTheIndex() throws Exception {
        many("m", 400);
        trail.settle();
        log.flush();
        Path bundle = folder.getRoot().toPath().resolve("log/tile/entries/000");
        byte[] bytes = Files.readAllBytes(bundle);
        ProvenEntries sound = new ProvenEntries(log.reader());
        for (int i = 0; i < 400; i += 57) {
            assertThat(sound.bytes(i)).isEqualTo(log.reader().bytes(i));
        }
        int place = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("USED");
        assertThat(place).isPositive();
        bytes[place] = 'u';
        assertThat(bundle.toFile().setWritable(true)).isTrue();
        Files.write(bundle, bytes);
        assertThatThrownBy(this::index).isInstanceOf(IOException.class).hasMessageContaining("signed over");
    }

    @Test
    public void nobodySeesWhatIsNotTheirs() throws Exception {
        String one = TrailWriter.digest("one");
        chain("model.onnx", one, TrailWriter.digest("rows"), "d1", 1);
        LineageIndex index = index();
        Predicate<Fact.Source> own = source -> !source.job().equals("deploy");
        Graph graph = Chain.of(node(Kind.MODEL, one), new Lookup(index, own, Lookup.COST));
        assertThat(nodes(graph)).contains(node(Kind.APPROVAL, "request-d1"));
        assertThat(nodes(graph)).doesNotContain(node(Kind.DEPLOYMENT, "d1"));
        Graph nothing = Chain.of(node(Kind.MODEL, one), new Lookup(index, source -> false, Lookup.COST));
        assertThat(nothing.vertices()).isEmpty();
    }

    @Test
    public void aLaterFailureLeavesTheEarlierDeploymentStanding() throws Exception {
        String one = TrailWriter.digest("one");
        String two = TrailWriter.digest("two");
        Production production = new Production();
        trail.started("d1", "r1", "deploy", 1, "m", one);
        LineageIndex index = index();
        production.update(index);
        assertThat(production.all()).extracting(Deployment::state).containsExactly("STARTED");
        trail.ended("d1", "deploy", 1, "m", one, "SUCCESS");
        trail.started("d2", "r2", "deploy", 2, "m", two);
        trail.ended("d2", "deploy", 2, "m", two, "FAILURE");
        index.catchUp(this::now, Long.MAX_VALUE);
        production.update(index);
        assertThat(production.all()).extracting(Deployment::state).containsExactlyInAnyOrder("SUCCESS", "FAILURE");
        trail.started("d3", "r2", "deploy", 3, "m", two);
        trail.ended("d3", "deploy", 3, "m", two, "SUCCESS");
        index.catchUp(this::now, Long.MAX_VALUE);
        production.update(index);
        assertThat(production.all()).extracting(each -> each.node().id()).containsExactly("d3");
        Production fresh = new Production();
        fresh.update(index);
        assertThat(fresh.all()).isEqualTo(production.all());
    }

    @Test
    public void widthIsBoundedAndCounted() throws Exception {
        String rows = TrailWriter.digest("rows");
        for (int i = 0; i < 50; i++) {
            trail.verdict(
                    "verifyModelArtifact",
                    "train",
                    i,
                    "m",
                    TrailWriter.digest("m" + i),
                    "PASSED",
                    TrailWriter.NOWHERE,
                    rows);
        }
        Graph graph = Chain.of(node(Kind.DATASET, rows), all(index()));
        assertThat(graph.vertices())
                .filteredOn(each -> each.more() > 0)
                .extracting(Graph.Vertex::more)
                .contains(38L);
        assertThat(graph.whole()).isFalse();
        assertThat(graph.vertices()).hasSizeLessThan(100);
    }

    @Test
    public void packagesAndOriginsAreReadAsTheyAreWritten() throws Exception {
        assertThat(PackageList.unversioned("pkg:npm/%40scope/x@1.0?a=b@c")).isEqualTo("pkg:npm/%40scope/x");
        assertThat(PackageList.unversioned("pkg:npm/@scope/x")).isEqualTo("pkg:npm/@scope/x");
        assertThatThrownBy(() -> PackageList.write(List.of("pkg:pypi/a@1\npkg:pypi/b@1")))
                .isInstanceOf(IOException.class);
        Origins origins = new Origins("t", false, List.of("c"), List.of("x".repeat(2000)), "Ada", "f", null, null);
        assertThat(Origins.read(origins.json())).isEqualTo(origins);
    }

    @Test
    public void thePictureIsHarmlessAndTheEventsFollowTheSchema() throws Exception {
        String one = TrailWriter.digest("one");
        chain("<script>alert(1)</script>\"'&.onnx", one, TrailWriter.digest("rows"), "d1", 1);
        Graph graph = Chain.of(node(Kind.MODEL, one), all(index()));
        StringWriter svg = new StringWriter();
        new Picture(new HtmlWriter(svg), WORDS).write(graph);
        assertThat(svg.toString())
                .startsWith("<svg ")
                .endsWith("</svg>")
                .contains("href=\"?id=" + one)
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(svg.toString().getBytes(StandardCharsets.UTF_8)));

        ByteArrayOutputStream json = new ByteArrayOutputStream();
        OpenLineage.write(graph, "jenkins", json);
        JsonNode events = new ObjectMapper().readTree(json.toByteArray());
        assertThat(events).hasSize(2);
        for (JsonNode event : events) {
            assertThat(SCHEMAS.getSchema(
                                    SchemaLocation.of(event.at("/schemaURL").asText()))
                            .validate(event))
                    .isEmpty();
            for (JsonNode facet : event.findParents("_schemaURL")) {
                assertThat(SCHEMAS.getSchema(SchemaLocation.of(
                                        facet.get("_schemaURL").asText()))
                                .validate(facet))
                        .as(facet.toString())
                        .isEmpty();
            }
        }
        assertThat(events.findValuesAsText("name")).contains("sha256:" + one, "bert-base", "production");
    }

    private static final String SPEC = "https://openlineage.io/spec/";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(mappers -> mappers.mappings(iri ->
                    iri.startsWith(SPEC) ? "classpath:openlineage/" + iri.substring(iri.lastIndexOf('/') + 1) : iri)));

    private static final Picture.Words WORDS = new Picture.Words() {
        @Override
        public String kind(Kind kind) {
            return kind.name();
        }

        @Override
        public String state(String state) {
            return state;
        }

        @Override
        public String relation(Relation relation) {
            return relation.name();
        }

        @Override
        public String more(long count) {
            return count + " more";
        }

        @Override
        public String title() {
            return "Lineage";
        }

        @Override
        public String href(Node node) {
            return "?id=" + node.id();
        }
    };

    private void many(String name, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            trail.started(name + i, "r", "deploy", i, "m", TrailWriter.digest(name + i));
        }
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private void delete() throws IOException {
        if (Files.exists(directory)) {
            for (Path file : segments()) {
                Files.delete(file);
            }
            Files.delete(directory);
        }
    }
}
