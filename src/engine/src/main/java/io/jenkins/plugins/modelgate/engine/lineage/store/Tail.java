package io.jenkins.plugins.modelgate.engine.lineage.store;

import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Facts of the newest entries, which are in no segment yet; read from the trail again after a restart. */
final class Tail {
    /** Entries and facts after which it becomes a segment. */
    static final int ENTRIES = 4096;

    private static final int FACTS = 50_000;

    private final long first;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<Long, List<Integer>> places = new HashMap<>();
    private long end;

    Tail(long first) {
        this.first = first;
        this.end = first;
    }

    /** The facts of the next entry. */
    void add(List<Fact> more) {
        for (Fact fact : more) {
            for (long each : Posting.keys(fact)) {
                places.computeIfAbsent(each, key -> new ArrayList<>(1)).add(facts.size());
            }
            facts.add(fact);
        }
        end++;
    }

    boolean isFull() {
        return end - first >= ENTRIES || facts.size() >= FACTS;
    }

    long first() {
        return first;
    }

    long end() {
        return end;
    }

    List<Fact> facts() {
        return facts;
    }

    /** Facts of that entry and all later ones. */
    List<Fact> since(long entry) {
        int low = 0;
        int high = facts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (facts.get(middle).source().entry() < entry) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return List.copyOf(facts.subList(low, facts.size()));
    }

    /** Places of facts with this key, oldest first. */
    List<Integer> at(long key) {
        return places.getOrDefault(key, List.of());
    }
}
