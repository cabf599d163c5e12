package io.jenkins.plugins.modelgate.lineage;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.modelgate.report.SignedChecks;
import io.jenkins.plugins.modelgate.report.TabSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The way from a build's tab to the lineage of what it examined. */
public final class LineageOfBuild {
    private final List<Way> ways;

    LineageOfBuild(List<Way> ways) {
        this.ways = ways;
    }

    public List<Way> getWays() {
        return List.copyOf(ways);
    }

    /** To one thing. */
    public static final class Way {
        private final ReportEntry entry;
        private final String sha256;
        private final Kind kind;

        Way(ReportEntry entry, String sha256, Kind kind) {
            this.entry = entry;
            this.sha256 = sha256;
            this.kind = kind;
        }

        public String getKind() {
            return new Words().kind(kind);
        }

        public String getName() {
            return entry.subject();
        }

        public String getShortDigest() {
            return sha256.substring(0, 12);
        }

        /** Relative to Jenkins' root. */
        public String getUrl() {
            return LineageRootAction.url(new Node(kind, sha256));
        }
    }

    /** Puts it there. */
    @Extension
    public static final class Section extends TabSection {
        private static final Map<String, Kind> KINDS = Map.of(
                SignedChecks.MODEL, Kind.MODEL, ReportEntry.DATASET, Kind.DATASET, SignedChecks.IMAGE, Kind.IMAGE);

        @Override
        public Object of(Run<?, ?> run) {
            ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
            if (action == null) {
                return null;
            }
            Map<String, Way> ways = new LinkedHashMap<>();
            for (ReportEntry entry : action.entries()) {
                Kind kind = KINDS.get(entry.check());
                String sha256 = entry.sha256();
                if (kind != null && sha256 != null) {
                    ways.putIfAbsent(kind + sha256, new Way(entry, sha256, kind));
                }
            }
            return ways.isEmpty() ? null : new LineageOfBuild(List.copyOf(ways.values()));
        }
    }
}
