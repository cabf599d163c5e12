package io.jenkins.plugins.modelgate.engine.approval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Maximum flow by shortest augmenting paths (Edmonds and Karp, 1972). Nodes are numbers; capacities are whole. */
final class Flow {
    private final List<List<Integer>> edgesOf = new ArrayList<>();
    private final List<Integer> target = new ArrayList<>();
    private final List<Integer> room = new ArrayList<>();

    Flow(int nodes) {
        for (int i = 0; i < nodes; i++) {
            edgesOf.add(new ArrayList<>());
        }
    }

    /** Adds an edge and gives its number; the next number is its way back. */
    int edge(int from, int to, int capacity) {
        int edge = target.size();
        half(from, to, capacity);
        half(to, from, 0);
        return edge;
    }

    private void half(int from, int to, int capacity) {
        edgesOf.get(from).add(target.size());
        target.add(to);
        room.add(capacity);
    }

    /** Whether one more unit fits through the edge. */
    boolean hasRoom(int edge) {
        return room.get(edge) > 0;
    }

    /** Units that go through the edge. */
    int through(int edge) {
        return room.get(edge + 1);
    }

    void push(int edge) {
        room.set(edge, room.get(edge) - 1);
        room.set(edge ^ 1, room.get(edge ^ 1) + 1);
    }

    /** Fills up until no path is left. */
    void fill(int source, int sink) {
        int[] by = new int[edgesOf.size()];
        while (search(source, by)[sink]) {
            for (int node = sink; node != source; node = target.get(by[node] ^ 1)) {
                push(by[node]);
            }
        }
    }

    /** Nodes to which one more unit could go from this one. */
    boolean[] reachable(int from) {
        return search(from, new int[edgesOf.size()]);
    }

    private boolean[] search(int source, int[] by) {
        Arrays.fill(by, -1);
        boolean[] seen = new boolean[edgesOf.size()];
        seen[source] = true;
        ArrayDeque<Integer> next = new ArrayDeque<>(List.of(source));
        while (!next.isEmpty()) {
            for (int edge : edgesOf.get(next.poll())) {
                int to = target.get(edge);
                if (!seen[to] && hasRoom(edge)) {
                    seen[to] = true;
                    by[to] = edge;
                    next.add(to);
                }
            }
        }
        return seen;
    }
}
