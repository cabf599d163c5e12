package io.jenkins.plugins.modelgate.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Examines one file with everything nested in it. One instance per file, used by one thread. */
public final class FileInspector {
    private final Formats formats;
    private final ScanOptions options;
    private final Neighbours neighbours;
    private final String file;
    private final Budget budget;
    private final FindingList findings = new FindingList();
    private final List<Remark> remarks = new ArrayList<>();
    private Exception lastCause;

    public FileInspector(Formats formats, ScanOptions options, Neighbours neighbours, String file) {
        this.formats = formats;
        this.options = options;
        this.neighbours = neighbours;
        this.file = file;
        this.budget = new Budget(options.limits());
    }

    /**
     * Examines the file's content and reads it to its end.
     *
     * @param content the bytes, read once
     * @param size what the file system says, in bytes
     * @param tail the last bytes, as {@link Probe#tail()}
     * @param replay a second reading
     * @throws IOException when the file cannot be read to its end
     */
    public Result inspect(InputStream content, long size, byte[] tail, Replay replay) throws IOException {
        InputStream timed = new TimedStream(content, budget);
        ContentInspection inspection = new ContentInspection(this, null, 0, replay);
        String name = file.substring(file.lastIndexOf('/') + 1);
        return result(new ContentScan(formats, inspection).run(name, size, timed, tail));
    }

    /**
     * As above, for a file of which nothing is known beforehand but its size: one that streams by in a container.
     *
     * @param size in bytes, or -1 if that is not known
     * @param replay a second reading, or null
     */
    public Result inspect(InputStream content, long size, @CheckForNull Replay replay) throws IOException {
        TailStream timed = new TailStream(new TimedStream(content, budget), size);
        ContentInspection inspection = new ContentInspection(this, null, 0, replay);
        String name = file.substring(file.lastIndexOf('/') + 1);
        return result(new ContentScan(formats, inspection).run(name, size, timed));
    }

    private Result result(Outcome outcome) {
        return new Result(
                outcome.format(),
                outcome.coverage(),
                outcome.loadable(),
                outcome.modelFormats(),
                findings.kept(),
                List.copyOf(remarks),
                findings.dropped());
    }

    ScanOptions options() {
        return options;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    String file() {
        return file;
    }

    Budget budget() {
        return budget;
    }

    Formats formats() {
        return formats;
    }

    void add(Rule rule, Severity severity, String member, long offset, String detail) {
        Location location = new Location(file, member == null ? null : SafeText.of(member, 1000), offset);
        findings.add(Finding.of(rule, severity, location, SafeText.of(detail, 2000)));
    }

    void add(Remark remark) {
        if (remarks.size() < Limits.FINDINGS) {
            remarks.add(remark);
        }
    }

    /** Whether this is another exception than the one asked about before: it passes every container on its way up. */
    boolean isNew(Exception cause) {
        boolean other = cause != lastCause;
        lastCause = cause;
        return other;
    }

    /** What a content came to. */
    record Outcome(String format, Coverage coverage, boolean loadable, List<String> modelFormats) {}

    /**
     * What the file came to.
     *
     * @param format its format, {@link Artifact#UNKNOWN} if no scanner claimed it
     * @param coverage how much of it was examined
     * @param loadable whether a model loader would open it
     * @param modelFormats every model format that claims the content, for the policy's list
     * @param findings most of what was found, in the order of the content
     * @param remarks facts for the tree
     * @param dropped findings beyond the limit that were counted only: rule and number
     */
    public record Result(
            String format,
            Coverage coverage,
            boolean loadable,
            List<String> modelFormats,
            List<Finding> findings,
            List<Remark> remarks,
            Map<String, Long> dropped) {}
}
