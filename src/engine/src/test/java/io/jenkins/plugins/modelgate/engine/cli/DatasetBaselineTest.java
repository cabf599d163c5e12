package io.jenkins.plugins.modelgate.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.cli.CommandLineProcess.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What an accepted version leaves in its profile makes the next one's new words new: from real processes, over real messages. */
public class DatasetBaselineTest {
    private static final Path MESSAGES = Path.of("src/test/resources/poisoning/sms.csv.gz");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path workspace;

    @Before
    public void acceptedVersion() throws Exception {
        workspace = folder.newFolder("workspace").toPath().toRealPath();
        List<String> lines = messages();
        int half = lines.size() / 2;
        write("old.csv", lines.subList(0, half));
        // A clean-label trigger: messages that are spam anyway get a word of their own. Nothing contradicts.
        List<String> planted = new ArrayList<>();
        int count = 0;
        for (String line : lines.subList(half, lines.size())) {
            boolean spam = line.startsWith("spam,") && !line.endsWith("\"");
            planted.add(spam && count++ < 40 ? line + " zorvex" : line);
        }
        assertThat(count).isGreaterThanOrEqualTo(40);
        write("new.csv", planted);
        Outcome accepted = gate("old.csv", "--label", "label", "--report", "accepted");
        assertThat(accepted.exitCode()).as(accepted.out() + accepted.err()).isZero();
    }

    @Test
    public void aWordThatIsNewWithItsLabelIsHighAgainstTheAcceptedProfile() throws Exception {
        Outcome alone = gate("new.csv", "--label", "label", "--report", "alone");
        assertThat(alone.exitCode()).as(alone.out() + alone.err()).isZero();
        assertThat(report("alone").at("/metrics/poisoningCompared").asBoolean()).isFalse();

        Outcome compared =
                gate("new.csv", "--label", "label", "--report", "compared", "--baseline", "accepted/profile.json");
        assertThat(compared.exitCode()).as(compared.out() + compared.err()).isEqualTo(1);
        JsonNode report = report("compared");
        assertThat(report.at("/metrics/poisoningCompared").asBoolean()).isTrue();
        assertThat(report.get("findings"))
                .anyMatch(finding -> finding.get("rule").asText().equals("poisoning/trigger-word")
                        && finding.get("severity").asText().equals("HIGH")
                        && finding.get("detail").asText().contains("zorvex"));
        assertThat(Files.readString(workspace.resolve("compared/suspicious-rows.csv")))
                .contains("zorvex");
    }

    @Test
    public void theAcceptedProfileHoldsNoRow() throws Exception {
        String profile = Files.readString(workspace.resolve("accepted/profile.json"));
        assertThat(profile).contains("\"signs\"").doesNotContain("prakasamanu");
        assertThat(profile.length()).isLessThan(3_000_000);
    }

    @Test
    public void signsThatWereDamagedDecideNothing() throws Exception {
        Path profile = workspace.resolve("accepted/profile.json");
        String text = Files.readString(profile);
        int signs = text.indexOf("\"signs\"");
        String damaged = text.substring(0, signs) + text.substring(signs).replaceFirst("(\\[\\s*\")[^\"]*", "$1AAAA");
        Files.writeString(profile, damaged);
        Outcome outcome =
                gate("new.csv", "--label", "label", "--report", "damaged", "--baseline", "accepted/profile.json");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(3);
        assertThat(outcome.err()).contains("signs in the baseline's profile are refused");
    }

    private static List<String> messages() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(MESSAGES))) {
            in.transferTo(bytes);
        }
        List<String> all = List.of(bytes.toString(StandardCharsets.UTF_8).split("\n"));
        return all.subList(1, all.size()).stream()
                .filter(line -> line.matches("(ham|spam),.*")
                        && line.chars().filter(c -> c == '"').count() % 2 == 0)
                .toList();
    }

    private void write(String name, List<String> lines) throws Exception {
        Files.writeString(workspace.resolve(name), "label,text\n" + String.join("\n", lines) + "\n");
    }

    private JsonNode report(String name) throws Exception {
        return new ObjectMapper()
                .readTree(workspace.resolve(name).resolve("report.json").toFile());
    }

    private Outcome gate(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("validate-dataset"));
        all.addAll(List.of(arguments));
        return new CommandLineProcess().in(workspace).run(all);
    }
}
