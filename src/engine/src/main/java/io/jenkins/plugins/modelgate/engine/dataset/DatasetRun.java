package io.jenkins.plugins.modelgate.engine.dataset;

import io.jenkins.plugins.modelgate.engine.dataset.lineage.ColumnMetrics;
import io.jenkins.plugins.modelgate.engine.dataset.lineage.QualityTest;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the parts of one run share: the rows, what was asked, and where results go. One thread. */
public final class DatasetRun {
    private static final int MAX_FINDINGS = 20_000;

    private final Policy policy;
    private final DatasetOptions options;
    private final Instant started;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Object> metrics = new TreeMap<>();
    private final Map<String, Attachment> attachments = new LinkedHashMap<>();
    private final Map<Class<?>, Object> shared = new LinkedHashMap<>();
    private final List<QualityTest> tests = new ArrayList<>();
    private final List<ColumnMetrics> columns = new ArrayList<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private TableReader reader;
    private Table table;
    private String digest = "0".repeat(64);
    private boolean untyped;
    private boolean incomplete;
    private long dropped;

    public DatasetRun(Policy policy, DatasetOptions options, Instant started) {
        this.policy = policy;
        this.options = options;
        this.started = started;
    }

    /** The rows are there. @param untyped whether they come from files without types */
    public void rows(Table rows, boolean fromUntyped, TableReader others) {
        this.table = rows;
        this.untyped = fromUntyped;
        this.reader = others;
    }

    /** The rows that are examined. */
    public Table table() {
        return table;
    }

    /** Whether the rows come from files without types (CSV, TSV). */
    public boolean untyped() {
        return untyped;
    }

    /** The rows of another file that was named: predictions, embeddings. */
    public Table table(String name, Path file) throws IOException, InterruptedException {
        return reader.read(name, file);
    }

    /** A table that the contract may name besides the rows. */
    public void table(String object, Table rows) {
        tables.put(object, rows);
    }

    /** Tables that the contract may name besides the rows, by the name of the contract's object. */
    public Map<String, Table> tables() {
        return Map.copyOf(tables);
    }

    public Policy policy() {
        return policy;
    }

    public DatasetOptions options() {
        return options;
    }

    /** When the check began. */
    public Instant started() {
        return started;
    }

    /** Takes a finding of any part. */
    public void find(Finding finding) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(finding);
        } else {
            dropped++;
        }
    }

    /** Takes a finding about the dataset as a whole. */
    public void find(Rule rule, String detail) {
        find(Finding.of(rule, Location.ofFile(""), SafeText.of(detail, 1000)));
    }

    /** Something was not examined to its end: the verdict is INCOMPLETE at best, whatever the policy accepts. */
    public void incomplete(Rule rule, Location location, String why) {
        incomplete = true;
        find(Finding.of(rule, location, SafeText.of(why, 1000)));
    }

    /** As {@link #incomplete(Rule, Location, String)} where the finding is told already. */
    public void incomplete() {
        incomplete = true;
    }

    /** SHA-256 of the dataset; zeros where a database holds it. */
    public String digest() {
        return digest;
    }

    public void digest(String sha256) {
        this.digest = sha256;
    }

    /** Adds a number or short text to the report. */
    public void metric(String name, Object value) {
        metrics.put(name, value);
    }

    /** A file beside the report. */
    public void attach(String name, Attachment attachment) {
        attachments.put(name, attachment);
    }

    /** Leaves a result for later parts. */
    public <T> void share(Class<T> type, T value) {
        shared.put(type, value);
    }

    /** A result of an earlier part, or null. */
    public <T> T shared(Class<T> type) {
        return type.cast(shared.get(type));
    }

    /** A test of data quality with its outcome, for the lineage. */
    public void test(QualityTest test) {
        tests.add(test);
    }

    /** Figures of a column, for the lineage. */
    public void column(ColumnMetrics column) {
        columns.add(column);
    }

    public List<Finding> findings() {
        return findings;
    }

    public long dropped() {
        return dropped;
    }

    public Map<String, Object> metrics() {
        return metrics;
    }

    public Map<String, Attachment> attachments() {
        return attachments;
    }

    public List<QualityTest> tests() {
        return tests;
    }

    public List<ColumnMetrics> columns() {
        return columns;
    }

    public boolean isIncomplete() {
        return incomplete;
    }

    /** Writes a file beside the report and leaves the stream open. */
    @FunctionalInterface
    public interface Attachment {
        void write(OutputStream out) throws IOException;
    }

    /** Reads one more file of the workspace in the engine that reads the rows. */
    @FunctionalInterface
    public interface TableReader {
        /** @throws IOException when the engine reads no further files, or not this one */
        Table read(String name, Path file) throws IOException, InterruptedException;
    }
}
