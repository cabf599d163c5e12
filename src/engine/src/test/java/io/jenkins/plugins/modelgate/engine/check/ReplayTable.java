package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.check.ReplayedPeople.Planted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The table of docs/benchmarks.md about monitoring, made of what was answered: for each series and kind of alarm a digit a window. */
final class ReplayTable {
    private static final String BEGIN = "<!-- replayed -->\n";
    private static final String END = "<!-- end of replayed -->";

    private final Map<String, Map<String, String>> answers;
    /** Series that all have answered: the tools are held against each other on the same windows. */
    private final Set<String> all;

    private ReplayTable(Map<String, Map<String, String>> answers, Set<String> all) {
        this.answers = answers;
        this.all = all;
    }

    static void update(
            Path page,
            Map<String, Map<String, String>> ours,
            Map<String, Map<String, String>> evidently,
            Map<String, Map<String, String>> nannyml)
            throws IOException {
        String text = Files.readString(page);
        String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        Files.writeString(page, before + table(ours, evidently, nannyml) + text.substring(text.indexOf(END)));
    }

    static void hold(
            Path page,
            Map<String, Map<String, String>> ours,
            Map<String, Map<String, String>> evidently,
            Map<String, Map<String, String>> nannyml)
            throws IOException {
        assertThat(Files.readString(page)).contains(BEGIN + table(ours, evidently, nannyml) + END);
    }

    private static String table(
            Map<String, Map<String, String>> ours,
            Map<String, Map<String, String>> evidently,
            Map<String, Map<String, String>> nannyml) {
        List<String> rows = new ArrayList<>();
        Set<String> all = shared(ours, evidently, nannyml);
        rows.add("Series that all three have answered: " + all.size() + " of "
                + Planted.values().length * ReplayedPeople.REPEATS + ".\n");
        rows.add(
                "| | quiet windows with an alarm | sudden | small | gradual | wrong labels | Sundays | other days | after weeks"
                        + " |");
        rows.add("|---|---|---|---|---|---|---|---|---|");
        ReplayTable own = new ReplayTable(ours, all);
        rows.add(own.row("Model Gate, HIGH drift", "drift"));
        rows.add(own.row("Model Gate, drift from half of the limit on (LOW)", "near", "drift"));
        rows.add(own.row("Model Gate, anomaly on the history", "anomaly"));
        rows.add(own.row("Model Gate, performance with labels", "labels"));
        rows.add(own.row("Model Gate, estimate without labels", "estimate"));
        ReplayTable other = new ReplayTable(evidently, all);
        rows.add(other.row("Evidently, any column (its default tests)", "drift"));
        rows.add(other.row("Evidently, half of the columns (its default)", "half"));
        rows.add(other.row("Evidently, accuracy a tenth below the reference", "labels"));
        ReplayTable third = new ReplayTable(nannyml, all);
        rows.add(third.row("NannyML, any column (defaults)", "drift"));
        rows.add(third.row("NannyML, estimate without labels (CBPE)", "estimate"));
        rows.add(third.row("NannyML, performance with labels", "labels"));
        return String.join("\n", rows) + "\n";
    }

    private static Set<String> shared(
            Map<String, Map<String, String>> ours,
            Map<String, Map<String, String>> evidently,
            Map<String, Map<String, String>> nannyml) {
        Set<String> all = new TreeSet<>(ours.keySet());
        all.retainAll(evidently.keySet());
        all.retainAll(nannyml.keySet());
        return all;
    }

    private String row(String name, String... kinds) {
        int quiet = 0;
        int alarms = 0;
        int[] rest = new int[2];
        int[] days = new int[2];
        for (Planted planted : Planted.values()) {
            for (int i = 0; i < ReplayedPeople.REPEATS; i++) {
                if (!all.contains(planted.name(i))) {
                    continue;
                }
                boolean[] alarm = alarms(planted, i, kinds);
                for (int w = 0; w < alarm.length; w++) {
                    if (planted == Planted.SEASONAL) {
                        // By then the season has been there often enough to be known.
                        if (w >= 42 && w < ReplayedPeople.SEASONAL_CHANGE) {
                            int[] kind = w % 7 == 6 ? rest : days;
                            kind[0] += alarm[w] ? 1 : 0;
                            kind[1]++;
                        }
                    } else if (planted == Planted.QUIET || w < ReplayedPeople.CHANGE) {
                        quiet++;
                        alarms += alarm[w] ? 1 : 0;
                    }
                }
            }
        }
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(String.format(Locale.ROOT, "%d of %d (%.1f per 1,000)", alarms, quiet, alarms * 1000.0 / quiet));
        for (Planted planted : List.of(Planted.SUDDEN, Planted.SMALL, Planted.GRADUAL, Planted.LABELS)) {
            cells.add(delay(planted, ReplayedPeople.CHANGE, kinds));
        }
        cells.add(rest[0] + " of " + rest[1]);
        cells.add(days[0] + " of " + days[1]);
        cells.add(delay(Planted.SEASONAL, ReplayedPeople.SEASONAL_CHANGE, kinds));
        return "| " + String.join(" | ", cells) + " |";
    }

    /** Mean of the windows from the change to the first alarm, over the series with one. */
    private String delay(Planted planted, int change, String... kinds) {
        int sum = 0;
        int seen = 0;
        int drawn = 0;
        for (int i = 0; i < ReplayedPeople.REPEATS; i++) {
            if (!all.contains(planted.name(i))) {
                continue;
            }
            drawn++;
            boolean[] alarm = alarms(planted, i, kinds);
            for (int w = change; w < alarm.length; w++) {
                if (alarm[w]) {
                    sum += w - change;
                    seen++;
                    break;
                }
            }
        }
        return seen == 0
                ? "not seen (0 of " + drawn + ")"
                : String.format(Locale.ROOT, "%.1f (%d of %d)", sum / (double) seen, seen, drawn);
    }

    private boolean[] alarms(Planted planted, int repeat, String... kinds) {
        Map<String, String> series = answers.get(planted.name(repeat));
        boolean[] alarms = new boolean[planted.windows];
        for (String kind : kinds) {
            String digits = series.get(kind);
            assertThat(digits).as(planted.name(repeat) + " " + kind).hasSize(planted.windows);
            for (int w = 0; w < alarms.length; w++) {
                alarms[w] |= digits.charAt(w) == '1';
            }
        }
        return alarms;
    }
}
