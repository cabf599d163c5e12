package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EmbeddedEngine;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineLimits;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One run of the check.
 *
 * @param alarms findings of MEDIUM or more
 * @param listed numbers of the suspicious rows
 * @param planted numbers of the planted rows
 */
record Trial(List<Finding> alarms, Set<Long> listed, Set<Long> planted) {
    static Trial of(Rows rows, Rows baseline) throws Exception {
        Path folder = Files.createTempDirectory("poisoning");
        try {
            DataFile file = rows.write(folder.resolve("data.csv"));
            List<DataFile> files = new ArrayList<>(List.of(file));
            DataFile old = baseline == null ? null : baseline.write(folder.resolve("baseline.csv"));
            if (old != null) {
                files.add(old);
            }
            Path scratch = Files.createDirectory(folder.resolve("scratch"));
            try (EmbeddedEngine engine = EmbeddedEngine.open(files, scratch, EngineLimits.usual())) {
                Table table = engine.load("data", List.of(file));
                Table before = old == null ? null : engine.load("baseline", List.of(old));
                List<Finding> findings = new ArrayList<>();
                SuspiciousRows suspicious = new SuspiciousRows();
                PoisoningOptions options = PoisoningOptions.of(Rows.LABEL);
                KnownSigns known = before == null ? null : KnownSigns.of(before, options);
                PoisoningCheck.run(table, options.withBaseline(known), findings::add, suspicious);
                List<Finding> alarms = findings.stream()
                        .filter(finding -> finding.severity().atLeast(Severity.MEDIUM))
                        .filter(finding -> !finding.rule().equals(PoisoningRules.NOT_EXAMINED.id()))
                        .toList();
                return new Trial(alarms, suspicious.rows().keySet(), rows.plantedNumbers());
            }
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    /** Whether there was an alarm and at least half of what was planted is on the list. */
    boolean detected() {
        return !alarms.isEmpty() && recall() >= 0.5;
    }

    /** Share of the planted rows that are listed. */
    double recall() {
        long hit = planted.stream().filter(listed::contains).count();
        return planted.isEmpty() ? 0 : hit / (double) planted.size();
    }

    /** Share of the listed rows that were planted. */
    double precision() {
        long hit = listed.stream().filter(planted::contains).count();
        return listed.isEmpty() ? 0 : hit / (double) listed.size();
    }
}
