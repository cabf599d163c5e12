package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.DataState;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch.Download;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvIndexWriter;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryStore;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Snapshot;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SnapshotFile;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SourceState;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.StoreUpdate;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.UpdateAttempt;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Builds a new snapshot of advisory data and makes it the one in force: all sources that were named, read to their end, or
 * nothing changes. Talks to nobody unless a source is named by a URL.
 */
public final class UpdateAdvisories implements Check<UpdateAdvisoriesRequest> {
    /** Longest place that is remembered, as long as the administrator's form takes one. */
    private static final int PLACE = 1000;

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
        UpdateAttempt end = null;
        try (StoreUpdate update = store.begin(started)) {
            // What stands there if this process is killed: the next one waits as after a failure, and the page says so.
            store.record(UpdateAttempt.begun(started));
            end = new UpdateAttempt(started, started, false, "it was stopped");
            UpdateInput input = new UpdateInput(request.route());
            request.drop().forEach(update::drop);
            nvd(request, input, update, findings);
            progress.update(1, 4, 0, 0);
            osv(request, input, update, findings);
            progress.update(2, 4, 0, 0);
            exploits(request, input, update, findings);
            progress.update(3, 4, 0, 0);
            update.commit(clock.instant());
            end = new UpdateAttempt(started, clock.instant(), true, "updated");
        } catch (IOException | RuntimeException e) {
            // Null when another one runs: that one's attempt is the one to be told of.
            String why = SafeText.of(String.valueOf(e.getMessage()));
            end = end == null ? null : new UpdateAttempt(started, clock.instant(), false, why);
            throw e;
        } finally {
            if (end != null) {
                store.record(end);
            }
        }
        try (Snapshot snapshot = store.open()) {
            return report(request, snapshot, findings, started);
        }
    }

    private void nvd(UpdateAdvisoriesRequest request, UpdateInput input, StoreUpdate update, List<Finding> findings)
            throws IOException, InterruptedException {
        if (request.nvd() == null) {
            return;
        }
        Path feeds = input.feeds(request.nvd(), update.scratch());
        NvdDatabase.Built built =
                NvdDatabase.build(feeds, update.part(AdvisoryFiles.NVD), update.scratch(), clock.instant());
        List<String> skipped = built.skipped().stream().map(SafeText::of).toList();
        for (String id : skipped) {
            findings.add(Finding.of(
                    UpdateRules.NOT_TAKEN,
                    new Location(AdvisoryFiles.NVD, id, -1),
                    id + " could not be taken into the database"));
        }
        finish(
                request,
                update,
                findings,
                new SourceState(
                        AdvisoryFiles.NVD,
                        SafeText.of(request.nvd(), PLACE),
                        built.records(),
                        Map.of(),
                        skipped,
                        built.newest(),
                        clock.instant()));
    }

    private void osv(UpdateAdvisoriesRequest request, UpdateInput input, StoreUpdate update, List<Finding> findings)
            throws IOException, InterruptedException {
        if (request.osv() == null) {
            return;
        }
        Path records = input.file(AdvisoryFiles.OSV, request.osv(), update.scratch());
        Path index = target(update, AdvisoryFiles.OSV, AdvisoryFiles.OSV_INDEX);
        OsvIndexWriter.Result written = OsvIndexWriter.write(records, index, clock.instant());
        finish(
                request,
                update,
                findings,
                new SourceState(
                        AdvisoryFiles.OSV,
                        SafeText.of(request.osv(), PLACE),
                        written.records(),
                        written.counts(),
                        List.of(),
                        written.newest(),
                        clock.instant()));
    }

    private void exploits(
            UpdateAdvisoriesRequest request, UpdateInput input, StoreUpdate update, List<Finding> findings)
            throws IOException, InterruptedException {
        if (request.epss() != null) {
            Path scores = input.file(AdvisoryFiles.EPSS, request.epss(), update.scratch());
            DataState taken = ExploitData.epss(scores, target(update, AdvisoryFiles.EPSS, AdvisoryFiles.EPSS_SCORES));
            finish(request, update, findings, state(AdvisoryFiles.EPSS, request.epss(), taken));
        }
        if (request.kev() != null) {
            Path catalogue = input.file(AdvisoryFiles.KEV, request.kev(), update.scratch());
            DataState taken =
                    ExploitData.kev(catalogue, target(update, AdvisoryFiles.KEV, AdvisoryFiles.KEV_CATALOGUE));
            finish(request, update, findings, state(AdvisoryFiles.KEV, request.kev(), taken));
        }
    }

    private SourceState state(String source, String from, DataState taken) {
        return new SourceState(source, SafeText.of(from, PLACE), taken.records(), taken.newest(), clock.instant());
    }

    private static Path target(StoreUpdate update, String source, String path) throws IOException {
        return update.part(source).resolve(path.substring(source.length() + 1));
    }

    private static void finish(
            UpdateAdvisoriesRequest request, StoreUpdate update, List<Finding> findings, SourceState state)
            throws IOException {
        if (!request.fewer()) {
            RecordCounts.compare(update.before(state.name()).orElse(null), state);
        }
        for (String few : RecordCounts.few(state)) {
            findings.add(Finding.of(UpdateRules.FEW, Location.ofFile(state.name()), few));
        }
        Optional<URI> url = Download.url(state.from());
        if (url.isPresent() && Download.isPlain(url.get())) {
            findings.add(Finding.of(
                    UpdateRules.PLAIN_LINE,
                    Location.ofFile(state.name()),
                    state.from() + " was fetched over a line that is open"));
        }
        update.finished(state);
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
            source.counts().forEach((part, records) -> metrics.put(source.name() + "Records " + part, records));
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
