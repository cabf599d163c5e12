package io.jenkins.plugins.modelgate.steps;

import hudson.AbortException;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.EvidenceCells;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessJudge;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessReader;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessWriter;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Suppression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What attacks on a model leave beside the report, judged again by the policy in force. All of it comes from an agent. */
final class RobustnessFiles {
    private static final String ROOM = "robustness/";
    private static final int MOST = 64 << 20;

    private RobustnessFiles() {}

    /**
     * The files that are kept.
     *
     * @param asked whether attacks on the model were asked for
     * @throws AbortException when what the worker found does not give the findings that it reports
     */
    static Map<String, byte[]> attachments(Path results, Report report, Policy policy, boolean asked)
            throws IOException {
        Robustness robustness = asked ? read(results) : null;
        RobustnessJudge judge = new RobustnessJudge(policy);
        List<String> found = marks(Stream.concat(
                        report.findings().stream(), report.suppressed().stream().map(Suppression::finding))
                .filter(finding -> finding.rule().startsWith(ROOM)));
        if (!found.equals(marks(judge.judge(robustness).stream()))) {
            throw refused("they give other findings than the worker reports");
        }
        List<Artifact> told = report.artifacts().stream()
                .filter(artifact -> artifact.format().equals(Artifact.BESIDE + "robustness"))
                .toList();
        boolean open = judge.gap(robustness) != null;
        boolean agrees = told.isEmpty()
                ? robustness == null && !open
                : told.size() == 1
                        && told.get(0).loadable()
                        && (told.get(0).coverage() == Coverage.FULL) == (robustness != null && !open);
        if (!agrees) {
            throw refused("the worker does not say whether they were played to their end");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (robustness != null) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            RobustnessWriter.write(robustness, written);
            files.put(Robustness.FILE, written.toByteArray());
            evidence(results, files);
        }
        return files;
    }

    private static Robustness read(Path results) throws IOException {
        try (InputStream in = Files.newInputStream(results.resolve(Robustness.FILE))) {
            return RobustnessReader.read(in);
        } catch (IOException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> marks(Stream<Finding> findings) {
        return findings.map(finding -> finding.rule() + " " + finding.severity() + " " + finding.detail())
                .sorted()
                .toList();
    }

    /** Text alone, of cells that no spreadsheet takes for a formula. */
    private static void evidence(Path results, Map<String, byte[]> files) throws IOException {
        Path file = results.resolve(Robustness.EVIDENCE);
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return;
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST + 1);
        }
        if (bytes.length > MOST) {
            throw refused("the inputs that were found are more than " + MOST + " bytes");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("the inputs that were found are no text");
        }
        if (!EvidenceCells.areHarmless(text)) {
            throw refused("the inputs that were found are no such table");
        }
        files.put(Robustness.EVIDENCE, bytes);
    }

    private static AbortException refused(String why) {
        return new AbortException("the worker's attacks on the model were refused: " + why);
    }
}
