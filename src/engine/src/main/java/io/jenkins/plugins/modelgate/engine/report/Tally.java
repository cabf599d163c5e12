package io.jenkins.plugins.modelgate.engine.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts for the summaries of a report. */
final class Tally {
    private Tally() {}

    /** Findings of each severity, most severe first; severities without findings are left out. */
    static Map<Severity, Long> bySeverity(Collection<Finding> findings) {
        Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        findings.forEach(finding -> counts.merge(finding.severity(), 1L, Long::sum));
        return counts;
    }

    /** Findings of one rule at one severity belong together; most severe first, else in the order of the report. */
    static List<List<Finding>> groups(Collection<Finding> findings) {
        record Key(Severity severity, String rule) {}
        Map<Key, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            groups.computeIfAbsent(new Key(finding.severity(), finding.rule()), key -> new ArrayList<>())
                    .add(finding);
        }
        return groups.values().stream()
                .sorted(Comparator.comparing(group -> group.get(0).severity()))
                .toList();
    }

    /** Coverage of each format, formats in alphabetical order. */
    static Map<String, FormatTally> byFormat(Collection<Artifact> artifacts) {
        Map<String, FormatTally> formats = new TreeMap<>();
        for (Artifact artifact : artifacts) {
            formats.computeIfAbsent(artifact.format(), format -> new FormatTally())
                    .add(artifact);
        }
        return formats;
    }

    /** Whether this file keeps the gate closed: a loader would open it and it was not read and examined to its end. */
    static boolean isOpenQuestion(Artifact artifact) {
        return artifact.loadable() && (artifact.sha256() == null || artifact.coverage() != Coverage.FULL);
    }

    /** Files of one format. */
    static final class FormatTally {
        private final Map<Coverage, Long> counts = new EnumMap<>(Coverage.class);
        private long files;
        private long bytes;

        private void add(Artifact artifact) {
            files++;
            bytes += artifact.bytes();
            counts.merge(artifact.coverage(), 1L, Long::sum);
        }

        long files() {
            return files;
        }

        long bytes() {
            return bytes;
        }

        long of(Coverage coverage) {
            return counts.getOrDefault(coverage, 0L);
        }
    }
}
