package io.jenkins.plugins.modelgate.engine.dataset;

import io.jenkins.plugins.modelgate.engine.dataset.poisoning.KnownSigns;
import io.jenkins.plugins.modelgate.engine.dataset.poisoning.PoisoningCheck;
import io.jenkins.plugins.modelgate.engine.dataset.poisoning.PoisoningOptions;
import io.jenkins.plugins.modelgate.engine.dataset.poisoning.SuspiciousRows;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The poisoning pass, with and without an accepted version, beside the embedded engine's own SUMMARIZE of the same file, both with 1 GiB
 * and all cores. Arguments and output as {@link DatasetBenchmark}. The time of the load is told apart: contract, profile and
 * poisoning share it.
 */
public final class PoisoningSpeed {
    private PoisoningSpeed() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Path path = DatasetBenchmark.generate(folder, Long.parseLong(args[1]), args[2]);
        DatasetBenchmark.summarize(path, folder);
        DatasetBenchmark.with(path, folder, null, "poisoning", table -> {
            check(table, PoisoningOptions.of("label"), "poisoning");
            DatasetBenchmark.Clock signs = new DatasetBenchmark.Clock();
            KnownSigns known = KnownSigns.of(table, PoisoningOptions.of("label"));
            signs.stop("signs");
            check(table, PoisoningOptions.of("label").withBaseline(known), "poisoningWithBaseline");
            return known;
        });
    }

    private static void check(Table table, PoisoningOptions options, String name) throws Exception {
        List<Finding> findings = new ArrayList<>();
        DatasetBenchmark.Clock clock = new DatasetBenchmark.Clock();
        boolean whole = PoisoningCheck.run(table, options, findings::add, new SuspiciousRows());
        clock.stop(name);
        if (!whole) {
            throw new IllegalStateException("not examined to the end: " + findings);
        }
    }
}
