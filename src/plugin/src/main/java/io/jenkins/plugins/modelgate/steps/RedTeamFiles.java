package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Matrix;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.MatrixReader;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.MatrixWriter;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Outcome;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.RedTeamRules;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Row;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Suppression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
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
     * @throws AbortException when the matrix is refused, or says of an attack something else than the report
     */
    static Map<String, byte[]> attachments(Path results, Report report) throws IOException {
        Matrix matrix;
        try (InputStream in = Files.newInputStream(results.resolve(Matrix.FILE))) {
            matrix = MatrixReader.read(in);
        } catch (IOException e) {
            throw new AbortException("the worker's matrix of attacks was refused: " + e.getMessage());
        }
        agree(matrix, Outcome.MISSED, report, RedTeamRules.MISSED.id());
        agree(matrix, Outcome.UNDECIDED, report, RedTeamRules.UNDECIDED.id());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new MatrixWriter(matrix).write(written);
        return Map.of(Matrix.FILE, written.toByteArray());
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
