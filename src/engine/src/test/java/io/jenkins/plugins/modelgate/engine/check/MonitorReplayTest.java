package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.jenkins.plugins.modelgate.engine.LongRunning;
import io.jenkins.plugins.modelgate.engine.check.ReplayedPeople.Planted;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineChoice;
import io.jenkins.plugins.modelgate.engine.monitor.MonitorOptions;
import io.jenkins.plugins.modelgate.engine.monitor.Roles;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.monitor.history.WindowJson;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

/** Replays real people with planted changes, and holds docs/benchmarks.md against what was answered, by us and by others. */
public class MonitorReplayTest {
    private static final Path DATA = Path.of("src/test/benchmark/monitor");
    private static final Path OURS = DATA.resolve("model-gate.json");
    private static final Path PAGE = Path.of("../../docs/benchmarks.md");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private ReplayedPeople people;
    private Path workspace;
    private Path baseline;

    @Before
    public void people() throws Exception {
        workspace = folder.getRoot().toPath().toRealPath();
        people = new ReplayedPeople(
                DATA.resolve("people.csv.gz"), Long.getLong("modelgate.replaySeed", ReplayedPeople.SEED));
    }

    /** What the other tools read. */
    @Test
    public void aReplayIsTheSameEveryTime() throws Exception {
        String wanted = System.getProperty("modelgate.replay");
        if (wanted != null) {
            Path work = Files.createDirectories(Path.of(wanted));
            people.reference(work.resolve("reference.csv"));
            for (Planted planted : Planted.values()) {
                for (int i = 0; i < ReplayedPeople.REPEATS; i++) {
                    people.series(planted, i, planted.windows, work.resolve(planted.name(i) + ".csv"));
                }
            }
        }
        Path one = people.series(Planted.SUDDEN, 0, 3, workspace.resolve("one.csv"));
        Path other = new ReplayedPeople(DATA.resolve("people.csv.gz"), ReplayedPeople.SEED + 1)
                .series(Planted.SUDDEN, 0, 3, workspace.resolve("other.csv"));
        assertThat(Files.readAllLines(one)).hasSize(3001).doesNotHaveDuplicates();
        assertThat(Files.readString(other)).isNotEqualTo(Files.readString(one));
    }

    @Test
    public void whatThePageSaysIsWhatWasAnswered() throws Exception {
        if (Boolean.getBoolean("modelgate.updateDocs")) {
            ReplayTable.update(PAGE, answers("model-gate"), answers("evidently"), answers("nannyml"));
        }
        ReplayTable.hold(PAGE, answers("model-gate"), answers("evidently"), answers("nannyml"));
    }

    /** The first windows of a series, up to the change and past it, as they were answered when the table was made. */
    @Test
    public void theChangeIsSeenAsThePageSays() throws Exception {
        int windows = ReplayedPeople.CHANGE + 2;
        Map<String, String> answered = answer(Planted.SUDDEN, 0, windows);
        answers("model-gate")
                .get(Planted.SUDDEN.name(0))
                .forEach((kind, digits) ->
                        assertThat(answered.get(kind)).as(kind).isEqualTo(digits.substring(0, windows)));
        assertThat(answered.get("drift")).isEqualTo("0".repeat(ReplayedPeople.CHANGE) + "11");
    }

    @Test
    @Category(LongRunning.class)
    public void everyWindowIsAnsweredAsThePageSays() throws Exception {
        Map<String, Map<String, String>> answers = new TreeMap<>();
        for (Planted planted : Planted.values()) {
            for (int i = 0; i < ReplayedPeople.REPEATS; i++) {
                answers.put(planted.name(i), answer(planted, i, planted.windows));
            }
        }
        if (Boolean.getBoolean("modelgate.updateDocs")) {
            Files.writeString(OURS, JSON.writeValueAsString(answers) + "\n");
        } else {
            assertThat(answers).containsAllEntriesOf(answers("model-gate"));
        }
    }

    private static Map<String, Map<String, String>> answers(String tool) throws Exception {
        return JSON.readValue(
                DATA.resolve(tool + ".json").toFile(),
                JSON.getTypeFactory()
                        .constructMapType(
                                TreeMap.class,
                                JSON.constructType(String.class),
                                JSON.getTypeFactory().constructMapType(TreeMap.class, String.class, String.class)));
    }

    private Map<String, String> answer(Planted planted, int repeat, int windows) throws Exception {
        if (baseline == null) {
            baseline = ProductionLog.baseline(
                    workspace, people.reference(workspace.resolve("reference.csv")), ReplayedPeople.TRUTH);
        }
        Path log = people.series(planted, repeat, windows, workspace.resolve("log.csv"));
        Path reports = Files.createDirectories(workspace.resolve("report"));
        Instant end = ReplayedPeople.BEGIN.plus(Duration.ofDays(windows));
        Roles roles = new Roles(
                ReplayedPeople.ANSWER, ReplayedPeople.SCORE, null, ReplayedPeople.TRUTH, "at", null, null, null, null);
        Report report = new MonitorModel(Clock.fixed(end.plusSeconds(60), ZoneOffset.UTC))
                .run(
                        new MonitorModelRequest(
                                List.of(log.toString()),
                                List.of(),
                                null,
                                workspace,
                                EngineChoice.embedded(),
                                new MonitorOptions(
                                        "a".repeat(64),
                                        baseline,
                                        null,
                                        null,
                                        roles,
                                        null,
                                        null,
                                        Duration.ofDays(1),
                                        Map.of("accuracy", people.accuracy())),
                                reports,
                                Policy.defaults(),
                                1),
                        Progress.SILENT);
        List<Instant> begins = new ArrayList<>();
        for (String line : Files.readAllLines(reports.resolve(WindowJson.FILE))) {
            Window window = WindowJson.read(line);
            begins.add(window.from());
        }
        assertThat(begins).hasSize(windows);
        return alarms(report, begins);
    }

    private static Map<String, String> alarms(Report report, List<Instant> begins) {
        Map<String, char[]> alarms = new TreeMap<>();
        for (String kind : List.of("drift", "near", "anomaly", "labels", "estimate")) {
            alarms.put(kind, "0".repeat(begins.size()).toCharArray());
        }
        for (Finding finding : report.findings()) {
            if (!finding.detail().startsWith("Window ")) {
                continue;
            }
            int window = begins.indexOf(Instant.parse(finding.detail().split(" ")[1]));
            boolean high = finding.severity().atLeast(Severity.HIGH);
            boolean counts = finding.severity().atLeast(Severity.MEDIUM);
            String kind = switch (finding.rule()) {
                case "drift/distribution",
                        "drift/missing-values",
                        "monitor/prediction-drift",
                        "monitor/unseen-values",
                        "monitor/class-takeover" -> high ? "drift" : "near";
                case "monitor/anomaly" -> "anomaly";
                case "monitor/performance" -> counts ? "labels" : "";
                case "monitor/performance-estimate" -> counts ? "estimate" : "";
                default -> "";
            };
            if (!kind.isEmpty()) {
                alarms.get(kind)[window] = '1';
            }
        }
        Map<String, String> digits = new TreeMap<>();
        alarms.forEach((kind, each) -> digits.put(kind, new String(each)));
        return digits;
    }
}
