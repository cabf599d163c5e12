package io.jenkins.plugins.modelgate.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Graph;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Picture;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** A thing in a table. Its texts are foreign: views escape them. */
public final class ThingRow {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern APPROVAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    private final Graph.Vertex vertex;
    private final Words words;

    ThingRow(Graph.Vertex vertex, Words words) {
        this.vertex = vertex;
        this.words = words;
    }

    public String getKind() {
        return words.kind(vertex.node().kind());
    }

    /** Name, or what there is instead. */
    public String getLabel() {
        return vertex.more() > 0 ? words.more(vertex.more()) : Picture.label(vertex);
    }

    /** Digest or id, whole; null when it is the label already, or when this stands for many. */
    @CheckForNull
    public String getId() {
        return vertex.more() > 0 || getLabel().equals(vertex.node().id())
                ? null
                : vertex.node().id();
    }

    /** Address relative to Jenkins' root, or null. */
    @CheckForNull
    public String getUrl() {
        return vertex.more() > 0 ? null : LineageRootAction.url(vertex.node());
    }

    /** Address of the request's own page, relative to Jenkins' root, or null. */
    @CheckForNull
    public String getApprovalUrl() {
        Node node = vertex.node();
        return vertex.more() == 0
                        && node.kind() == Kind.APPROVAL
                        && APPROVAL.matcher(node.id()).matches()
                ? "model-gate-approvals/request/" + node.id() + "/"
                : null;
    }

    @CheckForNull
    public String getState() {
        String state = vertex.state();
        return state == null ? null : words.state(state);
    }

    /** Verdict or decision as a word that never changes, for style. */
    public String getTone() {
        return Tones.of(vertex.state());
    }

    /** Symbol of the state. */
    public String getIcon() {
        return Tones.icon(vertex.state());
    }

    /** The build whose entry tells of it, or empty. */
    public String getBuild() {
        return build(vertex.source());
    }

    /** In UTC, or empty. */
    public String getTime() {
        return time(vertex.source());
    }

    static String build(@CheckForNull Fact.Source source) {
        return source == null || source.job().isEmpty() ? "" : source.job() + " #" + source.build();
    }

    static String time(@CheckForNull Fact.Source source) {
        return source == null ? "" : SECONDS.format(Instant.ofEpochMilli(source.time()));
    }
}
