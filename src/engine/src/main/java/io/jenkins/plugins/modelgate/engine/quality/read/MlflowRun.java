package io.jenkins.plugins.modelgate.engine.quality.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The folder of one run in MLflow's file store: {@code meta.yaml}, {@code metrics/NAME} with lines of time, value and step, and
 * {@code tags/NAME}. The figure of the last step counts, of one step the latest.
 */
public final class MlflowRun {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String METRICS = "metrics/";
    private static final String TAG = "tags/" + ModelClaim.KEY;
    private static final String META = "meta.yaml";
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Set<String> FINISHED = Set.of("3", "FINISHED");

    private MlflowRun() {}

    /** Whether a folder with these files, named relative to it, is a run. */
    public static boolean matches(Set<String> files) {
        return files.contains(META) && files.stream().anyMatch(file -> file.startsWith(METRICS));
    }

    /** Whether the content of this file, named relative to the run, is read. */
    public static boolean wants(String file) {
        return file.equals(META) || file.equals(TAG) || file.startsWith(METRICS);
    }

    /** @param files what {@link #wants} named, by names relative to the run */
    public static void read(Map<String, MetricsDocument> files, Sheet sheet) throws UnreadableException {
        sheet.format("MLflow run");
        JsonNode meta = meta(files.get(META));
        requireFinished(
                meta.path("status").asText(), meta.path("lifecycle_stage").asText());
        if (files.containsKey(TAG)) {
            sheet.claim(files.get(TAG).text());
        }
        for (Map.Entry<String, MetricsDocument> file : files.entrySet()) {
            if (file.getKey().startsWith(METRICS)) {
                figure(file.getKey().substring(METRICS.length()), last(file.getValue()), sheet);
            }
        }
    }

    private static JsonNode meta(MetricsDocument document) throws UnreadableException {
        try {
            return YAML.readTree(document.text());
        } catch (JsonProcessingException e) {
            throw new UnreadableException("has a meta.yaml that is no YAML: " + SafeText.of(e.getOriginalMessage()), e);
        }
    }

    static void requireFinished(String status, String stage) throws UnreadableException {
        if (!FINISHED.contains(status)) {
            throw new UnreadableException(
                    "is a run that has not finished well: its status is " + SafeText.quote(status));
        }
        if (!stage.equals("active")) {
            throw new UnreadableException("is a run that was deleted: its stage is " + SafeText.quote(stage));
        }
    }

    /** A name with {@code /} is a slice and a name, as in nested JSON. */
    static void figure(String key, Figure figure, Sheet sheet) throws UnreadableException {
        int slash = key.lastIndexOf('/');
        sheet.figure(key.substring(slash + 1), slash < 0 ? "" : key.substring(0, slash), figure);
    }

    private static Figure last(MetricsDocument document) throws UnreadableException {
        Figure figure = new Figure(null, "has no line");
        long step = Long.MIN_VALUE;
        long time = Long.MIN_VALUE;
        for (String line : (Iterable<String>) document.text().lines()::iterator) {
            String[] cells = line.strip().split(" +");
            if (line.isBlank()) {
                continue;
            }
            boolean whole = cells.length >= 2
                    && WHOLE.matcher(cells[0]).matches()
                    && (cells.length == 2 || WHOLE.matcher(cells[2]).matches());
            if (!whole) {
                return new Figure(null, "has a line that is not time, value and step");
            }
            long thisStep = cells.length == 2 ? 0 : Long.parseLong(cells[2]);
            long thisTime = Long.parseLong(cells[0]);
            int order = Long.compare(thisStep, step) != 0 ? Long.compare(thisStep, step) : Long.compare(thisTime, time);
            Figure found = Figure.of(cells[1]);
            if (order > 0) {
                figure = found;
                step = thisStep;
                time = thisTime;
            } else if (order == 0 && !found.equals(figure)) {
                figure = new Figure(null, "has two values at one time of its last step");
            }
        }
        return figure;
    }
}
