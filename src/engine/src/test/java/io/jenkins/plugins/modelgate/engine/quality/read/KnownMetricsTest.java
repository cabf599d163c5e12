package io.jenkins.plugins.modelgate.engine.quality.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.quality.Collector;
import io.jenkins.plugins.modelgate.engine.quality.Metric;
import io.jenkins.plugins.modelgate.engine.quality.TestResult;
import io.jenkins.plugins.modelgate.engine.quality.TestResult.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** Files as the evaluations' own libraries wrote them, and what is made of broken ones. */
public class KnownMetricsTest {
    private static final Path FILES = Path.of("src/test/resources/quality");
    private static final String MODEL = "5e".repeat(32);

    @Test
    public void scikitLearnsReport() throws Exception {
        Map<String, Metric> metrics = metrics(real("sklearn/classification_report.json"));
        assertThat(metrics.get("recall@versicolor").value()).isEqualTo(0.9);
        assertThat(metrics.get("recall@versicolor").samples()).isEqualTo(20);
        assertThat(metrics.get("f1-score@macro avg").value()).isEqualTo(0.9333333333333332);
        assertThat(metrics.get("accuracy").value()).isEqualTo(0.9333333333333333);
        assertThat(metrics.get("accuracy").samples())
                .as("told beside the averages only")
                .isEqualTo(60);
    }

    @Test
    public void fairlearnsFrames() throws Exception {
        Map<String, Metric> wide = metrics(real("fairlearn/by_group.csv"));
        assertThat(wide.get("accuracy@texture=coarse").value()).isEqualTo(0.9411764705882353);
        assertThat(wide.get("accuracy@texture=coarse").samples()).isEqualTo(119);
        Map<String, Metric> narrow = metrics(real("fairlearn/by_group_long.csv"));
        assertThat(narrow.keySet()).isEqualTo(wide.keySet());
        assertThat(narrow.get("recall@texture=fine"))
                .usingRecursiveComparison()
                .isEqualTo(wide.get("recall@texture=fine"));
        assertThat(metrics(real("fairlearn/by_two_groups.csv"))
                        .get("recall@texture=fine,large=1")
                        .samples())
                .isEqualTo(43);
        Metric overall = metrics(real("fairlearn/overall.csv")).get("accuracy");
        assertThat(overall.value()).isEqualTo(0.9543859649122807);
        assertThat(overall.samples()).isEqualTo(285);
    }

    @Test
    public void lmEvaluationHarness() throws Exception {
        Sheet sheet = real("lm-eval/results.json");
        assertThat(sheet.format()).isEqualTo("lm-evaluation-harness");
        Map<String, Metric> metrics = metrics(sheet);
        Metric german = metrics.get("polite_de/acc");
        assertThat(german.value()).isEqualTo(0.225);
        assertThat(german.samples()).isEqualTo(40);
        assertThat(german.error()).isEqualTo(0.06686668711812967);
        assertThat(german.better()).isTrue();
        assertThat(metrics.get("polite/acc").value()).isEqualTo(0.28);
        assertThat(metrics.get("polite/acc").samples()).isEqualTo(100);
        assertThat(metrics.get("polite/acc@polite_en").samples())
                .as("a group's tasks are slices")
                .isEqualTo(60);
        assertThat(metrics.values()).extracting(Metric::flaw).containsOnlyNulls();
    }

    @Test
    public void mlflowsRunAsFolderAndAsJson() throws Exception {
        Path run = FILES.resolve("mlflow/run");
        Map<String, MetricsDocument> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(run)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = run.relativize(file).toString().replace('\\', '/');
                if (MlflowRun.wants(name)) {
                    files.put(name, new MetricsDocument("run", Files.readAllBytes(file)));
                }
            }
        }
        assertThat(MlflowRun.matches(files.keySet())).isTrue();
        Sheet folder = new Sheet("run");
        MlflowRun.read(files, folder);
        Sheet json = real("mlflow/run.json");
        for (Sheet sheet : new Sheet[] {folder, json}) {
            Map<String, Metric> metrics = metrics(sheet);
            assertThat(metrics.get("accuracy").value()).as("of the last step").isEqualTo(0.9333333333333333);
            assertThat(metrics.get("accuracy").samples()).isEqualTo(60);
            assertThat(metrics.get("f1@eval").value()).isEqualTo(0.9333333333333332);
            assertThat(metrics.get("train_loss").flaw()).containsIgnoringCase("nan");
            assertThat(sheet.claims()).containsExactly(MODEL);
        }
        files.put("meta.yaml", document("status: 4\nlifecycle_stage: active\n"));
        assertThatThrownBy(() -> MlflowRun.read(files, new Sheet("run"))).hasMessageContaining("not finished well");
        files.put("meta.yaml", document("status: 3\nlifecycle_stage: deleted\n"));
        assertThatThrownBy(() -> MlflowRun.read(files, new Sheet("run"))).hasMessageContaining("deleted");
        files.put("meta.yaml", document("status: 3\nlifecycle_stage: active\n"));
        files.put("metrics/accuracy", document("5 0.9 1\n7 0.8 1\n6 0.99 1\n"));
        assertThat(metrics(files).get("accuracy").value())
                .as("the latest of the last step")
                .isEqualTo(0.8);
        files.put("metrics/accuracy", document("5 0.9 1\n5 0.8 1\n"));
        assertThat(metrics(files).get("accuracy").flaw()).contains("two values");
        files.put("metrics/accuracy", document("5 0.9 1\nx 0.8 2\n"));
        assertThat(metrics(files).get("accuracy").flaw()).contains("a line that is not");
    }

    @Test
    public void pytestsJUnit() throws Exception {
        Sheet sheet = real("junit/all.xml");
        Map<String, Status> tests =
                sheet.tests().stream().collect(Collectors.toMap(TestResult::id, TestResult::status));
        assertThat(tests)
                .containsEntry("safety/test_refusals/test_refuses[weapons]", Status.PASSED)
                .containsEntry("test_quality/test_answers_are_short", Status.FAILED)
                .containsEntry("test_quality/test_latency", Status.SKIPPED)
                .containsEntry("test_quality/test_needs_data", Status.ERROR)
                .hasSize(6);
        assertThat(sheet.claims()).containsExactly(MODEL);
    }

    @Test
    public void testsOfOtherTools() throws Exception {
        Sheet sheet = read("<testsuite name='s' tests='4'><testcase name='a' status='notrun'/>"
                + "<testcase name='b'><flakyFailure/></testcase>"
                + "<testcase name='c'><failure/><rerunFailure/></testcase>"
                + "<testcase name='d'><system-out>&lt;failure/&gt;</system-out></testcase></testsuite>");
        assertThat(sheet.tests())
                .extracting(TestResult::status)
                .containsExactly(Status.SKIPPED, Status.FLAKY, Status.FAILED, Status.PASSED);
    }

    @Test
    public void testReportsThatLieOrAttack() throws Exception {
        refused("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><testsuite><testcase name='&e;'/></testsuite>")
                .hasMessageContaining("document type");
        refused("<testsuite><testcase name='a'>&e;</testcase></testsuite>");
        refused("<testsuite tests='two'><testcase name='a'/></testsuite>").hasMessageContaining("two");
        assertThat(read("<testsuite><testcase name='a' status='boom'/></testsuite>")
                        .tests())
                .extracting(TestResult::status)
                .containsExactly(TestResult.Status.ERROR);
        refused("<testsuite tests='2' failures='1'><testcase name='a'/><testcase name='b'/></testsuite>")
                .hasMessageContaining("counts 1 failures");
        refused(
                        "<testsuites tests='3'><testsuite tests='2'><testcase name='a'/><testcase name='b'/></testsuite></testsuites>")
                .hasMessageContaining("counts 3 tests");
        refused("<testsuite><testcase name='a'/>").hasMessageContaining("no well-formed XML");
        refused("model_sha256\n5e\n").hasMessageContaining("no column of figures");
        refused("<project/>").hasMessageContaining("begins with project");
        refused("<testsuite>" + "<testsuite>".repeat(200) + "</testsuite>".repeat(201))
                .hasMessageContaining("levels");
    }

    @Test
    public void figuresNobodyCanUse() throws Exception {
        Map<String, Metric> metrics = metrics(
                read(
                        "{\"a\": NaN, \"b\": Infinity, \"c\": \"0.99\", \"d\": null, \"e\": true,"
                                + " \"f\": 1e999, \"g\": 0.5, \"g_samples\": 0, \"h\": 0.5, \"h_samples\": \"many\", \"i\": 0.5, \"i_stderr\": -1}"));
        for (String name : "abcdefghi".split("")) {
            assertThat(metrics.get(name).value()).as(name).isNull();
            assertThat(metrics.get(name).flaw()).as(name).isNotBlank();
        }
        assertThat(metrics(read("name,value\nx,\"0,9\"\ny,0x1p3\nz,1d\n")).values())
                .extracting(Metric::value)
                .containsOnlyNulls();
        refused("{\"accuracy\": 0.1, \"accuracy\": 0.99}").hasMessageContaining("no JSON that is accepted");
        refused("{\"accuracy\": 0.1} {}");
        refused("[{\"name\": \"accuracy\"}]").hasMessageContaining("without name and value");
        refused("a,b\n1\n").hasMessageContaining("columns");
        refused("a,a\n1,2\n").hasMessageContaining("same name");
        refused("a,b\n\"1\" x,2\n").hasMessageContaining("quotation mark");
        refused("").hasMessageContaining("empty");
        refused("hello");
        refused("{\"a\":".repeat(100) + "1" + "}".repeat(100));
    }

    @Test
    public void listsAndNestedNames() throws Exception {
        Map<String, Metric> list =
                metrics(read("{\"metrics\": [{\"name\": \"toxicity\", \"slice\": \"language=de\", \"value\": 0.01,"
                        + " \"n\": 500, \"stderr\": 0.02, \"higherIsBetter\": false}], \"model\": {\"sha256\": \""
                        + MODEL + "\"}}"));
        Metric toxicity = list.get("toxicity@language=de");
        assertThat(toxicity.samples()).isEqualTo(500);
        assertThat(toxicity.error()).isEqualTo(0.02);
        assertThat(toxicity.better()).isFalse();
        Map<String, Metric> nested =
                metrics(read("{\"overall\": {\"accuracy\": 0.9}, \"by_group\": {\"F\": {\"accuracy\": 0.8, \"n\": 7}},"
                        + " \"eval_accuracy\": 0.7, \"eval_samples\": 872}"));
        assertThat(nested.get("accuracy").value()).isEqualTo(0.9);
        assertThat(nested.get("accuracy@F").samples()).isEqualTo(7);
        assertThat(nested.get("eval_accuracy").samples())
                .as("the trainer's way")
                .isEqualTo(872);
    }

    @Test
    public void claimsInEveryFormat() throws Exception {
        for (String text : new String[] {
            "{\"model_gate.sha256\": \"sha256:" + MODEL + "\", \"accuracy\": 1}",
            "{\"subject\": \"" + MODEL + "\", \"accuracy\": 1}",
            "{\"subject\": [{\"digest\": {\"sha256\": \"" + MODEL + "\"}}], \"accuracy\": 1}",
            "slice,accuracy,model_sha256\nF,1," + MODEL + "\nM,1," + MODEL + "\n"
        }) {
            assertThat(read(text).claims()).as(text).containsExactly(MODEL);
        }
        assertThat(read("{\"model\": {\"sha256\": 7}, \"accuracy\": 1}").claims())
                .as("what is no digest fits no model")
                .containsExactly("");
    }

    /** Nothing but a sheet or a refusal comes out, whatever goes in. */
    @Test
    public void mutatedFiles() throws Exception {
        Random random = new Random(7);
        for (String name : new String[] {
            "sklearn/classification_report.json",
            "lm-eval/results.json",
            "mlflow/run.json",
            "junit/all.xml",
            "fairlearn/by_two_groups.csv",
            "fairlearn/overall.csv"
        }) {
            byte[] original = Files.readAllBytes(FILES.resolve(name));
            for (int i = 0; i < 50; i++) {
                byte[] bytes = original.clone();
                for (int j = random.nextInt(4); j >= 0; j--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                int length = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
                MetricsFuzz.fuzzerTestOneInput(java.util.Arrays.copyOf(bytes, length));
            }
        }
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(String text) {
        return assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(UnreadableException.class);
    }

    private static Map<String, Metric> metrics(Map<String, MetricsDocument> run) throws Exception {
        Sheet sheet = new Sheet("run");
        MlflowRun.read(run, sheet);
        return metrics(sheet);
    }

    private static Map<String, Metric> metrics(Sheet sheet) {
        Collector collector = new Collector();
        sheet.metrics().forEach(collector::add);
        return collector.measurements(null).metrics().stream()
                .collect(Collectors.toMap(Metric::address, metric -> metric));
    }

    private static MetricsDocument document(String text) {
        return new MetricsDocument("m", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Sheet real(String name) throws Exception {
        Sheet sheet = new Sheet("m");
        KnownMetrics.read(new MetricsDocument("m", Files.readAllBytes(FILES.resolve(name))), sheet);
        return sheet;
    }

    private static Sheet read(String text) throws UnreadableException {
        Sheet sheet = new Sheet("m");
        KnownMetrics.read(document(text), sheet);
        return sheet;
    }
}
