package io.jenkins.plugins.modelgate.lineage;

import com.fasterxml.jackson.databind.util.RawValue;
import io.jenkins.plugins.modelgate.audit.page.JsonAnswer;
import io.jenkins.plugins.modelgate.audit.page.RequestException;
import io.jenkins.plugins.modelgate.audit.page.TrailQuery;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.event.OpenLineage;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Affected;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Chain;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Deployment;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Graph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;

/**
 * REST below {@code model-gate-lineage/v1/}: what the user may see, in pages. Errors are {@code {"error": {"code",
 * "message"}}}; the codes are {@code invalid-parameter} (400), {@code no-such-thing} (404), {@code index-building} (503, events
 * only) and {@code trail-unavailable} (503).
 * The names and codes never change.
 */
public final class LineageApi implements StaplerProxy {
    private static final Logger LOGGER = Logger.getLogger(LineageApi.class.getName());
    private static final int MAX_LIMIT = 500;

    /** Whether the events are of the whole chain that the user may see: true or false. */
    private static final String ALL_SHOWN = "Model-Gate-All-Shown";

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.READ);
        return this;
    }

    /** Work that may have no answer. */
    private interface Work {
        HttpResponse answer(Question question) throws IOException, RequestException;
    }

    private static HttpResponse answer(Work work) {
        try {
            return work.answer(Lineage.get().ask());
        } catch (RequestException e) {
            return JsonAnswer.error(e.status(), e.code(), e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.WARNING, "lineage could not answer", e);
            return JsonAnswer.error(503, "trail-unavailable", String.valueOf(e.getMessage()));
        }
    }

    /** Deployments that stand: {@code from limit}; {@code next} is the next page's {@code from}. */
    @GET
    public HttpResponse doProduction(StaplerRequest2 request) {
        return answer(question -> {
            TrailQuery.check(request.getParameterMap(), "from", "limit");
            return new JsonAnswer(200, page(question, "deployments", question.standing(), request, LineageApi::json));
        });
    }

    /** Things of a name, digest, commit, package URL, fingerprint or id: {@code q}. */
    @GET
    public HttpResponse doSearch(StaplerRequest2 request) {
        return answer(question -> {
            TrailQuery.check(request.getParameterMap(), "q");
            String text = request.getParameter("q");
            if (text == null || text.isBlank()) {
                throw RequestException.parameter("q: what to search for");
            }
            Map<String, Object> body = head(question);
            Search.Hits hits = Search.of(text.trim(), question.lookup());
            body.put("things", hits.things().stream().map(LineageApi::json).toList());
            body.put("allShown", hits.whole() && question.isWhole());
            return new JsonAnswer(200, body);
        });
    }

    /** The chain of a thing: {@code thing}. */
    @GET
    public HttpResponse doChain(StaplerRequest2 request) {
        return answer(question -> {
            Graph graph = chain(request, question);
            Map<String, Object> body = head(question);
            body.put("allShown", graph.whole() && question.isWhole());
            body.put("things", graph.vertices().stream().map(LineageApi::json).toList());
            body.put("relations", graph.edges().stream().map(LineageApi::json).toList());
            return new JsonAnswer(200, body);
        });
    }

    /** What a thing affects: {@code thing from limit}; the page is one of models, deployments are all there. */
    @GET
    public HttpResponse doAffected(StaplerRequest2 request) {
        return answer(question -> {
            TrailQuery.check(request.getParameterMap(), "thing", "from", "limit");
            Node node = thing(request);
            if (!Affected.answers(node.kind())) {
                throw RequestException.parameter("thing: what it affects is not known for this kind; it is for models,"
                        + " datasets, base models, commits, builds, packages, their lists and signers");
            }
            if (!question.lookup().knows(node)) {
                throw unknown();
            }
            Affected.Answer affected = question.affected(node);
            Map<String, Object> body = page(question, "models", affected.models(), request, Token::of);
            body.put("allModels", affected.allModels() && question.isWhole());
            body.put("allDeployments", affected.allDeployments() && question.isWhole());
            body.put(
                    "deployments",
                    affected.deployments().stream()
                            .limit(MAX_LIMIT)
                            .map(LineageApi::json)
                            .toList());
            body.put("deploymentCount", affected.deployments().size());
            body.put("hiddenBuilds", affected.hiddenBuilds());
            body.put("missingEvidence", affected.missingEvidence());
            return new JsonAnswer(200, body);
        });
    }

    /**
     * The chain of a thing as OpenLineage events: {@code thing}. The array has no room to say that it is not whole: the header
     * {@value #ALL_SHOWN} says so.
     */
    @GET
    public HttpResponse doEvents(StaplerRequest2 request) {
        return answer(question -> {
            if (!question.isWhole()) {
                throw new RequestException(
                        503,
                        "index-building",
                        "the index has " + question.covered() + " of " + question.entries()
                                + " entries of the audit trail: ask again when it has all");
            }
            Graph graph = chain(request, question);
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            OpenLineage.write(graph, namespace(), json);
            return new JsonAnswer(200, new RawValue(json.toString(StandardCharsets.UTF_8)))
                    .header(ALL_SHOWN, String.valueOf(graph.whole()));
        });
    }

    private static String namespace() {
        String url = Jenkins.get().getRootUrl();
        return url == null ? "jenkins" : url;
    }

    private static Graph chain(StaplerRequest2 request, Question question) throws IOException, RequestException {
        TrailQuery.check(request.getParameterMap(), "thing");
        Graph graph = Chain.of(thing(request), question.lookup());
        if (graph.vertices().isEmpty()) {
            throw unknown();
        }
        return graph;
    }

    private static RequestException unknown() {
        return new RequestException(404, "no-such-thing", "there is no such thing, or you may not see it");
    }

    private static Node thing(StaplerRequest2 request) throws RequestException {
        String token = request.getParameter("thing");
        Node node = token == null ? null : Token.read(token);
        if (node == null) {
            throw RequestException.parameter("thing: a kind, - and a digest or id, or ~ and the id in URL-safe Base64");
        }
        return node;
    }

    private static Map<String, Object> head(Question question) {
        Map<String, Object> head = new TreeMap<>();
        head.put("entries", question.entries());
        head.put("covered", question.covered());
        head.put("whole", question.isWhole());
        return head;
    }

    /** Makes JSON of a row. */
    private interface Row<T> {
        Object of(T row);
    }

    private static <T> Map<String, Object> page(
            Question question, String name, List<T> all, StaplerRequest2 request, Row<T> row) throws RequestException {
        int from = number(request, "from", 0, Integer.MAX_VALUE);
        int limit = Math.max(1, number(request, "limit", 100, MAX_LIMIT));
        int begin = Math.min(from, all.size());
        int end = Math.min(all.size(), begin + limit);
        Map<String, Object> body = head(question);
        body.put(name, all.subList(begin, end).stream().map(row::of).toList());
        body.put("next", end < all.size() ? end : null);
        return body;
    }

    private static int number(StaplerRequest2 request, String name, int usual, int most) throws RequestException {
        String text = request.getParameter(name);
        if (text == null || text.isEmpty()) {
            return usual;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > most) {
            throw RequestException.parameter(name + ": a number up to " + most);
        }
        return Integer.parseInt(text);
    }

    private static Map<String, Object> json(Deployment deployment) {
        Map<String, Object> map = new TreeMap<>();
        map.put("thing", Token.of(deployment.node()));
        map.put("model", deployment.model().id());
        map.put("name", deployment.name());
        map.put("stage", deployment.stage());
        map.put("state", deployment.state());
        map.put("build", ThingRow.build(deployment.source()));
        map.put("entry", deployment.source().entry());
        map.put(
                "time",
                java.time.Instant.ofEpochMilli(deployment.source().time()).toString());
        return map;
    }

    private static Map<String, Object> json(Graph.Vertex vertex) {
        Map<String, Object> map = new TreeMap<>();
        map.put("kind", vertex.node().kind().name());
        if (vertex.more() > 0) {
            map.put("more", vertex.more());
            return map;
        }
        map.put("thing", Token.of(vertex.node()));
        map.put("id", vertex.node().id());
        map.put("name", vertex.name());
        map.put("state", vertex.state());
        map.put("build", ThingRow.build(vertex.source()));
        map.put("entry", vertex.source() == null ? null : vertex.source().entry());
        return map;
    }

    private static Map<String, Object> json(Graph.Edge edge) {
        Map<String, Object> map = new TreeMap<>();
        map.put("from", Token.of(edge.from()));
        map.put("relation", edge.relation().name());
        map.put("to", Token.of(edge.to()));
        map.put("state", edge.state());
        return map;
    }
}
