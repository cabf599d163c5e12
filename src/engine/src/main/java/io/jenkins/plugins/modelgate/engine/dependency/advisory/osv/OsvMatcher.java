package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.dependency.version.VersionOrder;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;

/** Whether what a record says of a package holds for one version of it. */
final class OsvMatcher {
    private final RangeJudge judge;

    OsvMatcher(VersionOrder order) {
        this.judge = new RangeJudge(order);
    }

    /**
     * The judgement.
     *
     * @param affected whether the version is affected
     * @param unknown why nobody can say, or null
     */
    record Judgement(boolean affected, @CheckForNull String unknown) {
        static final Judgement AFFECTED = new Judgement(true, null);
        static final Judgement UNAFFECTED = new Judgement(false, null);

        static Judgement unknown(String why) {
            return new Judgement(false, why);
        }
    }

    /**
     * Judges.
     *
     * @param entries what the record says of the package, at least one entry
     * @param version null when nobody knows which one it is
     */
    Judgement judge(List<OsvAffected> entries, @CheckForNull String version) {
        Judgement result = Judgement.UNAFFECTED;
        for (OsvAffected entry : entries) {
            Judgement next = version == null ? ofAnyVersion(entry) : ofVersion(entry, version);
            if (next.affected()) {
                return next;
            }
            result = next.unknown() == null ? result : next;
        }
        return result;
    }

    /** Fixed versions for a package at this version, at most 50. */
    List<String> fixes(List<OsvAffected> entries, @CheckForNull String version) {
        return judge.fixes(
                entries.stream().flatMap(entry -> entry.ranges().stream()).toList(), version, 50);
    }

    private static Judgement ofAnyVersion(OsvAffected entry) {
        boolean everything = isEverything(entry) || entry.ranges().stream().anyMatch(OsvRange::isEverything);
        return everything
                ? Judgement.AFFECTED
                : Judgement.unknown("which version will be installed is not said: pin it, or check the lock file");
    }

    private static boolean isEverything(OsvAffected entry) {
        return entry.ranges().isEmpty() && entry.versions().isEmpty();
    }

    private Judgement ofVersion(OsvAffected entry, String version) {
        if (isEverything(entry) || entry.versions().contains(version)) {
            return Judgement.AFFECTED;
        }
        Judgement result = Judgement.UNAFFECTED;
        for (OsvRange range : entry.ranges()) {
            Judgement next = ofRange(range, version, !entry.versions().isEmpty());
            if (next.affected()) {
                return next;
            }
            result = next.unknown() == null ? result : next;
        }
        if (!judge.isVersion(version)) {
            return Judgement.unknown("the version " + SafeText.quote(version) + " cannot be compared with others");
        }
        return judge.isListed(entry.versions(), version) ? Judgement.AFFECTED : onlyCommits(entry, result);
    }

    private Judgement ofRange(OsvRange range, String version, boolean listed) {
        if (range.kind() == OsvRange.Kind.OTHER) {
            return Judgement.unknown("it gives a range of a kind that is unknown here");
        }
        if (range.kind() == OsvRange.Kind.GIT) {
            return Judgement.UNAFFECTED;
        }
        if (range.isEverything()) {
            return Judgement.AFFECTED;
        }
        if (range.events().isEmpty()) {
            return listed ? Judgement.UNAFFECTED : Judgement.unknown("it gives a range without events");
        }
        try {
            return judge.includes(range, version) ? Judgement.AFFECTED : Judgement.UNAFFECTED;
        } catch (InvalidVersionException e) {
            return Judgement.unknown(SafeText.of(e.getMessage()));
        }
    }

    /** Ranges of commits say nothing of releases: that the list beside them is missing leaves the question open. */
    private static Judgement onlyCommits(OsvAffected entry, Judgement result) {
        boolean commits = entry.versions().isEmpty()
                && entry.ranges().stream().allMatch(range -> range.kind() == OsvRange.Kind.GIT);
        return commits ? Judgement.unknown("it gives commits alone, and no versions") : result;
    }
}
