package io.jenkins.plugins.modelgate.engine.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.audit.AuditLog;
import io.jenkins.plugins.modelgate.engine.audit.AuditOptions;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Affected;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Deployment;
import io.jenkins.plugins.modelgate.engine.lineage.graph.JobNames;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Lookup;
import io.jenkins.plugins.modelgate.engine.lineage.graph.OriginMemo;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Production;
import io.jenkins.plugins.modelgate.engine.lineage.store.LineageIndex;
import io.jenkins.plugins.modelgate.engine.lineage.trail.Origins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is affected when something turns out bad: sure, or it says that it is not. */
public class AffectedTest {
    private static final String KEY =
            "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";
    private static final Node TORCH = new Node(Kind.PACKAGE, "pkg:pypi/torch@2.1.0");
    private static final Node ANY_TORCH = new Node(Kind.PACKAGE, "pkg:pypi/torch");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final Production production = new Production();
    private final OriginMemo memo = new OriginMemo();
    private AuditLog log;
    private TrailWriter trail;
    private LineageIndex index;

    @Before
    public void open() throws Exception {
        Path root = folder.getRoot().toPath();
        log = AuditLog.open(
                root.resolve("log"), LogKey.parse(KEY), AuditOptions.withHighWaterMark(root.resolve("mark")));
        trail = new TrailWriter(log);
        index = LineageIndex.open(root.resolve("lineage"), newest());
    }

    @After
    public void close() throws IOException {
        log.close();
    }

    private LogTrail newest() throws IOException {
        trail.settle();
        try {
            return LogTrail.of(log.reader(), log.evidence());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void hear() throws IOException {
        assertThat(index.catchUp(this::newest, Long.MAX_VALUE)).isTrue();
        production.update(index);
        // Half of it is learned beforehand, half when it is asked for.
        memo.update(index, production.all().subList(0, production.all().size() / 2));
    }

    private Affected.Answer affected(Node bad, Predicate<Fact.Source> visible) throws IOException {
        Affected.Answer answer = Affected.by(
                bad,
                production.all(),
                new Lookup(index, visible, Lookup.AHEAD),
                new Lookup(index, visible, Lookup.BACK),
                memo);
        // What is remembered is what there is.
        OriginMemo fresh = new OriginMemo();
        fresh.update(index, List.of());
        assertThat(Affected.by(
                        bad,
                        production.all(),
                        new Lookup(index, visible, Lookup.AHEAD),
                        new Lookup(index, visible, Lookup.BACK),
                        fresh))
                .isEqualTo(answer);
        return answer;
    }

    private static boolean all(Fact.Source source) {
        return true;
    }

    private static Predicate<Fact.Source> without(String job) {
        return source -> !source.job().equals(job);
    }

    private String model(String job, int build, Origins origins, String... datasets) throws Exception {
        String model = TrailWriter.digest(job + build);
        trail.verdict("verifyModelArtifact", job, build, "m", model, "PASSED", origins, datasets);
        return model;
    }

    private static Origins uses(String packages, String commit) {
        return new Origins("2026-01-01T00:00:00Z", true, List.of(commit), List.of(), null, null, packages, null);
    }

    private void deploy(String id, String job, String model) throws Exception {
        trail.started(id, "r", job, 1, "m", model);
        trail.ended(id, job, 1, "m", model, "SUCCESS");
    }

    private static List<String> ids(Affected.Answer answer) {
        return answer.deployments().stream().map(each -> each.node().id()).toList();
    }

    @Test
    public void widthNeverHidesWhatStands() throws Exception {
        String[] many = IntStream.range(0, 3000)
                .mapToObj(i -> String.format("%064x", i))
                .toArray(String[]::new);
        String[] more = IntStream.range(0, 5001)
                .mapToObj(i -> String.format("%064x", i + 3000))
                .toArray(String[]::new);
        deploy("wide", "one", model("one", 1, null, many));
        deploy("wider", "two", model("two", 1, null, more));
        hear();
        for (String dataset : List.of(many[0], many[1500], many[2999])) {
            Affected.Answer answer = affected(new Node(Kind.DATASET, dataset), AffectedTest::all);
            assertThat(ids(answer)).contains("wide");
            // Too wide to be looked through: listed, and told.
            assertThat(ids(answer)).contains("wider");
            assertThat(answer.allDeployments()).isFalse();
        }
        deploy("narrow", "two", model("three", 1, null, more[0]));
        hear();
        Affected.Answer answer = affected(new Node(Kind.DATASET, more[0]), AffectedTest::all);
        assertThat(ids(answer)).containsExactly("narrow");
        assertThat(answer.allDeployments() && answer.allModels()).isTrue();
        // A budget that ends on the way is told as well.
        Affected.Answer cut = Affected.by(
                new Node(Kind.DATASET, many[2999]),
                production.all(),
                new Lookup(index, AffectedTest::all, 1),
                new Lookup(index, AffectedTest::all, 1),
                new OriginMemo());
        assertThat(ids(cut)).containsExactlyInAnyOrder("wide", "narrow");
        assertThat(cut.allDeployments() || cut.allModels()).isFalse();
    }

    @Test
    public void aPackageOfThousandsOfBuildsIsFoundInWhatStands() throws Exception {
        String old = trail.packages(List.of("pkg:pypi/numpy@1", TORCH.id()));
        String other = trail.packages(List.of("pkg:pypi/numpy@1", "pkg:pypi/torch@2.2.0"));
        deploy("first", "first", model("first", 1, uses(old, "c")));
        deploy("second", "second", model("second", 1, uses(other, "c")));
        for (int build = 0; build < 700; build++) {
            String own = build % 70 == 0 ? trail.packages(List.of(TORCH.id(), "pkg:pypi/own@" + build)) : old;
            model("train", build, uses(own, "c" + build));
        }
        hear();
        Affected.Answer answer = affected(TORCH, AffectedTest::all);
        assertThat(answer.models()).hasSize(701);
        assertThat(answer.allModels() && answer.allDeployments()).isTrue();
        assertThat(ids(answer)).containsExactly("first");
        // More models than can be read at once: what stands is found all the same, and nothing else.
        Affected.Answer cut = Affected.by(
                TORCH,
                production.all(),
                new Lookup(index, AffectedTest::all, 300),
                new Lookup(index, AffectedTest::all, Lookup.BACK),
                memo);
        assertThat(cut.allModels()).isFalse();
        assertThat(cut.allDeployments()).isTrue();
        assertThat(ids(cut)).containsExactly("first");
        assertThat(ids(affected(ANY_TORCH, AffectedTest::all))).containsExactlyInAnyOrder("first", "second");
        assertThat(ids(affected(new Node(Kind.PACKAGE, "pkg:pypi/tor"), AffectedTest::all)))
                .isEmpty();
        // What comes later is heard, also by what is remembered.
        trail.verdict("scanDependencies", "second", 1, "locks", TrailWriter.digest("l"), "PASSED", uses(old, "late"));
        hear();
        assertThat(ids(affected(TORCH, AffectedTest::all))).containsExactlyInAnyOrder("first", "second");
        assertThat(ids(affected(new Node(Kind.COMMIT, "late"), AffectedTest::all)))
                .containsExactly("second");
    }

    @Test
    public void aListBelongsToEachBuildThatUsesIt() throws Exception {
        String list = trail.packages(List.of(TORCH.id()));
        model("secret", 1, uses(list, "c1"));
        deploy("own", "own", model("own", 1, uses(list, "c2")));
        deploy("theirs", "secret", model("secret", 2, uses(list, "c3")));
        hear();
        Affected.Answer answer = affected(TORCH, without("secret"));
        assertThat(answer.models()).containsExactly(new Node(Kind.MODEL, TrailWriter.digest("own1")));
        assertThat(ids(answer)).containsExactly("own");
        assertThat(answer.hiddenBuilds()).isEqualTo(2);
        assertThat(affected(ANY_TORCH, without("secret")).models()).hasSize(1);
        assertThat(affected(TORCH, AffectedTest::all).hiddenBuilds()).isZero();
        // Who may see no build that uses it is not told of the package.
        assertThat(new Lookup(index, source -> false, Lookup.COST).knows(TORCH)).isFalse();
        assertThat(new Lookup(index, without("own").and(without("secret")), Lookup.COST).knows(ANY_TORCH))
                .isFalse();
        assertThat(new Lookup(index, without("secret"), Lookup.COST).knows(ANY_TORCH))
                .isTrue();
        // A deployment that the viewer sees and whose way there they do not: not told, but counted.
        deploy("mixed", "own", TrailWriter.digest("secret2"));
        hear();
        Affected.Answer mixed = affected(new Node(Kind.COMMIT, "c3"), without("secret"));
        assertThat(mixed.deployments()).isEmpty();
        assertThat(mixed.hiddenBuilds()).isPositive();
    }

    @Test
    public void whatNoFactLeadsToModelsFromHasNoAnswer() throws Exception {
        String packages = trail.packages(List.of(TORCH.id()));
        Origins origins =
                new Origins("2026-01-01T00:00:00Z", true, List.of("c"), List.of("bert"), "Ada", "fp", packages, null);
        String digest = TrailWriter.digest("rows");
        String model = model("train", 1, origins, digest);
        trail.verdict("verifyContainerImage", "train", 1, "i", TrailWriter.digest("i"), "FAILED", origins);
        deploy("d", "train", model);
        hear();
        for (Kind kind : Kind.values()) {
            String id = switch (kind) {
                case MODEL -> model;
                case DATASET -> digest;
                case BASE_MODEL -> "bert";
                case COMMIT -> "c";
                case BUILD -> "train #1 of 2026-01-01T00:00:00Z";
                case PACKAGES -> packages;
                case PACKAGE -> TORCH.id();
                case SIGNER -> "fp";
                default -> null;
            };
            assertThat(Affected.answers(kind)).as(kind.name()).isEqualTo(id != null);
            if (id != null) {
                assertThat(ids(affected(new Node(kind, id), AffectedTest::all)))
                        .as(kind.name())
                        .containsExactly("d");
            } else {
                Node other = new Node(kind, TrailWriter.digest("i"));
                assertThatThrownBy(() -> affected(other, AffectedTest::all))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(kind.name());
            }
        }
    }

    @Test
    public void goneEvidenceIsTold() throws Exception {
        String list = trail.packages(List.of(TORCH.id()));
        deploy("sound", "one", model("one", 1, uses(list, "c1")));
        String model = model("two", 1, uses(list, "c2"));
        deploy("gone", "two", model);
        trail.settle();
        Files.delete(log.evidence()
                .file(TrailWriter.digest(
                        new String(uses(list, "c2").json(), java.nio.charset.StandardCharsets.UTF_8))));
        hear();
        Affected.Answer answer = affected(new Node(Kind.COMMIT, "c1"), AffectedTest::all);
        assertThat(ids(answer)).containsExactlyInAnyOrder("sound", "gone");
        assertThat(answer.allDeployments()).isFalse();
        assertThat(answer.missingEvidence()).isPositive();
    }

    @Test
    public void deploymentsThatRanTogetherBothStand() throws Exception {
        trail.started("slow", "r", "deploy", 1, "m", TrailWriter.digest("a"));
        trail.started("fast", "r", "deploy", 2, "m", TrailWriter.digest("b"));
        trail.ended("fast", "deploy", 2, "m", TrailWriter.digest("b"), "SUCCESS");
        trail.ended("slow", "deploy", 1, "m", TrailWriter.digest("a"), "SUCCESS");
        hear();
        assertThat(production.all()).extracting(each -> each.node().id()).containsExactlyInAnyOrder("slow", "fast");
        deploy("next", "deploy", TrailWriter.digest("c"));
        hear();
        assertThat(production.all())
                .extracting(Deployment::node)
                .extracting(Node::id)
                .containsExactly("next");
    }

    private List<String> standing() {
        // What hears it at once and what heard it as it came are of one mind.
        Production fresh = new Production();
        try {
            fresh.update(index);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(fresh.all()).isEqualTo(production.all());
        return production.all().stream()
                .map(each -> each.node().id() + " " + each.state())
                .toList();
    }

    @Test
    public void whatRunsStandsUntilItHasEnded() throws Exception {
        String a = TrailWriter.digest("a");
        trail.started("slow", "r", "deploy", 1, "m", a);
        hear();
        deploy("fast", "deploy", TrailWriter.digest("b"));
        hear();
        assertThat(standing()).containsExactlyInAnyOrder("slow STARTED", "fast SUCCESS");
        deploy("next", "deploy", TrailWriter.digest("c"));
        hear();
        assertThat(standing()).containsExactlyInAnyOrder("slow STARTED", "next SUCCESS");
        assertThat(ids(affected(new Node(Kind.MODEL, a), AffectedTest::all))).containsExactly("slow");
        // It came half way while the next one ran: it may stand in part until another succeeds.
        trail.ended("slow", "deploy", 1, "m", a, "FAILURE");
        hear();
        assertThat(standing()).containsExactlyInAnyOrder("slow FAILURE", "next SUCCESS");
        deploy("last", "deploy", TrailWriter.digest("d"));
        hear();
        assertThat(standing()).containsExactly("last SUCCESS");
    }

    @Test
    public void namesOfJobsAreFollowed() throws Exception {
        model("train", 1, null);
        trail.renamed("train", "moved");
        model("train", 1, null);
        trail.deleted("train");
        model("train", 1, null);
        trail.renamed("moved", "again");
        hear();
        long end = index.end();
        JobNames names = new JobNames(index);
        assertThat(names.now("train", 0)).isEqualTo("again");
        assertThat(names.now("train", 3)).isNull();
        assertThat(names.now("train", end - 2)).isEqualTo("train");
        assertThat(names.now("moved", 4)).isEqualTo("again");
        assertThat(names.now("moved", end)).isEqualTo("moved");
        assertThat(names.now("other", 0)).isEqualTo("other");
    }

    @Test
    public void anOlderTrailDoesNotSetTheIndexBack() throws Exception {
        for (int i = 0; i < 10; i++) {
            trail.started("d" + i, "r", "deploy" + i, i, "m", TrailWriter.digest("m"));
        }
        hear();
        assertThat(production.all()).hasSize(10);
        Thread[] other = new Thread[1];
        index.catchUp(
                () -> {
                    LogTrail before = newest();
                    other[0] = new Thread(this::late);
                    other[0].start();
                    waitFor(other[0]);
                    assertThat(index.end()).isEqualTo(10);
                    return before;
                },
                Long.MAX_VALUE);
        other[0].join();
        assertThat(index.end()).isEqualTo(11);
        assertThat(index.life()).isOne();
        assertThat(index.notes()).isEmpty();
        // More than somebody wants to wait for: nothing is read.
        trail.started("more", "r", "more", 1, "m", TrailWriter.digest("m"));
        assertThat(index.catchUp(this::newest, 0)).isFalse();
        assertThat(index.end()).isEqualTo(11);
    }

    private void late() {
        try {
            trail.started("late", "r", "late", 1, "m", TrailWriter.digest("m"));
            index.catchUp(this::newest, Long.MAX_VALUE);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until it waits for its turn; were there none to wait for, it would end. */
    private static void waitFor(Thread thread) {
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        if (thread.isAlive()) {
            return;
        }
        throw new IllegalStateException("it did not wait");
    }
}
