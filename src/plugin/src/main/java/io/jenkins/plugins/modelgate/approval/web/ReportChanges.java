package io.jenkins.plugins.modelgate.approval.web;

import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What differs between two reports of one check: files by digest, findings by rule and place. Texts are foreign. */
public final class ReportChanges {
    /** Most lines of each list; the counts say how many there are. */
    static final int SHOWN = 20;

    private final String check;
    private final Lines added = new Lines();
    private final Lines removed = new Lines();
    private final Lines changed = new Lines();
    private final Lines found = new Lines();
    private final Lines gone = new Lines();

    /** A list that counts more than it keeps. */
    public static final class Lines {
        private final List<String> shown = new ArrayList<>();
        private int count;

        private void add(String line) {
            count++;
            if (shown.size() < SHOWN) {
                shown.add(line);
            }
        }

        public int getCount() {
            return count;
        }

        public List<String> getShown() {
            return shown;
        }

        /** How many are not shown. */
        public int getMore() {
            return count - shown.size();
        }
    }

    ReportChanges(Report before, Report after) {
        this.check = after.check();
        files(digests(before), digests(after));
        Map<String, Finding> old = findings(before);
        Map<String, Finding> now = findings(after);
        now.forEach((key, finding) -> {
            if (!old.containsKey(key)) {
                found.add(line(finding));
            }
        });
        old.forEach((key, finding) -> {
            if (!now.containsKey(key)) {
                gone.add(line(finding));
            }
        });
    }

    private void files(Map<String, String> old, Map<String, String> now) {
        now.forEach((path, digest) -> {
            if (!old.containsKey(path)) {
                added.add(path);
            } else if (digest == null || !Objects.equals(old.get(path), digest)) {
                // What was not read to its end may be anything.
                changed.add(path);
            }
        });
        old.forEach((path, digest) -> {
            if (!now.containsKey(path)) {
                removed.add(path);
            }
        });
    }

    private static Map<String, String> digests(Report report) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (Artifact file : report.artifacts()) {
            digests.put(file.path(), file.sha256());
        }
        return digests;
    }

    private static Map<String, Finding> findings(Report report) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            findings.put(finding.rule() + "\n" + finding.location() + "\n" + finding.detail(), finding);
        }
        return findings;
    }

    private static String line(Finding finding) {
        return finding.severity() + " " + finding.rule() + ": " + finding.title() + ", " + finding.location();
    }

    public String getCheck() {
        return check;
    }

    public Lines getAdded() {
        return added;
    }

    public Lines getRemoved() {
        return removed;
    }

    public Lines getChanged() {
        return changed;
    }

    public Lines getFound() {
        return found;
    }

    public Lines getGone() {
        return gone;
    }

    /** Whether nothing differs. */
    public boolean isNone() {
        return added.count + removed.count + changed.count + found.count + gone.count == 0;
    }
}
