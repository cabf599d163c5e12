package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.dataset.chart.Trend;
import io.jenkins.plugins.modelgate.engine.dataset.chart.TrendFile;
import io.jenkins.plugins.modelgate.engine.dataset.chart.TrendPoint;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One dataset of a job through its builds, for the page. Builds without a readable profile are lines without numbers. */
public final class DatasetTrend {
    /** Builds that are shown at most. */
    static final int SHOWN = 30;

    /** Builds that are looked through at most. */
    static final int LOOKED = 100;

    private static final Logger LOGGER = Logger.getLogger(DatasetTrend.class.getName());

    private final List<DatasetBuild> builds = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final String name;

    /** @param wanted name of the dataset, which may come from a URL; one that is not known, or null, is the newest build's */
    DatasetTrend(Job<?, ?> job, @CheckForNull String wanted) {
        List<Run<?, ?>> looked = new ArrayList<>();
        for (Run<?, ?> run = job.getLastBuild(); run != null && looked.size() < LOOKED; run = run.getPreviousBuild()) {
            looked.add(run);
            entries(run).forEach(entry -> names.add(entry.subject()));
        }
        name = wanted != null && names.contains(wanted)
                ? wanted
                : names.stream().findFirst().orElse("");
        for (Run<?, ?> run : looked) {
            List<ReportEntry> own = entries(run).stream()
                    .filter(entry -> entry.subject().equals(name))
                    .toList();
            if (!own.isEmpty() && builds.size() < SHOWN) {
                ReportEntry last = own.get(own.size() - 1);
                builds.add(new DatasetBuild(run, last, point(run, last)));
            }
        }
    }

    static List<ReportEntry> entries(Run<?, ?> run) {
        ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
        return action == null
                ? List.of()
                : action.entries().stream()
                        .filter(entry -> entry.check().equals(ReportEntry.DATASET))
                        .toList();
    }

    @CheckForNull
    private static TrendPoint point(Run<?, ?> run, ReportEntry entry) {
        ReportStore store = run.getAction(ModelGateRunAction.class).store();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(store.file(entry.id(), TrendFile.FILE)))) {
            return TrendFile.read(in);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "trend of " + entry.id() + " of " + run + " cannot be read");
            return null;
        }
    }

    /** Name of the dataset that is shown; empty when there is none. */
    public String getName() {
        return name;
    }

    /** Names of all datasets, the newest first. */
    public Set<String> getNames() {
        return Collections.unmodifiableSet(names);
    }

    /** The builds, the newest first. */
    public List<DatasetBuild> getBuilds() {
        return Collections.unmodifiableList(builds);
    }

    /** Pictures of the whole dataset as HTML of our own making; null when no build has numbers. */
    @CheckForNull
    public String getWhole() throws IOException {
        Trend trend = trend();
        StringWriter html = new StringWriter();
        if (trend != null) {
            trend.writeWhole(new HtmlWriter(html), "h3");
        }
        return trend == null ? null : html.toString();
    }

    /** Pictures of the columns as HTML of our own making. */
    public String getColumns() throws IOException {
        Trend trend = trend();
        StringWriter html = new StringWriter();
        if (trend != null) {
            trend.writeColumns(new HtmlWriter(html), "h3");
        }
        return html.toString();
    }

    /** Whether some columns have no room. */
    public boolean isCut() {
        Trend trend = trend();
        return trend != null && trend.isCut();
    }

    @CheckForNull
    private Trend trend() {
        List<Trend.Build> points = new ArrayList<>();
        for (DatasetBuild build : builds) {
            if (build.point() != null) {
                points.add(0, new Trend.Build(build.getNumber(), build.point()));
            }
        }
        return points.isEmpty() ? null : new Trend(points);
    }
}
