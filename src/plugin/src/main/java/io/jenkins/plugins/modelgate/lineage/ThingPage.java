package io.jenkins.plugins.modelgate.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Affected;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Chain;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Deployment;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Graph;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Lookup;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Picture;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import io.jenkins.plugins.modelgate.report.Paged;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** The page of one thing: its chain as a picture and a table, and what is affected if it turns out bad. */
public final class ThingPage {
    /** For what has no answer; its page does not ask. */
    private static final Affected.Answer NOTHING = new Affected.Answer(List.of(), true, List.of(), true, 0, 0);

    private final Node node;
    private final Question question;
    private final Graph graph;
    private final Words words = new Words();

    private final Affected.Answer affected;

    private final Paged<Node> models;
    private final boolean hidden;
    private final boolean missing;

    private ThingPage(Node node, Question question, Graph graph, Lookup lookup, @CheckForNull String page)
            throws IOException {
        this.node = node;
        this.question = question;
        this.graph = graph;
        this.affected = isAnswered() ? question.affected(node) : NOTHING;
        this.models = new Paged<>(affected.models(), page);
        this.hidden = lookup.isHidden();
        boolean gone = false;
        for (Graph.Vertex vertex : graph.vertices()) {
            gone |= vertex.more() == 0 && isMissing(vertex.node(), lookup);
        }
        this.missing = gone;
    }

    private static boolean isMissing(Node of, Lookup lookup) throws IOException {
        for (Fact fact : lookup.others(of, Relation.LISTED, End.FROM, 4)) {
            if (fact.to().equals(Node.MISSING)) {
                return true;
            }
        }
        return false;
    }

    /** Null when the current user sees nothing of it. */
    @CheckForNull
    static ThingPage of(Node node, Question question, @CheckForNull String page) throws IOException {
        Lookup lookup = question.lookup();
        Graph graph = Chain.of(node, lookup);
        return graph.vertices().isEmpty() ? null : new ThingPage(node, question, graph, lookup, page);
    }

    public String getDisplayName() {
        return words.kind(node.kind()) + " " + Picture.label(graph.vertices().get(0));
    }

    public String getKind() {
        return words.kind(node.kind());
    }

    public String getId() {
        return node.id();
    }

    /** The picture as SVG of our own making. */
    public String getPicture() throws IOException {
        StringWriter html = new StringWriter();
        new Picture(new HtmlWriter(html), words).write(graph);
        return html.toString();
    }

    public List<ThingRow> getRows() {
        return graph.vertices().stream().map(each -> new ThingRow(each, words)).toList();
    }

    /** Whether anything was left out of the picture for its size. */
    public boolean isWhole() {
        return graph.whole() && question.isWhole();
    }

    /** Whether something is there that the user may not see. */
    public boolean isHidden() {
        return hidden;
    }

    /** Whether evidence is gone that would tell more. */
    public boolean isMissing() {
        return missing;
    }

    /** Whether it is a model itself: the only one that it affects. */
    public boolean isModel() {
        return node.kind() == Kind.MODEL;
    }

    /** Whether the index can tell what it affects. */
    public boolean isAnswered() {
        return Affected.answers(node.kind());
    }

    /** Deployments that stand and are affected. */
    public List<DeploymentRow> getDeployments() throws IOException {
        List<DeploymentRow> rows = new ArrayList<>();
        for (Deployment each : affected.deployments()
                .subList(0, Math.min(Paged.ROWS, affected.deployments().size()))) {
            rows.add(new DeploymentRow(each, question.row(), words));
        }
        return rows;
    }

    /** Whether there are more than are listed. */
    public boolean isMoreDeployments() {
        return affected.deployments().size() > Paged.ROWS;
    }

    /** Most deployments that are listed. */
    public int getMostDeployments() {
        return Paged.ROWS;
    }

    /** Builds that the user may not see and that are affected or say so. */
    public int getHiddenBuilds() {
        return affected.hiddenBuilds();
    }

    /** Entries of the audit trail whose evidence is gone. */
    public long getMissingEvidence() {
        return affected.missingEvidence();
    }

    public int getDeploymentCount() {
        return affected.deployments().size();
    }

    /** Whether each deployment was looked through. */
    public boolean isAllDeployments() {
        return affected.allDeployments() && question.isWhole();
    }

    /** Affected models, in pages. */
    public Paged<Node> getModels() {
        return models;
    }

    public boolean isAllModels() {
        return affected.allModels() && question.isWhole();
    }

    /** Affected models of this page. */
    public List<ThingRow> getModelRows() throws IOException {
        List<ThingRow> rows = new ArrayList<>();
        Lookup lookup = question.lookup();
        for (Node model : models.getRows()) {
            Fact named = lookup.newest(model, Relation.NAMED, End.FROM);
            Fact judged = lookup.newest(model, Relation.JUDGES, End.TO);
            rows.add(new ThingRow(
                    new Graph.Vertex(
                            model,
                            named == null ? null : named.to().id(),
                            judged == null ? null : judged.state(),
                            judged == null ? null : judged.source(),
                            0),
                    words));
        }
        return rows;
    }

    /** Address of the same as OpenLineage events, relative to this page. */
    public String getEventsUrl() {
        return "../../v1/events?thing=" + Token.of(node);
    }
}
