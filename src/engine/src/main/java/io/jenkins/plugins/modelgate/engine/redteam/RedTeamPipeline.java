package io.jenkins.plugins.modelgate.engine.redteam;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.check.Check;
import io.jenkins.plugins.modelgate.engine.check.EngineVersion;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.SubjectDigests;
import io.jenkins.plugins.modelgate.engine.check.WorstFirst;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Trees;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Matrix;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.MatrixWriter;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Outcome;
import io.jenkins.plugins.modelgate.engine.redteam.onnx.RobustnessMode;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Would the gates catch an attack? Plays many on copies, against the very policy in force. */
public final class RedTeamPipeline implements Check<RedTeamRequest> {
    private final Clock clock;

    public RedTeamPipeline() {
        this(Clock.systemUTC());
    }

    /** @param clock for time stamps and the end dates of suppressions */
    public RedTeamPipeline(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "redTeamPipeline";
    }

    /** @throws IOException also for a glob that names no scenario, and where there is no room for copies */
    @Override
    public Report run(RedTeamRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Scenario> scenarios = scenarios(request);
        Map<String, SubjectDigests> before = digests(request.inputs());
        List<Played> played = new ArrayList<>();
        Robustness robustness = play(request, scenarios, played, progress);
        List<Finding> findings = new ArrayList<>();
        played.forEach(each -> MissedFindings.add(each, findings));
        List<Artifact> artifacts = Originals.compare(before, digests(request.inputs()), findings);
        artifacts.addAll(Originals.scenarios(played));
        Map<String, Object> metrics = new TreeMap<>();
        artifacts.addAll(ModelRobustness.tell(request, robustness, findings, metrics));
        Matrix matrix = new Matrix(played.stream().map(Played::row).toList());
        if (request.report() != null) {
            ReportDirectory.attach(request.report(), Matrix.FILE, new MatrixWriter(matrix)::write);
        }
        return report(request, findings, artifacts, matrix, metrics, started);
    }

    private static List<Scenario> scenarios(RedTeamRequest request) throws IOException {
        try {
            return Scenarios.named(request.scenarios());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Map<String, SubjectDigests> digests(Inputs inputs) throws IOException {
        Map<String, SubjectDigests> digests = new LinkedHashMap<>();
        for (Map.Entry<String, Path> given : inputs.given().entrySet()) {
            if (!Files.isDirectory(given.getValue())) {
                throw new IOException(
                        given.getKey() + " " + given.getValue() + ": no directory; give the one that holds it");
            }
            digests.put(given.getKey(), SubjectDigests.of(List.of(given.getValue()), Progress.SILENT));
        }
        return digests;
    }

    /** @return what came of attacks on the model itself, or null where none was asked for */
    @CheckForNull
    private static Robustness play(
            RedTeamRequest request, List<Scenario> scenarios, List<Played> played, Progress progress)
            throws IOException, InterruptedException {
        Path scratch = request.scratch() == null
                ? Files.createTempDirectory("red-team")
                : Files.createTempDirectory(Files.createDirectories(request.scratch()), "red-team");
        try {
            played.addAll(
                    new Campaign(new Arena(scratch, request.policy(), request.inputs()), progress).play(scenarios));
            return request.robustness() == null
                    ? null
                    : new RobustnessMode(request.robustness(), request.policy()).play(scratch, request.report());
        } finally {
            Trees.delete(scratch);
        }
    }

    private Report report(
            RedTeamRequest request,
            List<Finding> findings,
            List<Artifact> artifacts,
            Matrix matrix,
            Map<String, Object> metrics,
            Instant started) {
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        Judge.Sorted sorted = judge.sort(findings);
        for (Outcome outcome : Outcome.values()) {
            metrics.put(outcome.metric(), matrix.count(outcome));
        }
        metrics.put("milliseconds", ChronoUnit.MILLIS.between(started, clock.instant()));
        // The policy is what is under test: a report about attacks must never stand for a report about the model.
        Subject subject = new Subject(
                "policy " + request.policy().name(), request.policy().digest(), null, 0, 0);
        return new Report(
                name(),
                judge.verdict(sorted.counting(), artifacts),
                subject,
                WorstFirst.of(sorted.counting()),
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
