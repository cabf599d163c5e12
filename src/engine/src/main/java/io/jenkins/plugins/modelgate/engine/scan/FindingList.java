package io.jenkins.plugins.modelgate.engine.scan;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings of one file, bounded: at most {@link Limits#FINDINGS} are kept, and of one rule with one severity at most
 * {@link #OF_A_KIND} once others need the room. A flood of one kind must neither crowd out the more severe nor the only
 * finding of another kind: the policy may have accepted the flood's rule, and the other would be gone.
 */
final class FindingList {
    /** Kept of one rule with one severity before they are only counted. */
    static final int OF_A_KIND = 100;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<Kind, Integer> counts = new HashMap<>();
    private final Map<String, Long> dropped = new HashMap<>();

    /** Takes the finding, or counts it. */
    void add(Finding finding) {
        Kind kind = Kind.of(finding);
        if (counts.getOrDefault(kind, 0) >= OF_A_KIND || kept.size() >= Limits.FINDINGS && !makeRoom(kind)) {
            dropped.merge(finding.rule(), 1L, Long::sum);
            return;
        }
        kept.add(finding);
        counts.merge(kind, 1, Integer::sum);
    }

    /** What was kept, in the order in which it was found. */
    List<Finding> kept() {
        return List.copyOf(kept);
    }

    /** Rules of findings that were counted only, with their number. */
    Map<String, Long> dropped() {
        return Map.copyOf(dropped);
    }

    /**
     * Gives up one finding of the least severe kind that has another one, or of the most frequent among equals. The only
     * finding of a kind is never given up, and always taken: there are fewer kinds than room.
     */
    private boolean makeRoom(Kind newcomer) {
        Kind least = counts.keySet().stream()
                .filter(kind -> counts.get(kind) > 1)
                .max(Comparator.comparing(Kind::severity).thenComparing(counts::get))
                .orElseThrow();
        boolean first = !counts.containsKey(newcomer);
        boolean lessSevere = least.severity().compareTo(newcomer.severity()) > 0;
        boolean frequent =
                least.severity() == newcomer.severity() && counts.get(least) > counts.getOrDefault(newcomer, 0) + 1;
        if (!first && !lessSevere && !frequent) {
            return false;
        }
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (Kind.of(kept.get(i)).equals(least)) {
                kept.remove(i);
                break;
            }
        }
        counts.merge(least, -1, Integer::sum);
        dropped.merge(least.rule(), 1L, Long::sum);
        return true;
    }

    private record Kind(String rule, Severity severity) {
        static Kind of(Finding finding) {
            return new Kind(finding.rule(), finding.severity());
        }
    }
}
