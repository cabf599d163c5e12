package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartReader;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartSection;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartWriter;
import io.jenkins.plugins.modelgate.engine.report.HtmlSection;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Writes a report in all its forms, its page with what the check has left beside it. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes the report's files.
     *
     * @param directory where the check has put its attachments before
     * @throws IOException naming the file that cannot be written, or an attachment that is damaged
     */
    public static void write(Report report, Path directory) throws IOException {
        ReportDirectory.write(report, RuleTable.all(), sections(directory.resolve(ChartWriter.FILE)), directory);
    }

    private static List<HtmlSection> sections(Path charts) throws IOException {
        if (!Files.isRegularFile(charts, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(charts))) {
            return List.of(new ChartSection(ChartReader.read(in)));
        }
    }
}
