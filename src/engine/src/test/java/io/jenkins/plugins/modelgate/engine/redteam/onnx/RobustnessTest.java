package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.LongRunning;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.ReportFiles;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.redteam.Inputs;
import io.jenkins.plugins.modelgate.engine.redteam.RedTeamPipeline;
import io.jenkins.plugins.modelgate.engine.redteam.RedTeamRequest;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.EvidenceCells;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Played;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessJudge;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessReader;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Turned;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

/** Real models, made by src/test/fixtures/robustness/make_models.py. */
public class RobustnessTest {
    private static final Path FILES = Path.of("src/test/resources/robustness");

    /** Accuracy that the Adversarial Robustness Toolbox leaves: SquareAttack, 500 queries, within 0.1 (docs/benchmarks.md). */
    private static final Map<String, Double> SQUARE_OF_ART =
            Map.of("digits-fragile.onnx", 0.5, "digits-robust.onnx", 0.72);

    /** Its HopSkipJump within 0.1, 448 queries. */
    private static final Map<String, Double> BOUNDARY_OF_ART =
            Map.of("digits-fragile.onnx", 0.833, "digits-robust.onnx", 0.853);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aRobustModelAndAFragileOneAreToldApart() throws Exception {
        Policy policy = policy(Map.of("epsilon", 0.1, "queries", 200, "minAccuracy", 0.6, "successRate", 0.4));
        assertThat(new RobustnessJudge(policy).judge(play("digits-robust.onnx", "digits.npz", policy, "0:1")))
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.LOW));
        assertThat(new RobustnessJudge(policy).judge(play("digits-fragile.onnx", "digits.npz", policy, "0:1")))
                .extracting(Finding::rule)
                .containsExactly("robustness/accuracy", "robustness/success-rate");
    }

    @Test
    @Category(LongRunning.class)
    public void attacksAreNoWeakerThanThoseOfAnotherToolbox() throws Exception {
        double[] accuracy = new double[2];
        for (String model : List.of("digits-fragile.onnx", "digits-robust.onnx")) {
            Robustness played = play(model, "digits.npz", policy(Map.of("epsilon", 0.1)), "0:1");
            assertThat(left(played, played.attacks().get(2))).isLessThan(SQUARE_OF_ART.get(model) + 0.03);
            assertThat(left(played, played.attacks().get(3))).isLessThan(BOUNDARY_OF_ART.get(model) + 0.03);
            assertThat(played.robustAccuracy()).isLessThan(SQUARE_OF_ART.get(model));
            accuracy[model.contains("robust") ? 1 : 0] = played.robustAccuracy();
        }
        assertThat(accuracy[1]).isGreaterThan(accuracy[0] + 0.15);
    }

    @Test
    public void whatIsFoundIsWithinTheBudgetAndTheModelSaysSo() throws Exception {
        Policy policy = policy(Map.of("epsilon", 0.05, "norm", "L2", "queries", 60));
        Path report = folder.newFolder().toPath();
        Robustness played = play("cancer-label.onnx", "cancer.csv", policy, report);

        assertThat(played.fault()).isNull();
        assertThat(played.right()).isBetween(160L, 171L);
        assertThat(played.turned()).isPositive();
        List<String> lines = Files.readAllLines(report.resolve(Robustness.EVIDENCE));
        Examples examples = ExamplesFile.read(Files.readAllBytes(FILES.resolve("cancer.csv")), null);
        try (ModelSession session =
                ModelSession.open(Files.readAllBytes(FILES.resolve("cancer-label.onnx")), examples)) {
            assertThat(lines).hasSizeGreaterThan(2);
            for (int i = 1; i < lines.size(); i += 2) {
                List<String> original = List.of(lines.get(i).split(","));
                List<String> found = List.of(lines.get(i + 1).split(","));
                double square = 0;
                double[] input = new double[examples.names().size()];
                for (int j = 0; j < input.length; j++) {
                    int feature = j;
                    input[j] = Double.parseDouble(found.get(6 + j));
                    double low = java.util.Arrays.stream(examples.inputs())
                            .mapToDouble(row -> row[feature])
                            .min()
                            .getAsDouble();
                    double high = java.util.Arrays.stream(examples.inputs())
                            .mapToDouble(row -> row[feature])
                            .max()
                            .getAsDouble();
                    assertThat(input[j]).isBetween(low - 1e-6, high + 1e-6);
                    square += Math.pow((input[j] - Double.parseDouble(original.get(6 + j))) / (high - low), 2);
                }
                assertThat(Math.sqrt(square)).isLessThan(0.05 + 1e-6);
                assertThat('"' + session.ask(new double[][] {input}).labels()[0] + '"')
                        .isEqualTo(found.get(4))
                        .isNotEqualTo(original.get(3));
            }
        }
    }

    @Test
    public void scoresHelpAndAModelThatOnlyNamesTheClassIsTurnedAlongItsBoundary() throws Exception {
        Robustness scores =
                play("cancer-zipmap.onnx", "cancer.csv", policy(Map.of("epsilon", 0.05, "queries", 8)), (Path) null);
        Robustness bare =
                play("cancer-label.onnx", "cancer.csv", policy(Map.of("epsilon", 0.05, "queries", 200)), (Path) null);
        assertThat(scores.fault()).isNull();
        assertThat(bare.fault()).isNull();
        assertThat(bare.right()).isEqualTo(scores.right());
        assertThat(scores.attacks().get(1).turned()).isNotEmpty();
        assertThat(bare.attacks().get(3).turned())
                .hasSizeGreaterThan(bare.attacks().get(0).turned().size());
    }

    @Test
    public void aNumberIsRightWithinItsDeviation() throws Exception {
        Robustness played =
                play("diabetes.onnx", "diabetes.npz", policy(Map.of("epsilon", 0.1, "deviation", 0.28)), (Path) null);
        assertThat(played.fault()).isNull();
        assertThat(played.right()).isBetween(80L, 145L);
        assertThat(played.successRate()).isBetween(0.2, 0.95);
    }

    @Test
    public void theSameQuestionHasTheSameAnswerAndImmutableFeaturesStay() throws Exception {
        Policy policy = policy(Map.of("queries", 20));
        Robustness one = play("cancer-label.onnx", "cancer.csv", policy, (Path) null);
        assertThat(play("cancer-label.onnx", "cancer.csv", policy, (Path) null)).isEqualTo(one);
        List<String> names = ExamplesFile.read(Files.readAllBytes(FILES.resolve("cancer.csv")), null)
                .names();
        Policy none = policy(Map.of("immutable", names));
        assertThat(play("cancer-label.onnx", "cancer.csv", none, (Path) null).fault())
                .contains("no feature");
    }

    @Test
    public void whatProvesNothingKeepsTheGateClosed() throws Exception {
        List<String> lines = Files.readAllLines(FILES.resolve("cancer.csv"));
        Path easy = folder.newFile("easy.csv").toPath();
        List<String> repeated = new ArrayList<>(List.of(lines.get(0)));
        repeated.add(lines.get(2));
        for (int i = 0; i < 300; i++) {
            repeated.add(lines.get(1));
        }
        Files.write(easy, repeated);
        Path wrong = folder.newFile("wrong.csv").toPath();
        Files.write(
                wrong,
                lines.stream()
                        .map(line -> line.replace("benign", "malign").replace("malignant", "benign"))
                        .toList());
        Path gap = folder.newFile("gap.csv").toPath();
        Files.write(gap, List.of(lines.get(0), lines.get(1).replaceFirst("[^,]*,", ",")));

        Policy policy = policy(Map.of("queries", 20));
        assertIncomplete("cancer-label.onnx", easy, policy, List.of(), "of 2 different examples");
        assertIncomplete("cancer-label.onnx", wrong, policy, List.of(), "the policy demands at least 100");
        assertIncomplete("cancer-label.onnx", gap, policy, List.of(), "no finite number");
        assertIncomplete("digits-robust.onnx", FILES.resolve("cancer.csv"), policy, List.of(), "30 features");
        assertIncomplete(
                "cancer-label.onnx",
                FILES.resolve("cancer.csv"),
                policy,
                List.of("mean_radius=10:12"),
                "leave examples out");
        assertIncomplete(
                "../onnx/external.onnx", FILES.resolve("digits.npz"), policy, List.of(), "the model is not run");
    }

    @Test
    public void thePolicyDecides() throws Exception {
        Policy strict = policy(Map.of("successRate", 0, "minAccuracy", 0.99, "mode", "REQUIRED", "queries", 40));
        Path directory = folder.newFolder().toPath();
        Report failed = report("cancer-label.onnx", FILES.resolve("cancer.csv"), strict, List.of(), directory);
        assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(failed.findings())
                .extracting(Finding::rule)
                .contains("robustness/accuracy", "robustness/success-rate");
        ReportFiles.write(failed, directory);
        assertThat(directory.resolve("report.html")).content().contains("Robustness of the model", "boundary");

        Policy lenient = policy(Map.of("successRate", 1, "examples", 10, "queries", 5));
        assertThat(report("cancer-label.onnx", FILES.resolve("cancer.csv"), lenient, List.of(), null)
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        RedTeamRequest nothing = new RedTeamRequest(
                Inputs.none(), List.of("model/pickle-system-call"), policy(Map.of("mode", "REQUIRED")), null, null);
        assertThat(new RedTeamPipeline().run(nothing, Progress.SILENT).verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    public void aFileOfAnotherPolicyOrOfWhatCannotBeIsNotBelieved() throws Exception {
        Policy policy = policy(Map.of("queries", 60));
        Robustness played = play("cancer-label.onnx", "cancer.csv", policy, (Path) null);
        String file = new String(RobustnessMode.file(played), StandardCharsets.UTF_8);
        assertThat(RobustnessReader.read(stream(file))).isEqualTo(played);
        assertThat(new RobustnessJudge(policy(Map.of("queries", 61))).gap(played))
                .contains("by the policy");
        Robustness fewer = new Robustness(
                played.model(),
                played.inputs(),
                played.threat(),
                played.seed(),
                played.given(),
                played.distinct(),
                played.right(),
                played.still(),
                played.attacks().subList(0, 3),
                null);
        assertThat(new RobustnessJudge(policy).gap(fewer)).contains("not all attacks");
        Turned first = played.attacks().get(3).turned().get(0);
        for (String[] change : new String[][] {
            {"\"right\" : " + played.right(), "\"right\" : " + (played.given() + 1)},
            {"\"example\" : " + first.example(), "\"example\" : " + played.given()},
            {"\"model\" : \"" + played.model() + "\",", ""},
            {"\"distance\" : " + first.distance(), "\"distance\" : 0.5"},
        }) {
            assertThat(file).contains(change[0]);
            assertThatThrownBy(() -> RobustnessReader.read(stream(file.replace(change[0], change[1]))))
                    .hasMessageContaining(Robustness.FILE);
        }
    }

    @Test
    public void aFewAbsurdLabelsDoNotWidenWhatIsRight() throws Exception {
        Policy policy = policy(Map.of("queries", 20));
        List<String> rows = rows(200, i -> (i - 99.5) / 25 + "," + (i < 100 ? 0 : 1));
        assertThat(small(SmallModels.sigmoid(), "x,y", rows, policy).right()).isEqualTo(200);
        List<String> one = new ArrayList<>(rows);
        one.set(0, "-3.98,20");
        assertThat(small(SmallModels.sigmoid(), "x,y", one, policy).fault()).contains("0 or 1 but for 1 of 200");
        List<String> many = new ArrayList<>(rows);
        many.addAll(rows(120, i -> i / 100.0 + 5 + ",20"));
        Robustness played = small(SmallModels.sigmoid(), "x,y", many, policy);
        assertThat(played.fault()).isNull();
        assertThat(played.right()).as("within 0.1 of a probability").isBetween(60L, 110L);
        assertThat(small(SmallModels.same(SmallModels.FLOAT), "x,y", rows(100, i -> i + ",5"), policy)
                        .fault())
                .contains("no numbers that differ");
        List<String> wrong = rows(100, i -> i + "," + (i == 0 ? 1e9 : i + 50));
        assertThat(small(SmallModels.same(SmallModels.FLOAT), "x,y", wrong, policy)
                        .right())
                .isZero();
    }

    @Test
    public void copiesThatTheModelCannotTellApartCountOnceAndMakeNoBudget() throws Exception {
        Policy policy = policy(Map.of("queries", 20));
        byte[] same = SmallModels.same(SmallModels.FLOAT);
        assertThat(small(same, "x,y", rows(200, i -> 1 + i * 1e-10 + ",1"), policy)
                        .fault())
                .contains("no feature");
        assertThat(small(same, "x,y", rows(20, i -> 1 + i * 1.2e-7 + ",1"), policy)
                        .fault())
                .contains("no feature");
        Robustness played = small(
                SmallModels.first(),
                "x,z,y",
                rows(200, i -> i % 10 - 4.5 + "," + (5 + i * 1e-10) + "," + (i % 10 < 5 ? 0 : 1)),
                policy);
        assertThat(played.fault()).isNull();
        assertThat(played.given()).isEqualTo(200);
        assertThat(played.distinct()).isEqualTo(10);
        assertThat(played.still()).isEqualTo(1);
    }

    @Test
    public void wholeNumbersThatTheBudgetDoesNotMoveProveNothing() throws Exception {
        List<String> rows = rows(10, i -> i - 5 + "," + (i <= 5 ? 0 : 1));
        Map<String, Object> queries = Map.of("queries", 20, "epsilon", 0.11);
        assertThat(small(SmallModels.same(SmallModels.INT64), "x,y", rows, policy(queries))
                        .fault())
                .contains("no feature");
        assertThat(small(
                                SmallModels.same(SmallModels.FLOAT),
                                "x,y",
                                rows,
                                policy(Map.of("queries", 20, "integer", List.of("x"))))
                        .fault())
                .contains("no feature");
        Robustness moved =
                small(SmallModels.same(SmallModels.INT64), "x,y", rows, policy(Map.of("queries", 60, "epsilon", 0.12)));
        assertThat(moved.turned()).as("0 and 1 are a step apart").isEqualTo(2);
        assertThat(moved.still()).isZero();
        List<String> bytes = rows(100, i -> 100 + i + "," + (i < 50 ? 0 : 1));
        assertThat(small(SmallModels.same(SmallModels.UINT8), "x,y", bytes, policy(queries), "0:300")
                        .fault())
                .contains("300.0 in \"x\" does not fit", "UINT8");
        assertThat(small(SmallModels.same(SmallModels.UINT8), "x,y", bytes, policy(queries), "0:255")
                        .fault())
                .isNull();
    }

    @Test
    public void aWholeNumberBesideOthersStaysWhole() throws Exception {
        Path report = folder.newFolder().toPath();
        List<String> rows =
                rows(120, i -> (i % 30 - 15) / 15.0 + 0.01 + "," + (i / 30 * 2 - 3) + "," + (i < 60 ? 0 : 1));
        Path model = Files.write(folder.newFile().toPath(), SmallModels.sum());
        Path inputs = csv("a,b,y", rows);
        Policy policy = policy(Map.of("queries", 60, "epsilon", 0.34));
        Robustness played = new RobustnessMode(new RobustnessRequest(model, inputs, null, List.of()), policy)
                .play(folder.newFolder().toPath(), report);
        assertThat(played.fault()).isNull();
        assertThat(played.turned()).isPositive();
        List<Double> whole = Files.readAllLines(report.resolve(Robustness.EVIDENCE)).stream()
                .skip(1)
                .map(line -> Double.valueOf(line.split(",")[7]))
                .toList();
        assertThat(whole).allSatisfy(value -> assertThat(value).isEqualTo(Math.rint(value)));
        assertThat(whole).contains(0.0);
    }

    @Test
    public void evidenceHasNoFormulasAndSaysWhatItLeavesOut() throws Exception {
        List<String> cells = Stream.of(
                        "-Infinity", "+1e500", "=1+1", "a,-b", "b;=c", "say \"=x\"", " @x", "-1.5E-3", "-7", "1", "")
                .map(EvidenceCells::quoted)
                .toList();
        assertThat(cells)
                .startsWith("\"'-Infinity\"", "\"'+1e500\"", "\"'=1+1\"", "\"a,'-b\"", "\"b;'=c\"")
                .contains("\"-1.5E-3\"", "\"-7\"", "\"1\"");
        assertThat(EvidenceCells.areHarmless(String.join(",", cells) + "\n-1.0E-9,-2,x\n"))
                .isTrue();
        for (String bad :
                List.of("=x", "a\n=x", "a,\"=x\"", "\"a", "\"a\"b", "a\"b", "\"x\ny\"", "-x", "1,\t2", "-1+1")) {
            assertThat(EvidenceCells.areHarmless(bad)).as(bad).isFalse();
        }
        List<String> names = Collections.nCopies(150_000, "x");
        Evidence evidence = new Evidence(names);
        for (int i = 0; i < 3; i++) {
            evidence.add("random", i, "0", "1", 0.5, new double[] {1}, new double[] {2});
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.write(out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
                .hasSize(3)
                .last()
                .asString()
                .contains("and 2 more");
    }

    private static List<String> rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    private Path csv(String header, List<String> rows) throws Exception {
        return Files.writeString(folder.newFile().toPath(), header + "\n" + String.join("\n", rows) + "\n");
    }

    private Robustness small(byte[] model, String header, List<String> rows, Policy policy, String... bounds)
            throws Exception {
        Path file = Files.write(folder.newFile().toPath(), model);
        RobustnessRequest request = new RobustnessRequest(file, csv(header, rows), null, List.of(bounds));
        return new RobustnessMode(request, policy).play(folder.newFolder().toPath(), null);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static double left(Robustness played, Played attack) {
        return (double) (played.right() - attack.turned().size()) / played.distinct();
    }

    private Robustness play(String model, String inputs, Policy policy, String... bounds) throws Exception {
        RobustnessRequest request =
                new RobustnessRequest(FILES.resolve(model), FILES.resolve(inputs), null, List.of(bounds));
        return new RobustnessMode(request, policy).play(folder.newFolder().toPath(), null);
    }

    private Robustness play(String model, String inputs, Policy policy, Path report) throws Exception {
        RobustnessRequest request = new RobustnessRequest(FILES.resolve(model), FILES.resolve(inputs), null, List.of());
        return new RobustnessMode(request, policy).play(folder.newFolder().toPath(), report);
    }

    private Report report(String model, Path inputs, Policy policy, List<String> bounds, Path directory)
            throws Exception {
        RobustnessRequest request = new RobustnessRequest(FILES.resolve(model), inputs, null, bounds);
        return new RedTeamPipeline()
                .run(
                        new RedTeamRequest(
                                Inputs.none(), List.of("approval/started-it"), policy, null, directory, request),
                        Progress.SILENT);
    }

    private void assertIncomplete(String model, Path inputs, Policy policy, List<String> bounds, String why)
            throws Exception {
        Report report = report(model, inputs, policy, bounds, null);
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("robustness/undecided"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains(why));
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    private static Policy policy(Map<String, Object> robustness) throws Exception {
        Policy defaults = Policy.of(PolicyLayer.of(
                Map.of("approval", Map.of("rules", List.of(Map.of("role", "ml-lead", "count", 1))))));
        Map<String, Object> values = new java.util.TreeMap<>(defaults.asLayer().values());
        values.putAll(PolicyLayer.of(Map.of("redTeam", Map.of("robustness", robustness)))
                .values());
        return Policy.of(new PolicyLayer("test", values));
    }
}
