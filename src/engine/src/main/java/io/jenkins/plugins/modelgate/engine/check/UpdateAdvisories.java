package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvIndexWriter;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryStore;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Snapshot;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SnapshotFile;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SourceState;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.StoreUpdate;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.UpdateAttempt;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.UpdateRunningException;
import io.jenkins.plugins.modelgate.engine.dependency.owasp.NvdDatabase;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a new snapshot of advisory data and makes it the one in force: all sources that were named, read to their end, or
 * nothing changes. Talks to nobody unless a source is named by a URL.
 */
public final class UpdateAdvisories implements Check<UpdateAdvisoriesRequest> {
    private final Clock clock = Clock.systemUTC();

    @Override
    public String name() {
        return "updateAdvisories";
    }

    @Override
    public Report run(UpdateAdvisoriesRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = clock.instant();
        AdvisoryStore store = new AdvisoryStore(request.into());
        List<Finding> findings = new ArrayList<>();
        try (StoreUpdate update = store.begin(started)) {
            nvd(request, update, findings);
            progress.update(1, 4, 0, 0);
            osv(request, update);
            progress.update(2, 4, 0, 0);
            exploits(request, update);
            progress.update(3, 4, 0, 0);
            update.commit(clock.instant());
        } catch (UpdateRunningException e) {
            // The other one's attempt is the one to be told of.
            throw e;
        } catch (IOException e) {
            store.record(
                    new UpdateAttempt(started, clock.instant(), false, SafeText.of(String.valueOf(e.getMessage()))));
            throw e;
        }
        store.record(new UpdateAttempt(started, clock.instant(), true, "updated"));
        try (Snapshot snapshot = store.open()) {
            return report(request, snapshot, findings, started);
        }
    }

    private void nvd(UpdateAdvisoriesRequest request, StoreUpdate update, List<Finding> findings)
            throws IOException, InterruptedException {
        if (request.nvd() == null) {
            return;
        }
        Path feeds = AdvisoryInput.feeds(request.nvd(), update.scratch());
        NvdDatabase.Built built = NvdDatabase.build(feeds, update.part(AdvisoryFiles.NVD), update.scratch());
        for (String id : built.skipped()) {
            findings.add(Finding.of(
                    AdvisoryRules.NOT_TAKEN,
                    new Location(AdvisoryFiles.NVD, SafeText.of(id), -1),
                    SafeText.of(id) + " could not be taken into the database"));
        }
        finish(update, AdvisoryFiles.NVD, request.nvd(), built.records(), built.newest());
    }

    private void osv(UpdateAdvisoriesRequest request, StoreUpdate update) throws IOException, InterruptedException {
        if (request.osv() == null) {
            return;
        }
        Path records = AdvisoryInput.file(AdvisoryFiles.OSV, request.osv(), update.scratch());
        Path index = target(update, AdvisoryFiles.OSV, AdvisoryFiles.OSV_INDEX);
        OsvIndexWriter.Result written = OsvIndexWriter.write(records, index, clock.instant());
        finish(update, AdvisoryFiles.OSV, request.osv(), written.records(), written.newest());
    }

    private void exploits(UpdateAdvisoriesRequest request, StoreUpdate update)
            throws IOException, InterruptedException {
        if (request.epss() != null) {
            Path scores = AdvisoryInput.file(AdvisoryFiles.EPSS, request.epss(), update.scratch());
            ExploitData.Taken taken =
                    ExploitData.epss(scores, target(update, AdvisoryFiles.EPSS, AdvisoryFiles.EPSS_SCORES));
            finish(update, AdvisoryFiles.EPSS, request.epss(), taken.records(), taken.newest());
        }
        if (request.kev() != null) {
            Path catalogue = AdvisoryInput.file(AdvisoryFiles.KEV, request.kev(), update.scratch());
            ExploitData.Taken taken =
                    ExploitData.kev(catalogue, target(update, AdvisoryFiles.KEV, AdvisoryFiles.KEV_CATALOGUE));
            finish(update, AdvisoryFiles.KEV, request.kev(), taken.records(), taken.newest());
        }
    }

    private static Path target(StoreUpdate update, String source, String path) throws IOException {
        return update.part(source).resolve(path.substring(source.length() + 1));
    }

    private void finish(StoreUpdate update, String source, String from, long records, Instant newest) {
        update.finished(new SourceState(source, SafeText.of(from), records, newest, clock.instant()));
    }

    private Report report(UpdateAdvisoriesRequest request, Snapshot snapshot, List<Finding> findings, Instant started) {
        List<Artifact> artifacts = new ArrayList<>();
        Map<String, Object> metrics = new TreeMap<>();
        long bytes = 0;
        for (SnapshotFile file : snapshot.manifest().files()) {
            artifacts.add(new Artifact(file.path(), file.size(), file.sha256(), "advisories", Coverage.FULL, true));
            bytes += file.size();
        }
        for (SourceState source : snapshot.manifest().sources()) {
            metrics.put(source.name() + "Records", source.records());
            metrics.put(
                    source.name() + "AsOf",
                    source.asOf().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        metrics.put("snapshot", snapshot.id());
        metrics.put("milliseconds", ChronoUnit.MILLIS.between(started, clock.instant()));
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        Judge.Sorted sorted = judge.sort(findings);
        return new Report(
                name(),
                judge.verdict(sorted.counting(), artifacts),
                new Subject("advisories", snapshot.id(), null, artifacts.size(), bytes),
                sorted.counting(),
                sorted.suppressed(),
                artifacts,
                metrics,
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                started.truncatedTo(ChronoUnit.MILLIS).toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
