package io.jenkins.plugins.modelgate.engine.dataset.chart;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Categories;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Numbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Chooses the bars: each value where there are few, else intervals of equal width over the middle 99 percent. */
final class Bars {
    private static final int PARTS = 24;
    private static final int VALUES = 12;
    private static final double TAIL = 0.005;
    /** Wider seconds are not times that people write. */
    private static final double MOST_SECONDS = 2.5e11;

    private Bars() {}

    static List<Bar> of(ColumnProfile now, @CheckForNull ColumnProfile before) {
        if (now.categories() != null) {
            return categories(now.categories(), before == null ? null : before.categories());
        }
        if (now.numbers() != null) {
            return numbers(
                    now.numbers(),
                    before == null ? null : before.numbers(),
                    now.type().isTemporal());
        }
        return now.lengths() == null
                ? List.of()
                : numbers(now.lengths(), before == null ? null : before.lengths(), false);
    }

    private static List<Bar> categories(Categories now, @CheckForNull Categories before) {
        Map<String, Long> counts = now.counts();
        Map<String, Long> earlier = before == null ? Map.of() : before.counts();
        double rows = Math.max(1, now.rows());
        double earlierRows = before == null ? 1 : Math.max(1, before.rows());
        TreeSet<String> names = new TreeSet<>(counts.keySet());
        names.addAll(earlier.keySet());
        List<Bar> all = new ArrayList<>();
        for (String name : names) {
            all.add(new Bar(name, earlier.getOrDefault(name, 0L) / earlierRows, counts.getOrDefault(name, 0L) / rows));
        }
        all.sort(Comparator.comparingDouble((Bar bar) -> Math.max(bar.before(), bar.now()))
                .reversed());
        List<Bar> shown = new ArrayList<>(all.subList(0, Math.min(VALUES, all.size())));
        if (all.size() > shown.size() || now.rest() > 0 || before != null && before.rest() > 0) {
            shown.add(new Bar(
                    "all others",
                    before == null
                            ? 0
                            : rest(shown.stream().mapToDouble(Bar::before).sum(), before.rows()),
                    rest(shown.stream().mapToDouble(Bar::now).sum(), now.rows())));
        }
        return shown;
    }

    private static double rest(double shown, long rows) {
        return rows == 0 ? 0 : Math.max(0, 1 - shown);
    }

    private static List<Bar> numbers(Numbers now, @CheckForNull Numbers before, boolean time) {
        Numbers frame = before == null || before.rows() == 0 ? now : before;
        if (frame.rows() == 0) {
            return List.of();
        }
        List<Double> points = frame.bins().points();
        List<Bar> bars = new ArrayList<>();
        if (frame.bins().discrete()) {
            for (double point : points) {
                bars.add(bar(caption(point, time), now, before, point, Math.nextUp(point)));
            }
            double beforeRest = before == null ? 0 : rest(sum(bars, true), before.rows());
            bars.add(new Bar(
                    "other values", beforeRest < 1e-9 ? 0 : beforeRest, small(rest(sum(bars, false), now.rows()))));
            return bars;
        }
        double from = frame.quantile(TAIL);
        double to = Math.max(Math.nextUp(from), frame.quantile(1 - TAIL));
        bars.add(bar("below " + caption(from, time), now, before, Double.NEGATIVE_INFINITY, from));
        for (int i = 0; i < PARTS; i++) {
            double left = from + (to - from) * i / PARTS;
            double right = i == PARTS - 1 ? to : from + (to - from) * (i + 1) / PARTS;
            bars.add(bar(caption(left, time) + " to " + caption(right, time), now, before, left, right));
        }
        bars.add(bar(caption(to, time) + " and more", now, before, to, Double.POSITIVE_INFINITY));
        return bars;
    }

    private static double sum(List<Bar> bars, boolean before) {
        return bars.stream()
                .mapToDouble(bar -> before ? bar.before() : bar.now())
                .sum();
    }

    private static double small(double share) {
        return share < 1e-9 ? 0 : share;
    }

    private static Bar bar(String caption, Numbers now, @CheckForNull Numbers before, double from, double to) {
        return new Bar(caption, before == null ? 0 : share(before, from, to), share(now, from, to));
    }

    private static double share(Numbers numbers, double from, double to) {
        double below = to == Double.POSITIVE_INFINITY ? (numbers.rows() == 0 ? 0 : 1) : numbers.below(to);
        double start = from == Double.NEGATIVE_INFINITY ? 0 : numbers.below(from);
        return Math.max(0, Math.min(1, below - start));
    }

    private static String caption(double value, boolean time) {
        if (!time || Math.abs(value) > MOST_SECONDS) {
            return DriftWords.number(value);
        }
        String text = Instant.ofEpochSecond((long) Math.floor(value))
                .atOffset(ZoneOffset.UTC)
                .toString();
        return text.endsWith("T00:00Z") ? text.substring(0, text.length() - "T00:00Z".length()) : text;
    }
}
