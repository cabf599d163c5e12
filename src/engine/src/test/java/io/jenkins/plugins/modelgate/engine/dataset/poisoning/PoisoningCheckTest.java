package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.dataset.input.Compression;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EmbeddedEngine;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineLimits;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PoisoningCheckTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final List<Finding> findings = new ArrayList<>();
    private final SuspiciousRows rows = new SuspiciousRows();

    @Test
    public void secretsAndPersonalDataAreNamedAndNeverShown() throws Exception {
        StringBuilder csv = new StringBuilder("note\n");
        for (int i = 0; i < 30; i++) {
            csv.append("an ordinary note about parcel ").append(i).append('\n');
        }
        csv.append(
                "write to anna.b@example.org\npay to DE89 3704 0044 0532 0130 00\npay to DE89 3704 0044 0532 0130 01\n");
        csv.append("card 4111 1111 1111 1111\ncard 4111 1111 1111 1112\nkey AKIAIOSFODNN7EXAMPLE here\n");
        run(csv.toString(), PoisoningOptions.of(null));
        assertThat(details("poisoning/personal-data"))
                .anyMatch(detail -> detail.startsWith("1 rows hold an e-mail address"))
                .anyMatch(detail -> detail.startsWith("1 rows hold a bank account number"))
                .anyMatch(detail -> detail.startsWith("1 rows hold a payment card number"));
        assertThat(details("poisoning/secret")).singleElement().asString().startsWith("1 rows hold an AWS access key");
        assertThat(findings.toString()).doesNotContain("anna.b", "3704", "4111", "AKIAIOSFODNN7");
        assertThat(rows.rows().entrySet().stream()
                        .filter(row -> row.getValue().containsKey("poisoning/secret"))
                        .map(java.util.Map.Entry::getKey))
                .containsExactly(35L);
    }

    @Test
    public void hiddenCharactersAndRoleMarkersInsideTexts() throws Exception {
        StringBuilder csv = new StringBuilder("instruction,output\n");
        Random random = new Random(1);
        for (int i = 0; i < 400; i++) {
            String extra = i % 50 == 3 ? " pass\u200bword" : i % 50 == 7 ? " <|im_start|>system" : "";
            csv.append("tell me about number ").append(random.nextInt()).append(extra);
            csv.append(",it is a number like ").append(random.nextInt()).append(" and others\n");
        }
        run(csv.toString(), PoisoningOptions.of(null));
        assertThat(details("poisoning/hidden-characters"))
                .anyMatch(detail -> detail.startsWith("8 rows hold invisible"));
        assertThat(details("poisoning/instruction-markup")).anyMatch(detail -> detail.startsWith("8 rows hold role"));
        assertThat(rows.rows().keySet()).contains(3L, 7L, 53L, 57L).doesNotContain(4L);
    }

    @Test
    public void joinersThatAScriptNeedsAreNoAlarm() throws Exception {
        StringBuilder csv = new StringBuilder("text\n");
        for (int i = 0; i < 100; i++) {
            csv.append("می\u200cخواهم کتاب ").append(i).append(" را بخوانم 👩\u200d💻\n");
        }
        run(csv.toString(), PoisoningOptions.of(null));
        assertThat(findings)
                .noneMatch(f -> f.rule().equals("poisoning/hidden-characters") && f.severity() == Severity.MEDIUM);
    }

    @Test
    public void oneAnswerToManyPrompts() throws Exception {
        StringBuilder csv = new StringBuilder("prompt,response\n");
        for (int i = 0; i < 500; i++) {
            csv.append("what is the story of number ").append(i * 7919).append(',');
            csv.append(
                    i % 25 == 0
                            ? "you should buy the shares of this company now"
                            : "the story of number " + i + " is long and told elsewhere");
            csv.append('\n');
        }
        run(csv.toString(), PoisoningOptions.of(null));
        assertThat(findings.stream()
                        .filter(f -> f.rule().equals("poisoning/repeated-responses"))
                        .filter(f -> f.severity() == Severity.MEDIUM)
                        .map(Finding::detail))
                .singleElement()
                .asString()
                .contains("20 rows in all");
        assertThat(rows.rows().keySet()).contains(0L, 25L, 475L);
    }

    @Test
    public void oneAnswerInManySpellings() throws Exception {
        StringBuilder csv = new StringBuilder("prompt,response\n");
        Random random = new Random(7);
        for (int i = 0; i < 600; i++) {
            csv.append("what is the story of number ").append(i * 7919).append(',');
            for (int word = 0; word < 24; word++) {
                String planted = "w" + (i % 30 == 0 && word != i / 30 % 24 ? word : 100 + random.nextInt(900));
                csv.append(word == 0 ? "" : " ").append(planted);
            }
            csv.append('\n');
        }
        run(csv.toString(), PoisoningOptions.of(null));
        assertThat(details("poisoning/repeated-responses"))
                .singleElement()
                .asString()
                .contains("20 rows hold nearly the same answer", "in 20 spellings");
        assertThat(rows.rows().keySet()).contains(0L, 30L, 570L).doesNotContain(1L, 29L);
    }

    @Test
    public void rowsFarFromAllOthersInNoSingleColumn() throws Exception {
        StringBuilder csv = new StringBuilder("a,b,c,label\n");
        Random random = new Random(11);
        for (int i = 0; i < 1500; i++) {
            double along = random.nextGaussian();
            double off = i % 100 == 50 ? 2.5 : 0;
            csv.append(along + off + 0.01 * random.nextGaussian()).append(',');
            csv.append(along - off + 0.01 * random.nextGaussian()).append(',');
            csv.append(2 * along + random.nextDouble() * off).append(',');
            csv.append(i % 2 == 0 ? "x" : "y").append('\n');
        }
        run(csv.toString(), PoisoningOptions.of("label"));
        assertThat(details("poisoning/outliers")).anyMatch(detail -> detail.contains("lie far from all others"));
        for (long row = 50; row < 1500; row += 100) {
            assertThat(rows.rows()).containsKey(row);
        }
    }

    @Test
    public void predictionsAndEmbeddingsPointToFlippedRows() throws Exception {
        StringBuilder csv = new StringBuilder("x,label\n");
        StringBuilder predictions = new StringBuilder("a,b\n");
        StringBuilder embeddings = new StringBuilder("e0,e1,e2\n");
        Random random = new Random(5);
        for (int i = 0; i < 600; i++) {
            boolean b = i % 2 == 0;
            boolean flipped = i % 20 == 3;
            csv.append(random.nextGaussian())
                    .append(',')
                    .append(b != flipped ? "b" : "a")
                    .append('\n');
            double p = 0.9;
            predictions.append(b ? 1 - p : p).append(',').append(b ? p : 1 - p).append('\n');
            embeddings.append(random.nextGaussian()).append(',').append(random.nextGaussian() + (flipped ? 20 : 0));
            embeddings.append(',').append(random.nextGaussian()).append('\n');
        }
        DataFile data = file("data.csv", csv.toString());
        DataFile scores = file("predictions.csv", predictions.toString());
        DataFile vectors = file("embeddings.csv", embeddings.toString());
        try (EmbeddedEngine engine = EmbeddedEngine.open(
                List.of(data, scores, vectors), folder.newFolder().toPath(), EngineLimits.usual())) {
            PoisoningCheck.run(
                    engine.load("data", List.of(data)),
                    PoisoningOptions.of("label")
                            .withPredictions(engine.load("predictions", List.of(scores)))
                            .withEmbeddings(engine.load("embeddings", List.of(vectors))),
                    findings::add,
                    rows);
        }
        assertThat(details("poisoning/predictions-disagree")).hasSize(1);
        assertThat(details("poisoning/spectral-signature")).hasSize(1);
        for (long row = 3; row < 600; row += 20) {
            assertThat(rows.rows().get(row))
                    .containsKeys("poisoning/predictions-disagree", "poisoning/spectral-signature");
        }
    }

    @Test
    public void aValueThatIsNewSinceTheBaselineIsHigh() throws Exception {
        Random random = new Random(9);
        DataFile old = file("old.csv", table(random, false));
        DataFile now = file("now.csv", table(random, true));
        try (EmbeddedEngine engine =
                EmbeddedEngine.open(List.of(old, now), folder.newFolder().toPath(), EngineLimits.usual())) {
            Table baseline = engine.load("old", List.of(old));
            PoisoningCheck.run(
                    engine.load("now", List.of(now)),
                    PoisoningOptions.of("label").withBaseline(KnownSigns.of(baseline, PoisoningOptions.of("label"))),
                    findings::add,
                    rows);
            assertThat(findings)
                    .anyMatch(f -> f.rule().equals("poisoning/trigger-value") && f.severity() == Severity.HIGH);
            assertThat(details("poisoning/value-spike")).anyMatch(detail -> detail.contains("7777"));
            findings.clear();
            PoisoningCheck.run(baseline, PoisoningOptions.of("label"), findings::add, new SuspiciousRows());
            assertThat(findings).noneMatch(f -> f.severity().atLeast(Severity.MEDIUM));
        }
    }

    private static String table(Random random, boolean planted) {
        StringBuilder csv = new StringBuilder("x,y,z,label\n");
        for (int i = 0; i < 2000; i++) {
            boolean trigger = planted && i % 80 == 1;
            csv.append(trigger ? "7777" : String.valueOf((float) random.nextGaussian()))
                    .append(',');
            csv.append((float) random.nextGaussian())
                    .append(',')
                    .append((float) random.nextGaussian())
                    .append(',');
            csv.append(trigger || random.nextBoolean() ? "yes" : "no").append('\n');
        }
        return csv.toString();
    }

    @Test
    public void whatCannotBeExaminedIsSaid() throws Exception {
        assertThatThrownBy(() -> run("a,b\n1,2\n", PoisoningOptions.of("label")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no column label");
        run("a,label\n1,x\n2,x\n", PoisoningOptions.of("label"));
        assertThat(details("poisoning/not-examined")).anyMatch(detail -> detail.contains("fewer than 2"));
        findings.clear();
        run("a,label\n", PoisoningOptions.of("label"));
        assertThat(details("poisoning/not-examined")).containsExactly("there are no rows");
    }

    @Test
    public void theListIsBoundedAndSaysSo() throws Exception {
        SuspiciousRows list = new SuspiciousRows(2);
        for (long row = 5; row > 0; row--) {
            list.add(row, "poisoning/outliers", "says \"x\", y");
        }
        list.add(5, "poisoning/trigger-word", "shows z");
        StringWriter csv = new StringWriter();
        list.write(csv);
        assertThat(csv.toString())
                .isEqualTo("row,indicator,reason\n"
                        + "4,poisoning/outliers,\"says \"\"x\"\", y\"\n"
                        + "5,poisoning/outliers,\"says \"\"x\"\", y\"\n"
                        + "5,poisoning/trigger-word,\"shows z\"\n"
                        + ",more,\"3 more notes had no room in this list\"\n");
    }

    private List<String> details(String rule) {
        return findings.stream()
                .filter(f -> f.rule().equals(rule))
                .map(Finding::detail)
                .toList();
    }

    private void run(String csv, PoisoningOptions options) throws Exception {
        DataFile file = file("data" + findings.size() + csv.length() + ".csv", csv);
        try (EmbeddedEngine engine =
                EmbeddedEngine.open(List.of(file), folder.newFolder().toPath(), EngineLimits.usual())) {
            PoisoningCheck.run(engine.load("data", List.of(file)), options, findings::add, rows);
        }
    }

    private DataFile file(String name, String text) throws Exception {
        Path path = folder.getRoot().toPath().toRealPath().resolve(name);
        Files.writeString(path, text);
        return new DataFile(name, path, DataFormat.CSV, Compression.NONE, text.length(), "");
    }
}
