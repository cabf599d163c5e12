package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartReader;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartWriter;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ColumnChart;
import io.jenkins.plugins.modelgate.engine.dataset.chart.TrendFile;
import io.jenkins.plugins.modelgate.engine.dataset.chart.TrendPoint;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileReader;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileWriter;
import io.jenkins.plugins.modelgate.engine.policy.MemoryShares;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import io.jenkins.plugins.modelgate.report.AcceptedFiles;
import io.jenkins.plugins.modelgate.worker.EngineWorker;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@link ValidateDatasetStep}. */
final class ValidateDatasetExecution extends CheckExecution {
    private static final long serialVersionUID = 1L;

    /** Earlier profiles that are sent along: what anomalies over the history need. */
    private static final int HISTORY = 30;

    private static final int HISTORY_BUILDS = 300;

    /** Of each of them, in bytes: all of them travel to the agent. */
    private static final long MAX_HISTORIC = 8L << 20;

    private static final String PROFILE = ProfileWriter.FILE;

    private final ArrayList<String> paths;
    private final String name;
    private final String contract;
    private final ArrayList<String> tables;
    private final String baseline;
    private final String label;
    private final String source;
    private final String manifest;
    private final String predictions;
    private final String embeddings;

    ValidateDatasetExecution(StepContext context, ValidateDatasetStep step) {
        super(context, ValidateDatasetStep.DescriptorImpl.NAME, step);
        this.paths = new ArrayList<>(ValidateDatasetStep.split(step.getPaths()));
        this.name = step.getName() == null ? String.join(",", paths) : step.getName();
        this.contract = step.getContract();
        this.tables = new ArrayList<>(ValidateDatasetStep.split(step.getTables()));
        this.baseline = step.getBaseline();
        this.label = step.getLabel();
        this.source = step.getSource();
        this.manifest = step.getManifest();
        this.predictions = step.getPredictions();
        this.embeddings = step.getEmbeddings();
    }

    @Override
    WorkerJob job(Policy policy, String json) throws IOException, InterruptedException {
        if (paths.isEmpty()) {
            throw new AbortException("paths is empty; name files, directories or globs below the workspace");
        }
        for (String path : paths) {
            requireInside("paths", path);
        }
        for (String table : tables) {
            // The worker refuses what is no object=path.
            requireInside("tables", table.substring(table.indexOf('=') + 1).strip());
        }
        // The rest is for the embedded engine in the same process.
        long heap = MemoryShares.heap(policy.number("execution.memory"));
        WorkerJob job = WorkerJob.of(ValidateDatasetStep.DescriptorImpl.NAME, json, heap)
                .patterns("paths", paths)
                .patterns("tables", tables)
                .text("name", name)
                .text("label", label)
                .text("source", source)
                .path("contract", contract)
                .path("manifest", manifest)
                .path("predictions", predictions)
                .path("embeddings", embeddings)
                .needs("dataset")
                .wants(PROFILE)
                .wants(ChartWriter.FILE);
        return withHistory(job);
    }

    private static void requireInside(String field, String path) throws AbortException {
        String fault = EngineWorker.pathFault(field, path);
        if (fault != null) {
            throw new AbortException(fault);
        }
    }

    @Override
    Map<String, byte[]> attachments(Path results, Report report) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try {
            Profile profile = read(results.resolve(PROFILE), ProfileReader::read);
            List<ColumnChart> charts = read(results.resolve(ChartWriter.FILE), ChartReader::read);
            if (profile != null) {
                files.put(PROFILE, written(out -> ProfileWriter.write(profile, out)));
            }
            if (charts != null) {
                files.put(ChartWriter.FILE, written(out -> ChartWriter.write(charts, out)));
            }
            if (profile != null && charts != null) {
                TrendPoint point = TrendPoint.of(profile, charts);
                files.put(TrendFile.FILE, written(out -> TrendFile.write(point, out)));
            }
        } catch (ReportException e) {
            throw new AbortException("the worker's profile was refused: " + e.getMessage());
        }
        return files;
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    /** What a file holds; null for an empty one, which the worker did not write. */
    @CheckForNull
    private static <T> T read(Path file, Reader<T> reader) throws IOException {
        if (Files.size(file) == 0) {
            return null;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return reader.read(in);
        }
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private static byte[] written(Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.write(out);
        return out.toByteArray();
    }

    /**
     * What earlier builds had accepted goes along, the newest as baseline. The Pipeline's own baseline counts only while there is
     * none: whoever can write the workspace must not choose what new data is compared with.
     */
    private WorkerJob withHistory(WorkerJob job) throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        AcceptedFiles accepted = new AcceptedFiles(run, ValidateDatasetStep.DescriptorImpl.NAME, name, PROFILE);
        // Without a limit of builds and sizes: whoever fails often enough must not lose the baseline.
        List<byte[]> last = accepted.newest(1, Integer.MAX_VALUE, ProfileReader.MAX_BYTES);
        if (last.isEmpty()) {
            return job.path("baseline", baseline);
        }
        if (baseline != null) {
            getContext()
                    .get(TaskListener.class)
                    .getLogger()
                    .println("The version that passed last is the baseline, not " + baseline + ".");
        }
        job.given("baseline", last.get(0));
        List<byte[]> history = accepted.newest(HISTORY, HISTORY_BUILDS, MAX_HISTORIC);
        for (int i = 0; i < history.size(); i++) {
            // The oldest first, as files are listed.
            job.given(String.format("history/%04d.json", history.size() - i), history.get(i));
        }
        return job;
    }
}
