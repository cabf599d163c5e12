package io.jenkins.plugins.modelgate.engine.lineage.graph;

import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the things of a graph stand: what comes from nothing at the left, deployments at the right, in each column as near
 * to their neighbours as a few rounds of averaging bring them. A column has a height; what does not fit is counted.
 */
final class Layout {
    /** Most things in one column. */
    static final int HEIGHT = 14;

    private static final int ROUNDS = 4;

    /** A column: its things from top to bottom and how many have no room. */
    record Column(List<Graph.Vertex> vertices, long more) {}

    private final List<Column> columns = new ArrayList<>();
    private final Map<Node, int[]> places = new LinkedHashMap<>();

    private Layout() {}

    static Layout of(Graph graph) {
        Layout layout = new Layout();
        Map<Integer, List<Graph.Vertex>> layers = new TreeMap<>();
        for (Graph.Vertex vertex : graph.vertices()) {
            layers.computeIfAbsent(layer(vertex.node().kind()), key -> new ArrayList<>())
                    .add(vertex);
        }
        for (List<Graph.Vertex> layer : layers.values()) {
            // The thing that was asked for has room always.
            layer.sort(Comparator.comparing(each -> !each.node().equals(graph.center())));
            int room = layer.size() > HEIGHT ? HEIGHT - 1 : layer.size();
            List<Graph.Vertex> rest = layer.subList(room, layer.size());
            long more =
                    rest.stream().mapToLong(each -> Math.max(1, each.more())).sum();
            layout.columns.add(new Column(new ArrayList<>(layer.subList(0, room)), more));
        }
        layout.arrange(graph);
        return layout;
    }

    private static int layer(Kind kind) {
        return switch (kind) {
            case PACKAGE -> 0;
            case PACKAGES, COMMIT -> 1;
            case BUILD -> 2;
            case MODEL, IMAGE -> 4;
            case REPORT, POLICY -> 5;
            case APPROVAL -> 6;
            case DEPLOYMENT, PLACE -> 7;
            default -> 3;
        };
    }

    private void arrange(Graph graph) {
        place();
        Map<Node, List<Node>> neighbours = new HashMap<>();
        for (Graph.Edge edge : graph.edges()) {
            neighbours.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(edge.to());
            neighbours.computeIfAbsent(edge.to(), key -> new ArrayList<>()).add(edge.from());
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Column column : columns) {
                Map<Node, Double> heights = new HashMap<>();
                for (Graph.Vertex vertex : column.vertices()) {
                    heights.put(
                            vertex.node(), height(vertex.node(), neighbours.getOrDefault(vertex.node(), List.of())));
                }
                column.vertices().sort(Comparator.comparing(each -> heights.get(each.node())));
                place();
            }
        }
    }

    private double height(Node node, List<Node> neighbours) {
        double sum = 0;
        int count = 0;
        for (Node neighbour : neighbours) {
            int[] place = places.get(neighbour);
            if (place != null) {
                sum += place[1] - columns.get(place[0]).vertices().size() / 2.0;
                count++;
            }
        }
        int[] own = places.get(node);
        return count == 0 ? own[1] - columns.get(own[0]).vertices().size() / 2.0 : sum / count;
    }

    private void place() {
        for (int c = 0; c < columns.size(); c++) {
            List<Graph.Vertex> vertices = columns.get(c).vertices();
            for (int row = 0; row < vertices.size(); row++) {
                places.put(vertices.get(row).node(), new int[] {c, row});
            }
        }
    }

    List<Column> columns() {
        return columns;
    }

    /** Column and row; null for what has no room. */
    int[] place(Node node) {
        return places.get(node);
    }

    /** Rows of the highest column, what has no room counted as one. */
    int rows() {
        return columns.stream()
                .mapToInt(column -> column.vertices().size() + (column.more() > 0 ? 1 : 0))
                .max()
                .orElse(0);
    }
}
