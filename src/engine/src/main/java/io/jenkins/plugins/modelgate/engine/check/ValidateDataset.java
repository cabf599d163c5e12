package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.input.InputRules;
import io.jenkins.plugins.modelgate.engine.dataset.lineage.LineageEvents;
import io.jenkins.plugins.modelgate.engine.dataset.lineage.LineagePost;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Is this data what it should be, whole, like what was accepted before, and free of signs of poisoning? */
public final class ValidateDataset implements Check<ValidateDatasetRequest> {
    private static final String LINEAGE_FILE = "lineage.ndjson";

    private final Clock clock;
    private final List<DatasetPart> parts;

    public ValidateDataset() {
        this(Clock.systemUTC(), DatasetParts.all());
    }

    /** @param clock for time stamps, freshness and the end dates of suppressions */
    public ValidateDataset(Clock clock, List<DatasetPart> parts) {
        this.clock = clock;
        this.parts = List.copyOf(parts);
    }

    @Override
    public String name() {
        return "validateDataset";
    }

    @Override
    public Report run(ValidateDatasetRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = now();
        LineageEvents lineage = new LineageEvents(UUID.randomUUID(), request.lineage(), EngineVersion.get());
        List<String> events = new ArrayList<>();
        events.add(lineage.start(started));
        try {
            return examined(request, progress, started, lineage, events);
        } catch (IOException e) {
            // Nothing is decided. Whoever collects lineage hears of it; if not, the first failure is the one to tell.
            events.add(lineage.fail(now(), null, String.valueOf(e.getMessage())));
            try {
                deliver(request, events);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private Report examined(
            ValidateDatasetRequest request,
            Progress progress,
            Instant started,
            LineageEvents lineage,
            List<String> events)
            throws IOException, InterruptedException {
        DatasetRun run = new DatasetRun(request.policy(), request.options(), started);
        for (DatasetPart part : parts) {
            part.prepare(run);
        }
        DatasetSubject dataset = request.engine().isEmbedded()
                ? FileDataset.examine(request, run, parts, progress)
                : DatabaseDataset.examine(request, run, parts);
        run.metric("engine", request.engine().toString());
        events.add(lineage.complete(now(), dataset.facts(), run.columns(), run.tests()));
        String refusal = deliver(request, events);
        if (refusal != null) {
            run.find(InputRules.LINEAGE, refusal);
        }
        if (run.dropped() > 0) {
            run.metric("findingsNotListed", run.dropped());
            run.find(Finding.of(ArtifactRules.DROPPED, Location.ofFile(""), run.dropped() + " more were counted"));
        }
        if (request.report() != null) {
            for (Map.Entry<String, DatasetRun.Attachment> each :
                    run.attachments().entrySet()) {
                ReportDirectory.attach(request.report(), each.getKey(), each.getValue()::write);
            }
        }
        Report report = report(request, run, dataset, started);
        if (report.verdict() == Verdict.PASSED) {
            for (DatasetPart part : parts) {
                part.accepted(run);
            }
        }
        return report;
    }

    private Report report(ValidateDatasetRequest request, DatasetRun run, DatasetSubject dataset, Instant started) {
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        List<Finding> findings = new ArrayList<>(run.findings());
        findings.sort(WorstFirst.ORDER);
        Judge.Sorted sorted = judge.sort(findings);
        Instant finished = now();
        run.metric("milliseconds", ChronoUnit.MILLIS.between(started, finished));
        return new Report(
                name(),
                judge.verdict(sorted.counting(), dataset.artifacts()),
                dataset.subject(),
                sorted.counting(),
                sorted.suppressed(),
                dataset.artifacts(),
                run.metrics(),
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                started.toString(),
                finished.toString());
    }

    /** @return why the events did not reach the address, or null */
    private static String deliver(ValidateDatasetRequest request, List<String> events)
            throws IOException, InterruptedException {
        if (request.report() != null) {
            byte[] lines = (String.join("\n", events) + "\n").getBytes(StandardCharsets.UTF_8);
            ReportDirectory.attach(request.report(), LINEAGE_FILE, out -> out.write(lines));
        }
        return request.lineage().url() == null ? null : LineagePost.send(request.lineage(), events);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
