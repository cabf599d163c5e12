package io.jenkins.plugins.modelgate.engine.redteam;

import io.jenkins.plugins.modelgate.engine.redteam.matrix.RedTeamRules;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;

/** What a played attack adds to the report: a miss with the sentence that mends it, or what kept it from proving anything. */
final class MissedFindings {
    private static final int LONGEST = 600;

    private MissedFindings() {}

    static void add(Played played, List<Finding> findings) {
        Scenario scenario = played.scenario();
        Location place = Location.ofFile(scenario.id());
        String told = scenario.title() + ": " + played.answer().detail();
        switch (played.answer().outcome()) {
            case MISSED ->
                findings.add(withTechnique(
                        Finding.of(
                                RedTeamRules.MISSED,
                                scenario.severity(),
                                place,
                                SafeText.of(
                                        told
                                                + (played.remedy() == null
                                                        ? ". No field of the policy catches it."
                                                        : ". Add to the policy: "
                                                                + played.remedy()
                                                                        .sentence()),
                                        LONGEST)),
                        scenario));
            case UNDECIDED ->
                findings.add(
                        withTechnique(Finding.of(RedTeamRules.UNDECIDED, place, SafeText.of(told, LONGEST)), scenario));
            default -> {
                // Caught, or nothing to attack: the matrix tells it.
            }
        }
    }

    private static Finding withTechnique(Finding finding, Scenario scenario) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.title(),
                finding.detail(),
                finding.location(),
                finding.remediation(),
                List.of(scenario.technique()));
    }
}
