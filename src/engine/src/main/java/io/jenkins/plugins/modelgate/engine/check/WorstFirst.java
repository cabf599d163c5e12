package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order in which reports tell findings: the most severe first, then by path. */
public final class WorstFirst {
    /** The most severe first, then by path. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.location().file(), TreeWalk.PATH_ORDER);

    /** Most findings in one report. */
    private static final int MOST = 20_000;

    private WorstFirst() {}

    /** In that order, and no more than a reader takes: what is left out changes no verdict. */
    public static List<Finding> of(List<Finding> all) {
        List<Finding> sorted = new ArrayList<>(all);
        sorted.sort(ORDER);
        if (sorted.size() <= MOST) {
            return sorted;
        }
        List<Finding> kept = new ArrayList<>(sorted.subList(0, MOST));
        kept.add(Finding.of(ArtifactRules.DROPPED, Location.ofFile(""), sorted.size() - MOST + " more were counted"));
        return kept;
    }
}
