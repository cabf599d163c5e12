package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One run of the check.
 *
 * @param alarms findings of MEDIUM or more
 * @param listed numbers of the suspicious rows
 * @param planted numbers of the planted rows
 */
record Trial(List<Finding> alarms, Set<Long> listed, Set<Long> planted) {
    /** @param baseline signs of an accepted version, or null */
    static Trial of(Rows rows, KnownSigns baseline) throws Exception {
        List<Finding> findings = new ArrayList<>();
        SuspiciousRows suspicious = new SuspiciousRows();
        PoisoningOptions options = PoisoningOptions.of(Rows.LABEL).withBaseline(baseline);
        look(rows, table -> PoisoningCheck.run(table, options, findings::add, suspicious));
        List<Finding> alarms = findings.stream()
                .filter(finding -> finding.severity().atLeast(Severity.MEDIUM))
                .filter(finding -> !finding.rule().equals(PoisoningRules.NOT_EXAMINED.id()))
                .toList();
        return new Trial(alarms, suspicious.rows().keySet(), rows.plantedNumbers());
    }

    /** What the rows leave behind when they are accepted, packed and unpacked as a profile does it. */
    static KnownSigns signs(Rows rows) throws Exception {
        List<KnownSigns> signs = new ArrayList<>();
        look(rows, table -> signs.add(KnownSigns.of(table, PoisoningOptions.of(Rows.LABEL))));
        return KnownSignsForm.read(KnownSignsForm.lines(signs.get(0)));
    }

    private interface Look {
        void at(Table table) throws Exception;
    }

    private static void look(Rows rows, Look look) throws Exception {
        Bench bench = Bench.get();
        DataFile file = rows.write(bench.next());
        try {
            look.at(bench.engine().load("data", List.of(file)));
        } finally {
            Files.delete(file.real());
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
