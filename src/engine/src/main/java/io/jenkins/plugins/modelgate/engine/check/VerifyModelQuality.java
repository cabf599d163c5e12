package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.quality.Collector;
import io.jenkins.plugins.modelgate.engine.quality.Judgement;
import io.jenkins.plugins.modelgate.engine.quality.Measurements;
import io.jenkins.plugins.modelgate.engine.quality.QualityJudge;
import io.jenkins.plugins.modelgate.engine.quality.QualityReader;
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.quality.QualityRules;
import io.jenkins.plugins.modelgate.engine.quality.QualityWriter;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Does this model meet its safety and quality requirements, and is it no worse than the last approved version? */
public final class VerifyModelQuality implements Check<VerifyModelQualityRequest> {
    private final Clock clock;

    public VerifyModelQuality() {
        this(Clock.systemUTC());
    }

    /** @param clock for time stamps and the end dates of suppressions */
    public VerifyModelQuality(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return QualityRecord.CHECK;
    }

    @Override
    public Report run(VerifyModelQualityRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (request.metrics().isEmpty()) {
            throw new IOException("no metrics were given; name files or directories with them");
        }
        Measurements before = baseline(request);
        SubjectDigests model = request.model() == null ? null : SubjectDigests.of(List.of(request.model()), progress);
        List<MetricsSource> sources = MetricsSources.of(request.metrics());
        Set<String> taken = new HashSet<>();
        List<Artifact> artifacts = new ArrayList<>();
        if (model != null) {
            model.artifacts().forEach(artifact -> taken.add(artifact.path()));
            artifacts.addAll(model.artifacts());
        }
        List<Finding> findings = new ArrayList<>();
        Collector collector = new Collector();
        Bindings bindings = new Bindings(model, sources);
        for (MetricsSource source : sources) {
            Artifact artifact = artifact(source, free("metrics/" + source.place(), taken), model != null);
            artifacts.add(artifact);
            if (source.fault() != null) {
                findings.add(Finding.of(
                        QualityRules.UNREADABLE,
                        Location.ofFile(artifact.path()),
                        SafeText.of(artifact.path() + " " + source.fault(), 1000)));
            }
            if (request.model() != null && bindings.isInside(request.model(), source)) {
                findings.add(Finding.of(
                        QualityRules.SELF, Location.ofFile(artifact.path()), "It lies in the model's own directory"));
            }
            bindings.collect(source, artifact.path(), collector);
        }
        Measurements now =
                collector.measurements(model == null ? null : model.subject().sha256());
        Judgement judgement = new QualityJudge(request.policy()).judge(now, before);
        findings.addAll(judgement.findings());
        byte[] record = record(new QualityRecord(now, before, judgement.rows()));
        boolean open = judgement.open() || collector.isFull();
        artifacts.add(new Artifact(
                free(QualityRecord.FILE, taken),
                record.length,
                new DocumentFile(QualityRecord.FILE, record).sha256(),
                QualityRecord.DEMANDS,
                open ? Coverage.PARTIAL : Coverage.FULL,
                true));
        if (request.report() != null) {
            ReportDirectory.attach(request.report(), QualityRecord.FILE, out -> out.write(record));
        }
        return report(request, model, sources, findings, artifacts, metrics(now, before, judgement), started);
    }

    @CheckForNull
    private static Measurements baseline(VerifyModelQualityRequest request) throws IOException {
        Path baseline = request.baseline();
        if (baseline == null) {
            return null;
        }
        if (!Files.isRegularFile(baseline)) {
            throw new NoSuchFileException(
                    baseline + ": no such file; give the quality.json of the last approved version");
        }
        Path model = request.model();
        if (model != null && Files.isDirectory(model) && baseline.toRealPath().startsWith(model.toRealPath())) {
            throw new IOException("--baseline " + baseline
                    + " lies in the model's own directory: whoever made the model can have written it. Give the one that"
                    + " was kept when the last version was approved");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(baseline))) {
            return QualityReader.read(in).now();
        } catch (IOException e) {
            throw new IOException("--baseline " + baseline + ": " + e.getMessage(), e);
        }
    }

    private static Artifact artifact(MetricsSource source, String path, boolean beside) {
        return new Artifact(
                path,
                source.bytes(),
                source.sha256(),
                (beside ? Artifact.BESIDE : "") + source.sheet().format(),
                source.fault() == null ? Coverage.FULL : Coverage.PARTIAL,
                true);
    }

    /** A report names a path once, and whoever made the model chose its names. */
    private static String free(String path, Set<String> taken) {
        String free = path;
        while (!taken.add(free)) {
            free = "_" + free;
        }
        return free;
    }

    private static byte[] record(QualityRecord quality) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QualityWriter.write(quality, out);
        return out.toByteArray();
    }

    private static Map<String, Object> metrics(
            Measurements now, @CheckForNull Measurements before, Judgement judgement) {
        Map<String, Object> metrics = new TreeMap<>();
        metrics.put("metrics", (long) now.metrics().size());
        metrics.put("tests", (long) now.tests().size());
        metrics.put("compared", before != null);
        metrics.put("rows", (long) judgement.rows().size());
        return metrics;
    }

    private Report report(
            VerifyModelQualityRequest request,
            @CheckForNull SubjectDigests model,
            List<MetricsSource> sources,
            List<Finding> findings,
            List<Artifact> artifacts,
            Map<String, Object> metrics,
            Instant started) {
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        Judge.Sorted sorted = judge.sort(findings);
        List<Finding> counting = WorstFirst.of(sorted.counting());
        return new Report(
                name(),
                judge.verdict(counting, artifacts),
                model == null ? MetricsSubject.of(sources, artifacts) : model.subject(),
                counting,
                sorted.suppressed(),
                artifacts,
                metrics,
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                started.toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
