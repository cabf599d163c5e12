package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.modelgate.engine.policy.PathGlob;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Matrix;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.MatrixReader;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.MatrixWriter;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Outcome;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.RedTeamRules;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Row;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Suppression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What playing attacks leaves beside its report, and whether both say the same. All of it comes from an agent. */
final class RedTeamFiles {
    private RedTeamFiles() {}

    /** What of a report does not follow from what was asked, or null: its subject is the policy that was attacked. */
    @CheckForNull
    static String fault(Report report) {
        return report.policyDigest().equals(report.subject().sha256())
                        && report.subject().files() == 0
                        && report.subject().bytes() == 0
                ? null
                : "it is about something else than the policy in force";
    }

    /**
     * The files that are kept.
     *
     * @param scenarios globs that were asked for; empty for all
     * @throws AbortException when the matrix is refused, has other attacks than were asked for, or says of one something else
     *     than the report
     */
    static Map<String, byte[]> attachments(Path results, Report report, List<String> scenarios) throws IOException {
        Matrix matrix;
        try (InputStream in = Files.newInputStream(results.resolve(Matrix.FILE))) {
            matrix = MatrixReader.read(in);
        } catch (IOException e) {
            throw new AbortException("the worker's matrix of attacks was refused: " + e.getMessage());
        }
        played(matrix, report, scenarios);
        agree(matrix, Outcome.MISSED, report, RedTeamRules.MISSED.id());
        agree(matrix, Outcome.UNDECIDED, report, RedTeamRules.UNDECIDED.id());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new MatrixWriter(matrix).write(written);
        return Map.of(Matrix.FILE, written.toByteArray());
    }

    /** Each attack once, those of the report, each of them asked for, and for each glob at least one. */
    private static void played(Matrix matrix, Report report, List<String> scenarios) throws AbortException {
        List<String> ids = matrix.rows().stream().map(Row::id).toList();
        List<String> listed = report.artifacts().stream()
                .filter(artifact -> artifact.format().equals(Artifact.BESIDE + "scenario"))
                .map(Artifact::path)
                .toList();
        List<PathGlob> globs = scenarios.stream().map(PathGlob::new).toList();
        boolean asked = globs.isEmpty()
                || ids.stream().allMatch(id -> globs.stream().anyMatch(glob -> glob.matches(id)))
                        && globs.stream().allMatch(glob -> ids.stream().anyMatch(glob::matches));
        if (ids.isEmpty() || new HashSet<>(ids).size() != ids.size() || !ids.equals(listed) || !asked) {
            throw new AbortException(
                    "the worker's matrix of attacks was refused: it has other attacks than were asked for");
        }
        for (Row row : matrix.rows()) {
            boolean lighter = row.outcome() == Outcome.MISSED
                    && report.findings().stream()
                            .filter(finding -> finding.rule().equals(RedTeamRules.MISSED.id()))
                            .filter(finding -> finding.location().file().equals(row.id()))
                            .anyMatch(finding -> finding.severity() != row.severity());
            if (lighter) {
                throw new AbortException("the worker's matrix of attacks was refused: " + row.id()
                        + " has another severity than in the report");
            }
        }
    }

    /** Attacks that ended so, by the matrix and by the findings, those that are accepted too. */
    private static void agree(Matrix matrix, Outcome outcome, Report report, String rule) throws AbortException {
        Set<String> told = matrix.rows().stream()
                .filter(row -> row.outcome() == outcome)
                .map(Row::id)
                .collect(Collectors.toSet());
        Set<String> found = Stream.concat(
                        report.findings().stream(), report.suppressed().stream().map(Suppression::finding))
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::location)
                .map(location -> location.file())
                .collect(Collectors.toCollection(HashSet::new));
        if (!told.equals(found)) {
            throw new AbortException("the worker's matrix of attacks was refused: it tells other attacks as "
                    + outcome.words() + " than the report");
        }
    }
}
