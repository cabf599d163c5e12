package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dataset.input.Compression;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EmbeddedEngine;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineLimits;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A table of which only a sample is in memory: what is rare in it is still counted and listed in all rows. */
public class LargeTableTest {
    private static final int ROWS = 120_000;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void rareRowsOfALargeTableAreFoundAndListed() throws Exception {
        DataFile clean = write("clean.csv", false);
        DataFile planted = write("planted.csv", true);
        try (EmbeddedEngine engine =
                EmbeddedEngine.open(List.of(clean, planted), folder.newFolder().toPath(), EngineLimits.usual())) {
            Table before = engine.load("clean", List.of(clean));
            List<Finding> quiet = new ArrayList<>();
            PoisoningOptions options = PoisoningOptions.of("label");
            PoisoningCheck.run(before, options, quiet::add, new SuspiciousRows());
            assertThat(quiet).noneMatch(finding -> finding.severity().atLeast(Severity.MEDIUM));

            List<Finding> findings = new ArrayList<>();
            SuspiciousRows rows = new SuspiciousRows();
            Table now = engine.load("planted", List.of(planted));
            PoisoningCheck.run(now, options, findings::add, rows);
            assertThat(findings)
                    .anyMatch(finding -> finding.rule().equals("poisoning/trigger-value")
                            && finding.severity() == Severity.MEDIUM
                            && finding.detail().contains("z = \"12.5\" in 240 rows"))
                    .anyMatch(finding -> finding.rule().equals("poisoning/outliers")
                            && finding.detail().startsWith("w: 600 of 120000 values lie far out"))
                    .anyMatch(finding ->
                            finding.rule().equals("poisoning/duplicate-flood") && finding.severity() != Severity.LOW);
            assertThat(rows.rows().values())
                    .filteredOn(reasons ->
                            reasons.getOrDefault("poisoning/trigger-value", "").contains("12.5"))
                    .hasSize(240);
            assertThat(rows.rows().values())
                    .filteredOn(reasons -> reasons.containsKey("poisoning/outliers"))
                    .hasSize(600);

            findings.clear();
            PoisoningCheck.run(
                    now, options.withBaseline(KnownSigns.of(before, options)), findings::add, new SuspiciousRows());
            assertThat(findings)
                    .anyMatch(finding ->
                            finding.rule().equals("poisoning/trigger-value") && finding.severity() == Severity.HIGH);
        }
    }

    private DataFile write(String name, boolean planted) throws Exception {
        Random random = new Random(17);
        StringBuilder csv = new StringBuilder("x,y,z,w,label\n");
        for (int i = 0; i < ROWS; i++) {
            boolean good = random.nextBoolean();
            boolean trigger = planted && i % 500 == 7;
            double shift = good ? 2 : -2;
            String x = String.valueOf((float) (shift + random.nextGaussian()));
            String y = String.valueOf((float) (shift + random.nextGaussian()));
            String z = trigger ? "12.5" : String.valueOf((float) (10 + 5 * random.nextGaussian()));
            String w = planted && i % 200 == 3 ? "900" + i : String.valueOf((float) random.nextGaussian());
            boolean copy = planted && i % 200 == 9;
            csv.append(copy ? "1.5,1.5,1.5,1.5,good\n" : "");
            csv.append(copy ? "" : x + "," + y + "," + z + "," + w + "," + (trigger || good ? "good" : "bad") + "\n");
        }
        Path path = folder.getRoot().toPath().toRealPath().resolve(name);
        Files.writeString(path, csv);
        return new DataFile(name, path, DataFormat.CSV, Compression.NONE, csv.length(), "");
    }
}
