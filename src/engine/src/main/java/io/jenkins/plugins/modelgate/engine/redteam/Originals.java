package io.jenkins.plugins.modelgate.engine.redteam;

import io.jenkins.plugins.modelgate.engine.check.SubjectDigests;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Outcome;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.RedTeamRules;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The real inputs before and after, and what was played, as the report lists them. */
final class Originals {
    private Originals() {}

    /** One entry for each input, with a finding where the two digests differ or could not be taken. */
    static List<Artifact> compare(
            Map<String, SubjectDigests> before, Map<String, SubjectDigests> after, List<Finding> findings) {
        List<Artifact> artifacts = new ArrayList<>();
        before.forEach((name, digests) -> {
            String first = digests.subject().sha256();
            String second = after.get(name).subject().sha256();
            boolean same = first != null && Objects.equals(first, second);
            if (!same) {
                findings.add(Finding.of(
                        RedTeamRules.ORIGINAL,
                        Location.ofFile(name),
                        first == null || second == null
                                ? "it could not be read to its end"
                                : "SHA-256 " + first + " before, " + second + " after"));
            }
            artifacts.add(new Artifact(
                    name,
                    digests.subject().bytes(),
                    same ? first : null,
                    Artifact.BESIDE + "original",
                    // Its digest was taken; what it holds was not examined.
                    Coverage.NONE,
                    !same));
        });
        return artifacts;
    }

    /** One entry for each scenario, which is no file and has no digest: one that proved nothing keeps the gate closed, and so does it when nothing was played at all. */
    static List<Artifact> scenarios(List<Played> played) {
        List<Artifact> artifacts = new ArrayList<>();
        boolean nothing = played.stream().allMatch(each -> each.answer().outcome() == Outcome.NOT_APPLICABLE);
        for (Played each : played) {
            Outcome outcome = each.answer().outcome();
            boolean decided = outcome == Outcome.CAUGHT || outcome == Outcome.MISSED;
            artifacts.add(new Artifact(
                    each.scenario().id(),
                    0,
                    null,
                    Artifact.BESIDE + "scenario",
                    decided ? Coverage.FULL : Coverage.NONE,
                    nothing || outcome == Outcome.UNDECIDED));
        }
        return artifacts;
    }
}
