package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Figures that do not fit the windows of this model that passed before, from the fifth one on. */
final class Anomalies {
    /** Rate of false alarms of one figure, and of all figures of a window together. */
    private static final double EACH = 0.0027;

    private static final double TOGETHER = 0.01;
    private static final double RELATIVE = 0.02;

    /** Which way a figure is unusual. */
    private enum Way {
        UP,
        DOWN,
        BOTH
    }

    /** A figure that is watched, and how little of it is no change at all. */
    private record Watched(String measure, Way way, double least) {}

    private static final List<Watched> WATCHED = List.of(
            new Watched("volume.perHour", Way.BOTH, 0),
            new Watched("volume.longestGapHours", Way.UP, 0.02),
            new Watched("latency.p95", Way.UP, 0),
            new Watched("drift.psi", Way.UP, 0.005),
            new Watched("prediction.psi", Way.UP, 0.005),
            new Watched("prediction.topShare", Way.BOTH, 0.005),
            new Watched("confidence.mean", Way.BOTH, 0.002),
            new Watched("missing.share", Way.UP, 0.002),
            new Watched("unseen.share", Way.UP, 0.001),
            new Watched("performance.accuracy", Way.DOWN, 0.003),
            new Watched("performance.f1", Way.DOWN, 0.003),
            new Watched("performance.auc", Way.DOWN, 0.003),
            new Watched("performance.mae", Way.UP, 0),
            new Watched("performance.rmse", Way.UP, 0),
            new Watched("misuse.topClientShare", Way.UP, 0.01),
            new Watched("misuse.injectionShare", Way.UP, 0.0005));

    private final Severity severity;

    /** @param severity of what is found */
    Anomalies(Severity severity) {
        this.severity = severity;
    }

    /** @param passed windows before whose gate passed */
    void judge(WindowRun run, List<Window> passed) {
        Map<String, Double> measures = run.measures();
        List<Watched> judged = new ArrayList<>();
        for (Watched each : WATCHED) {
            if (measures.containsKey(each.measure())
                    && with(passed, each.measure()).size() >= RobustLimit.FEWEST) {
                judged.add(each);
            }
        }
        double alpha = Math.min(EACH, TOGETHER / Math.max(1, judged.size()));
        for (Watched each : judged) {
            judge(run, each, measures.get(each.measure()), with(passed, each.measure()), alpha);
        }
    }

    private static List<Window> with(List<Window> windows, String measure) {
        return windows.stream()
                .filter(window -> window.measures().containsKey(measure))
                .toList();
    }

    private void judge(WindowRun run, Watched watched, double value, List<Window> windows, double alpha) {
        Seasons seasons = Seasons.of(windows, watched.measure(), run.span());
        double least = Math.max(watched.least(), RELATIVE * Math.abs(seasons.centre()));
        RobustLimit limit = RobustLimit.of(seasons.values(), seasons.size(), alpha, least);
        double off = value - seasons.centre();
        boolean unusual = watched.way() != Way.DOWN && off > limit.distance()
                || watched.way() != Way.UP && -off > limit.distance();
        if (unusual) {
            run.find(
                    MonitorRules.ANOMALY,
                    severity,
                    watched.measure(),
                    watched.measure() + " is " + DriftWords.number(value) + "; in the " + seasons.size()
                            + " windows before that passed" + (seasons.name().isEmpty() ? "" : " at " + seasons.name())
                            + " it was " + DriftWords.number(seasons.centre()) + ", and up to "
                            + DriftWords.number(limit.distance()) + " more or less would be usual.");
        }
    }
}
