package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartReader;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartSection;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartWriter;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree;
import io.jenkins.plugins.modelgate.engine.dependency.tree.TreeReader;
import io.jenkins.plugins.modelgate.engine.dependency.tree.TreeSection;
import io.jenkins.plugins.modelgate.engine.monitor.chart.MonitorChart;
import io.jenkins.plugins.modelgate.engine.monitor.chart.MonitorSection;
import io.jenkins.plugins.modelgate.engine.quality.QualityReader;
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.quality.QualitySection;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Matrix;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.MatrixReader;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.MatrixSection;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessReader;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessSection;
import io.jenkins.plugins.modelgate.engine.report.HtmlSection;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
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
        List<HtmlSection> sections = new ArrayList<>();
        add(sections, directory.resolve(ChartWriter.FILE), in -> new ChartSection(ChartReader.read(in)));
        add(sections, directory.resolve(DependencyTree.FILE), in -> new TreeSection(TreeReader.read(in)));
        add(sections, directory.resolve(Matrix.FILE), in -> new MatrixSection(MatrixReader.read(in)));
        add(sections, directory.resolve(Robustness.FILE), in -> new RobustnessSection(RobustnessReader.read(in)));
        add(sections, directory.resolve(QualityRecord.FILE), in -> new QualitySection(QualityReader.read(in)));
        add(sections, directory.resolve(MonitorChart.FILE), in -> new MonitorSection(MonitorChart.read(in)));
        ReportDirectory.write(report, RuleTable.all(), sections, directory);
    }

    private static void add(List<HtmlSection> sections, Path attachment, Attachment read) throws IOException {
        if (!Files.isRegularFile(attachment, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(attachment))) {
            sections.add(read.section(in));
        }
    }

    /** Makes a section of the page out of what a check has left beside the report. */
    @FunctionalInterface
    private interface Attachment {
        HtmlSection section(InputStream in) throws IOException;
    }
}
