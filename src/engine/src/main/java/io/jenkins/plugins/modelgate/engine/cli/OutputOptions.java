package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.Check;
import io.jenkins.plugins.modelgate.engine.check.ReportFiles;
import io.jenkins.plugins.modelgate.engine.report.JsonReport;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.TextReport;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the result goes. */
final class OutputOptions {
    /** What is printed. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Directory for report.json, report.sarif and report.html; made if it is not there.")
    private Path directory;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "TEXT",
            description = "What is printed on standard output (default: text).")
    private Format format;

    /** Finds out before the work whether the report can be written at all. */
    void prepare() throws IOException {
        if (directory != null) {
            ReportDirectory.prepare(directory);
        }
    }

    /** Where the report goes, or null. */
    Path directory() {
        return directory;
    }

    /** A line on standard error, if somebody is there to read it. */
    ProgressLine progress() {
        return new ProgressLine(System.err, System.console() != null);
    }

    /**
     * Runs a check and writes what it says, once it is clear that it can be written.
     *
     * @return exit code
     */
    <R> int report(Check<R> check, R request) throws IOException, InterruptedException {
        prepare();
        Report report;
        try (ProgressLine progress = progress()) {
            report = check.run(request, progress);
        }
        write(report);
        return report.verdict().exitCode();
    }

    /** Files first, then standard output: a report that was announced is there. */
    void write(Report report) throws IOException {
        if (directory != null) {
            ReportFiles.write(report, directory);
        }
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        if (format == Format.JSON) {
            JsonReport.write(report, out);
            return;
        }
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        TextReport.write(report, writer, System.console() != null && System.getenv("NO_COLOR") == null);
        if (directory != null) {
            writer.write("Report: "
                    + directory.resolve("report.html").toAbsolutePath().toUri() + System.lineSeparator());
        }
        writer.flush();
    }
}
