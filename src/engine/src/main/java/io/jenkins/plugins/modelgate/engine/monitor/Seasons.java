package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.measure.RobustZ;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What a figure usually is at this time of the day or the week. A season is used where the present one has been there five times before
 * and the windows of equal season differ by less than 0.7 of what all windows differ by; else all windows count alike.
 *
 * @param values of the windows before, each minus the median of its season
 * @param centre median of the present season
 * @param size windows of the present season
 * @param name of the season for people, empty where all windows count alike
 */
record Seasons(double[] values, double centre, int size, String name) {
    private static final double NARROWER = 0.7;
    private static final int EACH = 3;

    /** Ways to tell seasons apart, and the longest window that they make sense for. */
    private enum Kind {
        DAY_OF_WEEK(
                "the same day of the week",
                Duration.ofDays(1),
                time -> time.getDayOfWeek().getValue()),
        HOUR_OF_DAY("the same hour of the day", Duration.ofHours(12), OffsetDateTime::getHour),
        HOUR_OF_WEEK(
                "the same hour of the week",
                Duration.ofHours(12),
                time -> time.getDayOfWeek().getValue() * 24L + time.getHour());

        private final String words;
        private final Duration longest;
        private final ToLongFunction<OffsetDateTime> slot;

        Kind(String words, Duration longest, ToLongFunction<OffsetDateTime> slot) {
            this.words = words;
            this.longest = longest;
            this.slot = slot;
        }

        long of(Instant time) {
            return slot.applyAsLong(time.atOffset(ZoneOffset.UTC));
        }
    }

    /**
     * The best way to see a figure's history.
     *
     * @param windows before, each with the figure
     */
    static Seasons of(List<Window> windows, String measure, Span now) {
        double[] all = windows.stream()
                .mapToDouble(window -> window.measures().get(measure))
                .toArray();
        RobustZ whole = RobustZ.of(all);
        Seasons best = centred(all, whole.median(), all.length, "");
        double narrowest = NARROWER * whole.mad();
        for (Kind kind : Kind.values()) {
            if (now.length() > kind.longest.toSeconds()) {
                continue;
            }
            Seasons seasonal = by(kind, windows, measure, now);
            if (seasonal != null) {
                double mad = RobustZ.of(seasonal.values()).mad();
                if (mad < narrowest) {
                    narrowest = mad;
                    best = seasonal;
                }
            }
        }
        return best;
    }

    private static Seasons by(Kind kind, List<Window> windows, String measure, Span now) {
        Map<Long, List<Double>> slots = new HashMap<>();
        for (Window window : windows) {
            slots.computeIfAbsent(kind.of(window.from()), slot -> new ArrayList<>())
                    .add(window.measures().get(measure));
        }
        List<Double> own = slots.getOrDefault(kind.of(now.from()), List.of());
        if (own.size() < RobustLimit.FEWEST) {
            return null;
        }
        List<Double> residuals = new ArrayList<>();
        for (List<Double> slot : slots.values()) {
            if (slot.size() >= EACH) {
                double median = median(slot);
                slot.forEach(value -> residuals.add(value - median));
            }
        }
        double[] values = residuals.stream().mapToDouble(Double::doubleValue).toArray();
        return new Seasons(values, median(own), own.size(), kind.words);
    }

    private static double median(List<Double> values) {
        return RobustZ.of(values.stream().mapToDouble(Double::doubleValue).toArray())
                .median();
    }

    private static Seasons centred(double[] values, double centre, int size, String name) {
        double[] residuals = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            residuals[i] = values[i] - centre;
        }
        return new Seasons(residuals, centre, size, name);
    }
}
