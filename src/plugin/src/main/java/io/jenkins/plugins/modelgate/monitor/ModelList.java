package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.modelgate.engine.monitor.history.Condition;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import io.jenkins.plugins.modelgate.engine.monitor.history.Summary;
import io.jenkins.plugins.modelgate.report.Paged;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The watched models that the current user sees, the worst first, as an address asks for them. */
public final class ModelList {
    private static final int LONGEST = 200;

    private final ConditionView wanted;
    private final String search;
    private final Map<Condition, Integer> counts = new EnumMap<>(Condition.class);
    private final Paged<SeriesRow> rows;

    /**
     * Everything but the history comes from an address and may be anything.
     *
     * @param show name of a condition, or null for all
     * @param search part of a job's name, of a series' name or the beginning of a digest; or null
     * @param page number from 1, or null
     */
    ModelList(@CheckForNull String show, @CheckForNull String search, @CheckForNull String page) throws IOException {
        this.wanted = wanted(show);
        String words = Util.fixNull(search).strip().toLowerCase(Locale.ROOT);
        this.search = words.substring(0, Math.min(LONGEST, words.length()));
        List<SeriesRow> all = all();
        all.forEach(row -> counts.merge(row.condition(), 1, Integer::sum));
        this.rows = new Paged<>(
                all.stream()
                        .filter(row -> wanted == null || row.getState() == wanted)
                        .sorted(Comparator.comparing(SeriesRow::condition)
                                .thenComparing(SeriesRow::end)
                                .thenComparing(SeriesRow::getModel)
                                .thenComparing(SeriesRow::getUrl))
                        .toList(),
                page);
    }

    @CheckForNull
    private static ConditionView wanted(@CheckForNull String show) {
        for (ConditionView each : ConditionView.values()) {
            if (each.getName().equals(show)) {
                return each;
            }
        }
        return null;
    }

    private List<SeriesRow> all() throws IOException {
        MonitoringHistory history = ModelHistory.get().history();
        Instant now = ModelHistory.get().now();
        Sight sight = new Sight();
        List<SeriesRow> all = new ArrayList<>();
        for (Summary summary : history.all()) {
            if (sight.sees(summary.series().job())
                    && matches(
                            summary.series().model(),
                            summary.series().job(),
                            summary.series().name())) {
                all.add(new SeriesRow(summary, now));
            }
        }
        if (sight.sees("")) {
            history.damaged().forEach((place, why) -> {
                if (matches(place.model(), "", "")) {
                    all.add(new SeriesRow(place, why));
                }
            });
        }
        return all;
    }

    private boolean matches(String model, String job, String name) {
        return model.startsWith(search)
                || job.toLowerCase(Locale.ROOT).contains(search)
                || name.toLowerCase(Locale.ROOT).contains(search);
    }

    public Paged<SeriesRow> getRows() {
        return rows;
    }

    /** Name of the condition that is shown alone; empty for all. */
    public String getShow() {
        return wanted == null ? "" : wanted.getName();
    }

    public String getSearch() {
        return search;
    }

    /** A filter that the page offers. */
    public record Choice(String name, String label, boolean current) {
        public String getName() {
            return name;
        }

        public String getLabel() {
            return label;
        }

        public boolean isCurrent() {
            return current;
        }
    }

    /** All, and every condition that there is or that is asked for. */
    public List<Choice> getChoices() {
        List<Choice> choices = new ArrayList<>();
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        choices.add(new Choice("", Messages.ModelList_All(total), wanted == null));
        for (ConditionView each : ConditionView.values()) {
            int count = counts.getOrDefault(Condition.valueOf(each.name()), 0);
            if (count > 0 || each == wanted) {
                choices.add(
                        new Choice(each.getName(), Messages.ModelList_Choice(each.getLabel(), count), each == wanted));
            }
        }
        return choices;
    }

    /** Parameters that the links between pages keep, encoded. */
    public String getKeep() {
        return "show=" + getShow() + "&search=" + Util.rawEncode(search) + "&";
    }
}
