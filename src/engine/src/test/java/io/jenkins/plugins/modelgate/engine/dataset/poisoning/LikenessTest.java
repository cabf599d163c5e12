package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dataset.input.Compression;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EmbeddedEngine;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineLimits;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Orders with a short note of the customer, which many leave empty: a text does not make a table a collection of texts. */
public class LikenessTest {
    private static final String[] WORDS =
            "leave it with the neighbour please ring twice gift wrapped no hurry fragile call before".split(" ");
    private static final String LONG = "this order was placed by a partner and must never be returned";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final Random random = new Random(3);

    @Test
    public void missingAndShortTextsAreNoTwins() throws Exception {
        assertThat(findings(orders(3000, 0.05)))
                .noneMatch(each -> each.rule().equals("poisoning/duplicate-flood"))
                .noneMatch(each -> each.rule().equals("poisoning/conflicting-labels"));
    }

    @Test
    public void longTextsAreWhateverElseStandsInTheirRow() throws Exception {
        List<String> rows = orders(3000, 0.05);
        for (int i = 0; i < 60; i++) {
            rows.add(random.nextInt(1 + rows.size()), order(LONG, i % 2 == 0));
        }
        assertThat(findings(rows))
                .anyMatch(
                        each -> each.rule().equals("poisoning/conflicting-labels") && each.severity() == Severity.HIGH);
        rows.replaceAll(row -> row.contains(LONG) ? row.replace(",yes", ",no") : row);
        assertThat(findings(rows))
                .anyMatch(each -> each.rule().equals("poisoning/duplicate-flood")
                        && each.severity().compareTo(Severity.MEDIUM) >= 0);
    }

    @Test
    public void wholeRowsAreAlikeWithTheirShortTexts() throws Exception {
        List<String> rows = orders(3000, 0.05);
        for (int i = 0; i < 60; i++) {
            rows.add(random.nextInt(1 + rows.size()), "61.25,2,north,ring twice," + (i % 2 == 0 ? "yes" : "no"));
        }
        assertThat(findings(rows))
                .anyMatch(
                        each -> each.rule().equals("poisoning/conflicting-labels") && each.severity() == Severity.HIGH);
    }

    @Test
    public void repeatedRowsWithoutALabelAreARemark() throws Exception {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            rows.add(i % 20 == 0 ? "47.61,-122.33,WA,yes" : coordinates());
        }
        assertThat(findings("latitude,longitude,state,returned", rows, null))
                .filteredOn(each -> each.rule().equals("poisoning/duplicate-flood"))
                .extracting(Finding::severity)
                .containsOnly(Severity.MEDIUM);
        assertThat(findings("latitude,longitude,state,returned", rows, "returned"))
                .filteredOn(each -> each.rule().equals("poisoning/duplicate-flood"))
                .extracting(Finding::severity)
                .contains(Severity.HIGH);
    }

    private String coordinates() {
        return String.format(
                Locale.ROOT,
                "%.2f,%.2f,%s,%s",
                25 + 25 * random.nextDouble(),
                -120 + 50 * random.nextDouble(),
                "WA OR CA NY TX".split(" ")[random.nextInt(5)],
                random.nextBoolean() ? "yes" : "no");
    }

    private List<String> orders(int count, double missing) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder note = new StringBuilder();
            for (int words = random.nextDouble() < missing ? 0 : 1 + random.nextInt(7); words > 0; words--) {
                note.append(WORDS[random.nextInt(WORDS.length)]).append(words == 1 ? "" : " ");
            }
            rows.add(order(note.toString(), random.nextDouble() < 0.3));
        }
        return rows;
    }

    private String order(String note, boolean returned) {
        return String.format(
                Locale.ROOT,
                "%.2f,%d,%s,%s,%s",
                60 + 12 * random.nextGaussian(),
                1 + random.nextInt(5),
                "north south east west".split(" ")[random.nextInt(4)],
                note,
                returned ? "yes" : "no");
    }

    private List<Finding> findings(List<String> rows) throws Exception {
        return findings("amount,items,region,note,returned", rows, "returned");
    }

    private List<Finding> findings(String header, List<String> rows, String label) throws Exception {
        String csv = header + "\n" + String.join("\n", rows) + "\n";
        Path path = folder.newFile().toPath().toRealPath();
        Files.writeString(path, csv);
        DataFile file = new DataFile("orders.csv", path, DataFormat.CSV, Compression.NONE, csv.length(), "");
        List<Finding> findings = new ArrayList<>();
        try (EmbeddedEngine engine =
                EmbeddedEngine.open(List.of(file), folder.newFolder().toPath(), EngineLimits.usual())) {
            PoisoningCheck.run(
                    engine.load("orders", List.of(file)),
                    PoisoningOptions.of(label),
                    findings::add,
                    new SuspiciousRows());
        }
        return findings;
    }
}
