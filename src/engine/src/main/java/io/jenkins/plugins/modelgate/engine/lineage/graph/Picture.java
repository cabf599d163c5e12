package io.jenkins.plugins.modelgate.engine.lineage.graph;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;

/**
 * A graph as SVG, made on the server: boxes that are links, lines from origin to effect. Colours come from the classes
 * {@code box}, {@code center}, {@code good}, {@code bad}, {@code line}; no script. Whoever cannot see it reads the table beside it.
 */
public final class Picture {
    private static final int WIDTH = 180;
    private static final int HEIGHT = 56;
    private static final int BETWEEN = 64;
    private static final int BELOW = 16;
    private static final int LETTERS = 20;

    private final HtmlWriter html;
    private final Words words;
    private Layout layout;

    /** What a picture says in the reader's language, and where its boxes lead. */
    public interface Words {
        /** What it is. */
        String kind(Kind kind);

        /** A verdict or decision. */
        String state(String state);

        /** How one comes from another. */
        String relation(Relation relation);

        /** As many more. */
        String more(long count);

        /** Title of the whole. */
        String title();

        /** Address of the thing's page, or null. */
        @CheckForNull
        String href(Node node);
    }

    public Picture(HtmlWriter html, Words words) {
        this.html = html;
        this.words = words;
    }

    /** A name or id as it fits in a line. */
    public static String label(Graph.Vertex vertex) {
        String name = vertex.name();
        return name == null || name.isEmpty() ? shortened(vertex.node()) : name;
    }

    /** An id for people: digests by their beginning, builds without when they began. */
    public static String shortened(Node node) {
        String id = node.id();
        int begun = node.kind() == Kind.BUILD ? id.lastIndexOf(" of ") : -1;
        if (begun > 0) {
            return id.substring(0, begun);
        }
        return id.matches("[0-9a-f]{40,64}") ? id.substring(0, 12) + "…" : id;
    }

    /** Writes an {@code svg} element. */
    public void write(Graph graph) throws IOException {
        layout = Layout.of(graph);
        int wide = layout.columns().size() * (WIDTH + BETWEEN) - BETWEEN + 8;
        int high = layout.rows() * (HEIGHT + BELOW) - BELOW + 8;
        html.mark("<svg role=\"group\" aria-label=\"").text(words.title());
        html.mark("\" width=\"" + wide + "\" height=\"" + high + "\" viewBox=\"-4 -4 " + wide + " " + high + "\">");
        for (Graph.Edge edge : graph.edges()) {
            line(edge);
        }
        for (int c = 0; c < layout.columns().size(); c++) {
            Layout.Column column = layout.columns().get(c);
            for (Graph.Vertex vertex : column.vertices()) {
                box(vertex, vertex.node().equals(graph.center()));
            }
            if (column.more() > 0) {
                int y = y(c, column.vertices().size());
                html.mark("<text class=\"more\" x=\"" + (x(c) + 10) + "\" y=\"" + (y + HEIGHT / 2) + "\">")
                        .text(words.more(column.more()))
                        .mark("</text>");
            }
        }
        html.mark("</svg>");
    }

    private static int x(int column) {
        return column * (WIDTH + BETWEEN);
    }

    /** Columns are centred. */
    private int y(int column, int row) {
        Layout.Column of = layout.columns().get(column);
        int rows = of.vertices().size() + (of.more() > 0 ? 1 : 0);
        return (layout.rows() - rows) * (HEIGHT + BELOW) / 2 + row * (HEIGHT + BELOW);
    }

    private void line(Graph.Edge edge) throws IOException {
        int[] from = layout.place(edge.to());
        int[] to = layout.place(edge.from());
        if (from == null || to == null) {
            return;
        }
        int y1 = y(from[0], from[1]) + HEIGHT / 2;
        int y2 = y(to[0], to[1]) + HEIGHT / 2;
        boolean along = from[0] < to[0];
        boolean same = from[0] == to[0];
        int x1 = x(from[0]) + (along || same ? WIDTH : 0);
        int x2 = x(to[0]) + (along ? 0 : WIDTH);
        int bend = same ? BETWEEN / 2 : (x2 - x1) / 2;
        int c1 = x1 + bend;
        int c2 = same ? x2 + bend : x2 - bend;
        html.mark("<path class=\"line\" d=\"M" + x1 + " " + y1 + " C" + c1 + " " + y1 + " " + c2 + " " + y2 + " " + x2
                        + " " + y2 + "\"><title>")
                .text(words.relation(edge.relation()))
                .mark("</title></path>");
    }

    private void box(Graph.Vertex vertex, boolean center) throws IOException {
        int[] place = layout.place(vertex.node());
        int x = x(place[0]);
        int y = y(place[0], place[1]);
        boolean many = vertex.more() > 0;
        String kind = words.kind(vertex.node().kind());
        String second = many ? words.more(vertex.more()) : label(vertex);
        String state = vertex.state() == null ? "" : words.state(vertex.state());
        String href = many ? null : words.href(vertex.node());
        html.mark(href == null ? "<g>" : "<a href=\"");
        if (href != null) {
            html.text(href).mark("\" aria-label=\"");
            html.text(kind + " " + second + (state.isEmpty() ? "" : ", " + state))
                    .mark("\">");
        }
        html.mark("<rect class=\"box" + (center ? " center" : "") + tone(vertex.state()) + "\" x=\"" + x + "\" y=\"" + y
                + "\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" rx=\"6\"/>");
        text("kind", x, y + 22, kind + (state.isEmpty() ? "" : " · " + state));
        text("name", x, y + 42, second);
        html.mark(href == null ? "</g>" : "</a>");
    }

    private void text(String style, int x, int y, String text) throws IOException {
        String whole = SafeText.of(text, 200);
        String shown = whole.codePointCount(0, whole.length()) <= LETTERS
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, LETTERS - 1)) + "…";
        html.mark("<text class=\"" + style + "\" x=\"" + (x + 10) + "\" y=\"" + y + "\">")
                .text(shown)
                .mark("</text>");
    }

    private static String tone(@CheckForNull String state) {
        if (state == null) {
            return "";
        }
        return switch (state) {
            case "PASSED", "APPROVED", "SUCCESS", "VERIFIED", "USED" -> " good";
            case "FAILED", "INCOMPLETE", "REVOKED", "REJECTED", "VOIDED", "EXPIRED", "FAILURE" -> " bad";
            default -> "";
        };
    }
}
