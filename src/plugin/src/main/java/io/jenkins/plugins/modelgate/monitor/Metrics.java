package io.jenkins.plugins.modelgate.monitor;

import io.jenkins.plugins.modelgate.engine.monitor.history.Condition;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import io.jenkins.plugins.modelgate.engine.monitor.history.Place;
import io.jenkins.plugins.modelgate.engine.monitor.history.Series;
import io.jenkins.plugins.modelgate.engine.monitor.history.Summary;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * Figures for Prometheus about what the caller sees. However many models there are, it answers with a bounded number of
 * samples: the worst series, and how many were left out.
 */
final class Metrics implements HttpResponse {
    /** Series that have samples of their own. */
    static final int SERIES = 2_000;

    /** Measures of a series, for whoever asks for one model. */
    static final int MEASURES = 200;

    private static final int SERIES_OF_MODEL = 20;
    private static final int LABEL = 200;

    private final String text;

    private Metrics(String text) {
        this.text = text;
    }

    static Metrics ofAll() throws IOException {
        MonitoringHistory history = ModelHistory.get().history();
        Instant now = ModelHistory.get().now();
        List<Summary> all = seen(history, now);
        PrometheusText text = new PrometheusText();
        text.family(
                "modelgate_monitored_models",
                "gauge",
                "Series of windows by the condition of the model: a job that watches a model has one or more.");
        Map<Condition, Integer> counts = new EnumMap<>(Condition.class);
        all.forEach(summary -> counts.merge(summary.at(now), 1, Integer::sum));
        if (new Sight().sees("")) {
            counts.merge(Condition.DAMAGED, history.damaged().size(), Integer::sum);
        }
        for (Condition condition : Condition.values()) {
            text.sample(
                    "modelgate_monitored_models",
                    counts.getOrDefault(condition, 0),
                    "condition",
                    ConditionView.of(condition).getName());
        }
        text.family(
                        "modelgate_model_condition",
                        "gauge",
                        "1 for the condition that a watched model is in, with the condition as label.")
                .family(
                        "modelgate_model_window_end_timestamp_seconds",
                        "gauge",
                        "End of the newest window, in seconds since 1970.")
                .family("modelgate_model_window_rows", "gauge", "Predictions in the newest window.")
                .family("modelgate_model_windows_total", "counter", "Windows that were recorded, revisions included.");
        for (Summary summary : all.subList(0, Math.min(SERIES, all.size()))) {
            add(text, summary, now);
        }
        text.family(
                "modelgate_monitored_models_left_out",
                "gauge",
                "Series without samples of their own, because there are more than " + SERIES
                        + "; the worst have them.");
        text.sample("modelgate_monitored_models_left_out", Math.max(0, all.size() - SERIES));
        return new Metrics(text.toString());
    }

    private static void add(PrometheusText text, Summary summary, Instant now) {
        String[] who = labels(summary.series());
        text.sample(
                "modelgate_model_condition",
                1,
                who[0],
                who[1],
                who[2],
                who[3],
                who[4],
                who[5],
                "condition",
                ConditionView.of(summary.at(now)).getName());
        text.sample("modelgate_model_window_end_timestamp_seconds", summary.to().getEpochSecond(), who);
        text.sample("modelgate_model_window_rows", summary.rows(), who);
        text.sample("modelgate_model_windows_total", summary.lines(), who);
    }

    private static String[] labels(Series series) {
        return new String[] {
            "model",
            series.model(),
            "job",
            SafeText.of(series.job(), LABEL),
            "series",
            SafeText.of(series.name(), LABEL)
        };
    }

    /** All measures of the newest windows of one model. */
    static Metrics ofModel(String model) throws IOException {
        MonitoringHistory history = ModelHistory.get().history();
        Instant now = ModelHistory.get().now();
        PrometheusText text = new PrometheusText();
        text.family("modelgate_model_measure", "gauge", "A measure of the newest window of a model.");
        List<Summary> all = seen(history, now).stream()
                .filter(summary -> summary.series().model().equals(model))
                .limit(SERIES_OF_MODEL)
                .toList();
        for (Summary summary : all) {
            Place place = Place.of(summary.series());
            String[] who = labels(summary.series());
            for (Window window : history.windows(place, 1)) {
                window.measures().entrySet().stream()
                        .limit(MEASURES)
                        .forEach(measure -> text.sample(
                                "modelgate_model_measure",
                                measure.getValue(),
                                who[0],
                                who[1],
                                who[2],
                                who[3],
                                who[4],
                                who[5],
                                "measure",
                                SafeText.of(measure.getKey(), LABEL)));
            }
        }
        return new Metrics(text.toString());
    }

    private static List<Summary> seen(MonitoringHistory history, Instant now) {
        Sight sight = new Sight();
        List<Summary> seen = new ArrayList<>(history.all());
        seen.removeIf(summary -> !sight.sees(summary.series().job()));
        seen.sort(Comparator.comparing((Summary summary) -> summary.at(now))
                .thenComparing(Summary::to)
                .thenComparing(summary -> summary.series().model())
                .thenComparing(summary -> summary.series().id()));
        return seen;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setContentType(PrometheusText.TYPE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
