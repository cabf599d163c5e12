package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SourceState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether there are as many records as there should be: a mirror that was emptied is well formed and newer than what it replaces. */
final class RecordCounts {
    /** Advisories are withdrawn one by one; nobody loses so many of them from one day to the next. */
    private static final double LEAST_KEPT = 0.9;

    /** Half or less of what each whole copy had in 2026. */
    private static final Map<String, Long> WHOLE = Map.of(
            AdvisoryFiles.NVD,
            150_000L,
            AdvisoryFiles.EPSS,
            150_000L,
            AdvisoryFiles.KEV,
            700L,
            "osv PyPI",
            5_000L,
            "osv npm",
            5_000L,
            "osv Maven",
            2_000L);

    private RecordCounts() {}

    /**
     * Refuses what lost too many.
     *
     * @param before what is in force, or null
     * @throws IOException naming what it lost
     */
    static void compare(@CheckForNull SourceState before, SourceState now) throws IOException {
        Map<String, Long> counts = counts(now);
        for (Map.Entry<String, Long> each : Optional.ofNullable(before)
                .map(RecordCounts::counts)
                .orElse(Map.of())
                .entrySet()) {
            long left = counts.getOrDefault(each.getKey(), 0L);
            if (left < each.getValue() * LEAST_KEPT) {
                throw new IOException("the new data of " + each.getKey() + " have " + left + " records, those in force "
                        + each.getValue() + ": a source that lost so many is seldom whole. Look at " + now.from()
                        + "; if that is right, accept fewer records by an explicit word");
            }
        }
    }

    /** Parts that have fewer records than any whole copy, as sentences. */
    static List<String> few(SourceState state) {
        List<String> few = new ArrayList<>();
        counts(state).forEach((part, records) -> {
            Long usual = WHOLE.get(part);
            if (usual != null && records < usual) {
                few.add(part + " has " + records + " records; a whole copy has more than " + usual);
            }
        });
        return few;
    }

    private static Map<String, Long> counts(SourceState state) {
        Map<String, Long> counts = new TreeMap<>(Map.of(state.name(), state.records()));
        state.counts().forEach((part, records) -> counts.put(state.name() + " " + part, records));
        return counts;
    }
}
