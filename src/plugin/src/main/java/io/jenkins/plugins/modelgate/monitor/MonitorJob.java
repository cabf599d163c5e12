package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.engine.monitor.history.FirstWindows;
import io.jenkins.plugins.modelgate.engine.monitor.history.HistoryException;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import io.jenkins.plugins.modelgate.engine.monitor.history.Place;
import io.jenkins.plugins.modelgate.engine.monitor.history.Series;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.monitor.history.WindowJson;
import io.jenkins.plugins.modelgate.engine.policy.MemoryShares;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.worker.EngineWorker;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the worker is asked about production data, as the Pipeline said it. */
final class MonitorJob implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Newest windows that are sent along: what anomalies over the history, and the seasons of a quarter of hours, need. */
    static final int HISTORY = 2_200;

    /** Of all of them, in bytes: they travel to the agent. */
    private static final int MAX_HISTORY = 16 << 20;

    private final String model;
    private final String baseline;
    private final boolean newBaseline;
    private final ArrayList<String> paths;
    private final ArrayList<String> labels;
    private final ArrayList<String> expected;
    private final LinkedHashMap<String, String> texts = new LinkedHashMap<>();

    MonitorJob(MonitorModelStep step, String model) {
        this.model = model;
        this.baseline = step.getBaseline();
        this.newBaseline = step.isNewBaseline();
        this.paths = new ArrayList<>(MonitorModelStep.split(step.getCurrent()));
        this.labels = new ArrayList<>(MonitorModelStep.split(step.getLabelsFile()));
        this.expected = new ArrayList<>(MonitorModelStep.split(step.getExpected()));
        texts.put("name", step.getName() == null ? String.join(",", paths) : step.getName());
        texts.put("predictions", step.getPredictions());
        texts.put("scores", step.getScores());
        texts.put("positive", step.getPositive());
        texts.put("labels", step.getLabels());
        texts.put("timestamp", step.getTimestamp());
        texts.put("latency", step.getLatency());
        texts.put("client", step.getClient());
        texts.put("text", step.getText());
        texts.put("key", step.getKey());
        texts.put("window", step.getWindow());
        texts.put("every", step.getEvery());
    }

    boolean isNewBaseline() {
        return newBaseline;
    }

    /**
     * The question, and what an answer that passes must fit.
     *
     * @param worker question
     * @param asked what the windows must be about
     */
    record Question(WorkerJob worker, WindowAnswer.Asked asked) {}

    /** @throws AbortException when the Pipeline said something that cannot be meant */
    Question of(Policy policy, String json, MonitoringHistory history, Series series) throws IOException {
        requireInside("current", paths);
        requireInside("labelsFile", labels);
        if (paths.isEmpty()) {
            throw new AbortException("current is empty; name files, directories or globs below the workspace");
        }
        // The rest is for the embedded engine in the same process.
        long heap = MemoryShares.heap(policy.number("execution.memory"));
        WorkerJob job = WorkerJob.of(MonitorModelStep.DescriptorImpl.NAME, json, heap)
                .patterns("paths", paths)
                .patterns("labelsFile", labels)
                .list("expected", expected)
                .text("model", model)
                .needs("dataset")
                .wants(WindowJson.FILE);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            job.text(text.getKey(), text.getValue());
        }
        Place place = Place.of(series);
        String fault = null;
        List<Window> before = List.of();
        try {
            before = history.withFirst(place, HISTORY);
        } catch (HistoryException e) {
            // The window is examined and its figures are told; that nobody knows what was before it is never a pass.
            fault = e.getMessage();
            job.text("historyFault", fault);
        }
        String last = before.isEmpty() ? null : before.get(before.size() - 1).baseline();
        String digest = baseline(job, newBaseline ? null : last);
        job.text("baselineDigest", digest);
        // What was compared with another baseline says nothing about what is usual now.
        byte[] lines = newBaseline ? null : lines(before);
        return new Question(
                lines == null ? job : job.given("history", lines),
                new WindowAnswer.Asked(model, digest, newBaseline ? last : null, fault));
    }

    /**
     * Says which baseline is meant. Nobody's workspace decides alone: what is named there is what the last window was compared
     * with or, for the first one, what those who approved the model saw, unless the Pipeline says that it means another one.
     *
     * @param last digest of the one that the last window was compared with, if it is still meant
     * @return its digest, or null where it is the Pipeline's to say
     */
    @CheckForNull
    private String baseline(WorkerJob job, @CheckForNull String last) throws IOException {
        if (baseline == null) {
            byte[] approved = ApprovedBaseline.of(model);
            job.given("baseline", approved);
            return last == null ? AuditText.sha256(approved) : last;
        }
        job.path("baseline", baseline);
        return last != null || newBaseline ? last : ApprovedBaseline.digest(model);
    }

    private static void requireInside(String field, List<String> all) throws AbortException {
        for (String path : all) {
            String fault = EngineWorker.pathFault(field, path);
            if (fault != null) {
                throw new AbortException(fault);
            }
        }
    }

    /** The first ones and as many of the newest as fit, the oldest first; null for none. */
    @CheckForNull
    private static byte[] lines(List<Window> windows) {
        if (windows.isEmpty()) {
            return null;
        }
        Window newest = windows.get(windows.size() - 1);
        FirstWindows first = new FirstWindows(newest.model(), newest.baseline());
        windows.forEach(first::add);
        List<Window> wanted = first.windows();
        // Whatever else fits: the worker holds baseline and columns against it.
        wanted.add(0, newest);
        for (int i = windows.size() - 1; i >= 0; i--) {
            wanted.add(windows.get(i));
        }
        TreeMap<Instant, String> lines = new TreeMap<>();
        int bytes = 0;
        for (Window window : wanted) {
            if (lines.containsKey(window.from())) {
                continue;
            }
            String line = WindowJson.write(window) + "\n";
            bytes += line.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_HISTORY) {
                break;
            }
            lines.put(window.from(), line);
        }
        return String.join("", lines.values()).getBytes(StandardCharsets.UTF_8);
    }
}
