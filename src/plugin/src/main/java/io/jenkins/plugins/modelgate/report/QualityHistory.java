package io.jenkins.plugins.modelgate.report;

import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.quality.QualityReader;
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.quality.QualitySection;
import io.jenkins.plugins.modelgate.engine.quality.Row;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The demanded metrics of a model through the builds of its job, the newest first. */
public final class QualityHistory {
    private static final Logger LOGGER = Logger.getLogger(QualityHistory.class.getName());

    /** Builds that are shown, and looked through, at most. */
    private static final int SHOWN = 15;

    private static final int LOOKED = 100;

    /** Metrics that have a column. */
    private static final int COLUMNS = 6;

    /** Longer files take too long for one look at a page, in bytes. */
    private static final long LARGEST = 4L << 20;

    private final List<String> metrics = new ArrayList<>();
    private final List<Build> builds = new ArrayList<>();

    /** @param run up to which builds are shown */
    QualityHistory(Run<?, ?> run) {
        Run<?, ?> build = run;
        for (int i = 0; build != null && i < LOOKED && builds.size() < SHOWN; i++) {
            ModelGateRunAction action = build.getAction(ModelGateRunAction.class);
            if (action != null) {
                for (ReportEntry entry : action.entries()) {
                    if (entry.check().equals(QualityRecord.CHECK)) {
                        add(build, entry, action.store());
                    }
                }
            }
            build = build.getPreviousBuild();
        }
    }

    private void add(Run<?, ?> run, ReportEntry entry, ReportStore store) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            Path file = store.file(entry.id(), QualityRecord.FILE);
            if (Files.size(file) <= LARGEST) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    QualityReader.read(in).rows().stream()
                            .filter(row -> !row.limit().isEmpty())
                            .forEach(row -> values.putIfAbsent(address(row), QualitySection.value(row.now())));
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "figures of " + entry.id() + " of " + run + " are not there");
        }
        for (String metric : values.keySet()) {
            if (metrics.size() < COLUMNS && !metrics.contains(metric)) {
                metrics.add(metric);
            }
        }
        builds.add(new Build(run, entry, values));
    }

    private static String address(Row row) {
        return row.slice().isEmpty() ? row.name() : row.name() + "@" + row.slice();
    }

    /** Names of the columns; foreign texts, views escape them. */
    public List<String> getMetrics() {
        return new ArrayList<>(metrics);
    }

    public List<Build> getBuilds() {
        return new ArrayList<>(builds);
    }

    /** One build's line. */
    public final class Build {
        private final Run<?, ?> run;
        private final ReportEntry entry;
        private final Map<String, String> values;

        Build(Run<?, ?> run, ReportEntry entry, Map<String, String> values) {
            this.run = run;
            this.entry = entry;
            this.values = values;
        }

        public String getName() {
            return run.getDisplayName();
        }

        /** Of the report, relative to Jenkins' root. */
        public String getUrl() {
            return run.getUrl() + ModelGateTab.URL + "/report/" + entry.id() + "/";
        }

        public GateView getGate() {
            return new GateView(entry);
        }

        /** In the order of the columns. */
        public List<String> getValues() {
            return metrics.stream()
                    .map(metric -> values.getOrDefault(metric, "–"))
                    .toList();
        }
    }
}
