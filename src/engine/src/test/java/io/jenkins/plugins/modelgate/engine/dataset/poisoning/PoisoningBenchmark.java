package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Plants every attack in every dataset at every rate, and counts what the check finds, alone and with an accepted version beside it. */
final class PoisoningBenchmark {
    /** What one cell of the table counts. */
    static final class Cell {
        final Rows rows;
        final Attack attack;
        final double rate;
        int trials;
        int alone;
        int compared;
        double precision;

        private Cell(Rows rows, Attack attack, double rate) {
            this.rows = rows;
            this.attack = attack;
            this.rate = rate;
        }
    }

    private final List<Rows> datasets;
    private final int most;
    private final int seeds;
    private final double[] rates;
    private final Map<String, KnownSigns> accepted = new HashMap<>();
    final List<Cell> cells = new ArrayList<>();
    final List<String> falseAlarms = new ArrayList<>();
    int cleanRuns;
    int cleanComparedRuns;

    PoisoningBenchmark(List<Rows> datasets, int most, int seeds, double... rates) {
        this.datasets = datasets;
        this.most = most;
        this.seeds = seeds;
        this.rates = rates.clone();
    }

    /** All CSV files of a folder. */
    static List<Rows> datasets(Path folder) throws IOException {
        List<Rows> datasets = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().matches(".*\\.csv(\\.gz)?")) {
                    datasets.add(Rows.read(file));
                }
            }
        }
        return datasets;
    }

    /** The originals: in their own order as a whole, and shuffled with an annotator drawn by lot; alone, and one half against the other. */
    void clean() throws Exception {
        for (Rows dataset : datasets) {
            note(dataset, "as it is", Trial.of(dataset, null));
            cleanRuns++;
            for (int seed = 0; seed < seeds; seed++) {
                Random random = new Random(seed);
                Rows rows = dataset.copy(2 * most, random).annotated(random);
                int half = rows.rows.size() / 2;
                note(dataset, "shuffled, seed " + seed, Trial.of(rows, null));
                note(
                        dataset,
                        "halves, seed " + seed,
                        Trial.of(rows.part(half, 2 * half), Trial.signs(rows.part(0, half))));
                cleanRuns++;
                cleanComparedRuns++;
            }
        }
    }

    private void note(Rows dataset, String how, Trial trial) {
        trial.alarms()
                .forEach(alarm -> falseAlarms.add(dataset.name + " " + how + ": " + alarm.severity() + " "
                        + alarm.rule() + " " + alarm.detail()));
    }

    /** The poisoned ones. Attacks that only a baseline can show run with both. */
    void poisoned() throws Exception {
        for (Rows dataset : datasets) {
            for (Attack attack : Attack.values()) {
                if (!attack.fits(dataset)) {
                    continue;
                }
                for (double rate : rates) {
                    cells.add(cell(dataset, attack, rate));
                }
            }
        }
    }

    private Cell cell(Rows dataset, Attack attack, double rate) throws Exception {
        Cell cell = new Cell(dataset, attack, rate);
        for (int seed = 0; seed < seeds; seed++) {
            Random split = new Random(seed);
            Rows all = dataset.copy(2 * most, split).annotated(split);
            int half = all.rows.size() / 2;
            boolean small = all.rows.size() < 2 * most;
            Rows rows = small ? all : all.part(half, 2 * half);
            Random random = new Random(1000 * seed + attack.ordinal());
            attack.plant(rows, (int) Math.round(rate * rows.rows.size()), random);
            Trial alone = Trial.of(rows, null);
            cell.trials++;
            cell.alone += alone.detected() ? 1 : 0;
            cell.precision += alone.detected() ? alone.precision() : 0;
            // Where the check sees it alone, it sees it with a baseline too.
            cell.compared += alone.detected()
                            || !small
                                    && Trial.of(rows, accepted(seed, all.part(0, half)))
                                            .detected()
                    ? 1
                    : 0;
        }
        return cell;
    }

    /** Signs of the accepted half, made once for all attacks. */
    private KnownSigns accepted(int seed, Rows half) throws Exception {
        String name = half.name + " " + seed;
        if (!accepted.containsKey(name)) {
            accepted.put(name, Trial.signs(half));
        }
        return accepted.get(name);
    }

    /** Share of trials that were found among attacks that leave a trace, at this rate or more. */
    double detection(double atLeast, boolean compared) {
        int trials = 0;
        int found = 0;
        for (Cell cell : cells) {
            if (cell.rate >= atLeast && cell.attack.traceable) {
                trials += cell.trials;
                found += compared ? cell.compared : cell.alone;
            }
        }
        return trials == 0 ? 0 : found / (double) trials;
    }

    /** Rows of a Markdown table: attack and dataset down, rates across; found alone, and with a baseline, of trials. */
    String table() {
        StringBuilder page = new StringBuilder("| attack | dataset |");
        for (double rate : rates) {
            page.append(String.format(Locale.ROOT, " %.1f %% |", 100 * rate));
        }
        page.append(" rows listed rightly |\n|---|---|")
                .append("---|".repeat(rates.length + 1))
                .append('\n');
        Set<String> done = new TreeSet<>();
        for (Attack attack : Attack.values()) {
            for (Rows dataset : datasets) {
                List<Cell> row = cells.stream()
                        .filter(cell -> cell.attack == attack && cell.rows == dataset)
                        .toList();
                if (row.isEmpty() || !done.add(attack + dataset.name)) {
                    continue;
                }
                page.append("| ").append(attack.what).append(attack.traceable ? "" : " (no trace of its own)");
                page.append(" | ").append(dataset.name).append(" |");
                double precision = 0;
                int found = 0;
                for (Cell cell : row) {
                    page.append(' ')
                            .append(cell.alone)
                            .append(" / ")
                            .append(cell.compared)
                            .append(" of ");
                    page.append(cell.trials).append(" |");
                    precision += cell.precision;
                    found += cell.alone;
                }
                page.append(
                        found == 0 ? " – |\n" : String.format(Locale.ROOT, " %.0f %% |%n", 100 * precision / found));
            }
        }
        return page.toString();
    }
}
