package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetOptions;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.lineage.LineageOptions;
import io.jenkins.plugins.modelgate.engine.monitor.MonitorPart;
import io.jenkins.plugins.modelgate.engine.monitor.WindowRun;
import io.jenkins.plugins.modelgate.engine.monitor.chart.MonitorChart;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.monitor.history.WindowJson;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Is the model in production still what was approved: asked the same, answering the same, as good, and not misused? */
public final class MonitorModel implements Check<MonitorModelRequest> {
    private final Clock clock;

    public MonitorModel() {
        this(Clock.systemUTC());
    }

    /** @param clock for time stamps, staleness and the end dates of suppressions */
    public MonitorModel(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "monitorModel";
    }

    /** SHA-256 of a model, as {@code verifyModelArtifact} reports it. */
    public static String digest(Path model) throws IOException {
        String sha256 =
                SubjectDigests.of(List.of(model), Progress.SILENT).subject().sha256();
        if (sha256 == null) {
            throw new IOException("model " + model + " cannot be read to its end");
        }
        return sha256;
    }

    @Override
    public Report run(MonitorModelRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = now();
        ValidateDatasetRequest rows = rows(request);
        DatasetRun run = new DatasetRun(request.policy(), rows.options(), started);
        MonitorPart part = new MonitorPart(request.options());
        part.prepare(run);
        DatasetSubject dataset = rows.engine().isEmbedded()
                ? FileDataset.examine(rows, run, List.of(part), progress)
                : DatabaseDataset.examine(rows, run, List.of(part));
        List<Finding> common = List.copyOf(run.findings());
        boolean closed = run.isIncomplete() || part.isOpen();
        List<Window> windows = new ArrayList<>();
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        for (WindowRun each : part.windows()) {
            windows.add(part.recorded(each, common, closed, judge));
        }
        List<Finding> found = new ArrayList<>();
        part.windows().forEach(each -> found.addAll(each.findings()));
        WorstFirst.of(found).forEach(run::find);
        // No window is worse than the report about all of them: not by what was left out of it either.
        closed |= windows.isEmpty()
                || windows.stream().anyMatch(window -> window.verdict() != Verdict.PASSED)
                || run.dropped() > 0;
        if (request.report() != null) {
            ReportDirectory.attach(request.report(), WindowJson.FILE, out -> {
                for (Window window : windows) {
                    out.write((WindowJson.write(window) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
            if (!windows.isEmpty()) {
                ReportDirectory.attach(request.report(), MonitorChart.FILE, part.chart()::write);
            }
        }
        metrics(run, request, part, windows);
        return report(request, run, dataset, closed, judge, started);
    }

    private static ValidateDatasetRequest rows(MonitorModelRequest request) {
        Map<String, List<String>> tables =
                request.labels().isEmpty() ? Map.of() : Map.of(MonitorPart.LATE_LABELS, request.labels());
        return new ValidateDatasetRequest(
                request.paths(),
                request.name(),
                request.workspace(),
                null,
                request.engine(),
                new DatasetOptions(null, null, null, null, null, null, null, null, 1, tables),
                LineageOptions.usual(),
                request.report(),
                request.policy(),
                request.threads());
    }

    private static void metrics(DatasetRun run, MonitorModelRequest request, MonitorPart part, List<Window> windows) {
        run.metric("engine", request.engine().toString());
        run.metric("model", request.options().model());
        run.metric("baseline", part.baselineDigest());
        run.metric("windows", (long) windows.size());
        run.metric(
                "windowsPassed",
                windows.stream()
                        .filter(window -> window.verdict() == Verdict.PASSED)
                        .count());
        if (!windows.isEmpty()) {
            Window last = windows.get(windows.size() - 1);
            run.metric("windowFrom", last.from().toString());
            run.metric("windowTo", last.to().toString());
            run.metric("windowRows", last.rows());
        }
    }

    private Report report(
            MonitorModelRequest request,
            DatasetRun run,
            DatasetSubject dataset,
            boolean closed,
            Judge judge,
            Instant started) {
        List<Artifact> artifacts = new ArrayList<>();
        for (Artifact each : dataset.artifacts()) {
            artifacts.add(
                    closed && each.coverage() == Coverage.FULL
                            ? new Artifact(
                                    each.path(),
                                    each.bytes(),
                                    each.sha256(),
                                    each.format(),
                                    Coverage.PARTIAL,
                                    each.loadable())
                            : each);
        }
        List<Finding> findings = WorstFirst.of(run.findings());
        Judge.Sorted sorted = judge.sort(findings);
        Instant finished = now();
        run.metric("milliseconds", ChronoUnit.MILLIS.between(started, finished));
        return new Report(
                name(),
                judge.verdict(sorted.counting(), artifacts),
                dataset.subject(),
                sorted.counting(),
                sorted.suppressed(),
                artifacts,
                run.metrics(),
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                started.toString(),
                finished.toString());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
