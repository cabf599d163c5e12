package io.jenkins.plugins.modelgate.engine.lineage;

import io.jenkins.plugins.modelgate.engine.audit.AuditLog;
import io.jenkins.plugins.modelgate.engine.audit.AuditOptions;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Affected;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Chain;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Lookup;
import io.jenkins.plugins.modelgate.engine.lineage.graph.OriginMemo;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Production;
import io.jenkins.plugins.modelgate.engine.lineage.store.LineageIndex;
import io.jenkins.plugins.modelgate.engine.lineage.trail.Origins;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** The process that {@link LineageBenchmarkTest} measures: prints a name and a number a line. */
public final class LineageBenchmark {
    private static final String KEY =
            "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";
    private static final int PLACES = 500;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, List<Double>> times = new HashMap<>();
    private final Random random = new Random(11);
    private final int builds;
    private LineageIndex index;
    private final OriginMemo memo = new OriginMemo();
    private Production production;
    private long noted;
    private double worstOfThread;

    private LineageBenchmark(int builds) {
        this.builds = builds;
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        int builds = Integer.parseInt(arguments[2]);
        try (AuditLog log = AuditLog.open(
                directory, LogKey.parse(KEY), AuditOptions.withHighWaterMark(directory.resolveSibling("mark")))) {
            if (arguments[0].equals("write")) {
                write(log, builds);
            } else {
                new LineageBenchmark(builds).read(log, directory.resolveSibling("lineage"));
            }
        }
    }

    /** 100 signers, a dataset for each ten builds, a list of 150 packages for each 200, every tenth build deployed. */
    private static void write(AuditLog log, int builds) throws Exception {
        TrailWriter trail = new TrailWriter(log);
        String packages = null;
        String report;
        for (int b = 0; b < builds; b++) {
            String dataset = TrailWriter.digest("dataset " + b / 10);
            String model = TrailWriter.digest("model " + b);
            String job = "train-" + b % 200;
            if (b % 10 == 0) {
                trail.verdict("validateDataset", "data", b, "rows", dataset, "PASSED", TrailWriter.NOWHERE);
            }
            if (b % 200 == 0) {
                List<String> purls = new ArrayList<>();
                for (int p = 0; p < 150; p++) {
                    purls.add("pkg:pypi/package-" + p + "@1." + (b / 200 + p) % 50);
                }
                packages = trail.packages(purls);
            }
            Origins origins = new Origins(
                    "2026-01-01T00:00:00Z",
                    true,
                    List.of("commit-" + b),
                    List.of("base-" + b % 20),
                    "Signer " + b % 100,
                    "fingerprint-" + b % 100,
                    packages,
                    null);
            report = trail.verdict("verifyModelArtifact", job, b, "model.onnx", model, "PASSED", origins, dataset);
            if (b % 10 == 0) {
                trail.requested("request-" + b, "model.onnx", model, report);
                trail.decided(EventType.APPROVAL_APPROVED, "request-" + b, "model.onnx", model, "APPROVED");
                String deploy = "deploy-" + b / 10 % PLACES;
                trail.started("deployment-" + b, "request-" + b, deploy, b, "model.onnx", model);
                trail.ended("deployment-" + b, deploy, b, "model.onnx", model, "SUCCESS");
            }
        }
        trail.settle();
        print("entries", log.checkpoint().size());
    }

    private void read(AuditLog log, Path directory) throws Exception {
        LogTrail trail = LogTrail.of(log.reader(), log.evidence());
        long start = System.nanoTime();
        index = LineageIndex.open(directory, trail);
        index.catchUp(() -> trail, Long.MAX_VALUE);
        print("rebuildSeconds", seconds(start));
        start = System.nanoTime();
        index = LineageIndex.open(directory, trail);
        index.catchUp(() -> trail, Long.MAX_VALUE);
        print("openSeconds", seconds(start));
        start = System.nanoTime();
        production = new Production();
        production.update(index);
        print("productionSeconds", seconds(start));
        start = System.nanoTime();
        memo.update(index, production.all());
        print("originsSeconds", seconds(start));
        try (Stream<Path> files = Files.list(directory)) {
            print(
                    "indexMegabytes",
                    files.mapToLong(file -> file.toFile().length()).sum() / 1e6);
        }
        noted = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < 100; i++) {
            questions();
        }
        double worst = 0;
        for (Map.Entry<String, List<Double>> each : times.entrySet()) {
            List<Double> sorted = each.getValue().stream().sorted().toList();
            print(each.getKey() + "Median", sorted.get(sorted.size() / 2));
            print(each.getKey() + "Most", sorted.get(sorted.size() - 1));
            worst = Math.max(worst, sorted.get(sorted.size() - 1));
        }
        print("worstQuery", worst);
        print("worstOfThread", worstOfThread);
        print("heapMegabytes", (Runtime.getRuntime().totalMemory()) / 1e6);
    }

    private void questions() throws Exception {
        int b = random.nextInt(builds);
        chain("chainOfModel", new Node(Kind.MODEL, TrailWriter.digest("model " + b)), true);
        chain("chainOfDeployment", new Node(Kind.DEPLOYMENT, "deployment-" + b / 10 * 10), true);
        chain("chainOfSigner", new Node(Kind.SIGNER, "fingerprint-" + b % 100), true);
        chain("chainOfPackages", new Node(Kind.PACKAGE, "pkg:pypi/package-" + b % 150), true);
        affected("affectedByDataset", new Node(Kind.DATASET, TrailWriter.digest("dataset " + b / 10)));
        affected("affectedByCommit", new Node(Kind.COMMIT, "commit-" + b));
        affected("affectedBySigner", new Node(Kind.SIGNER, "fingerprint-" + b % 100));
        affected("affectedByBase", new Node(Kind.BASE_MODEL, "base-" + b % 20));
        affected("affectedByVersion", new Node(Kind.PACKAGE, "pkg:pypi/package-" + b % 150 + "@1." + b % 50));
        affected("affectedByPackage", new Node(Kind.PACKAGE, "pkg:pypi/package-" + b % 150));
        long start = System.nanoTime();
        index.facts(new Node(Kind.NAME, "model.onnx"), Relation.NAMED, End.TO, random.nextInt(builds), 100);
        note("name", start);
        start = System.nanoTime();
        production.update(index);
        if (production.all().size() != Math.min(PLACES, (builds + 9) / 10)) {
            throw new IllegalStateException(production.all().size() + " deployments stand");
        }
        note("production", start);
    }

    private void chain(String name, Node node, boolean found) throws Exception {
        long start = System.nanoTime();
        boolean any = !Chain.of(node, lookup()).vertices().isEmpty();
        note(name, start);
        if (any != found) {
            throw new IllegalStateException(node + " was not found");
        }
    }

    private void affected(String name, Node bad) throws Exception {
        long start = System.nanoTime();
        Affected.Answer answer = Affected.by(
                bad,
                production.all(),
                new Lookup(index, source -> true, Lookup.AHEAD),
                new Lookup(index, source -> true, Lookup.BACK),
                memo);
        note(name, start);
        if (answer.missingEvidence() != 0 || answer.hiddenBuilds() != 0) {
            throw new IllegalStateException(bad + " misses something");
        }
        if (answer.models().isEmpty()) {
            throw new IllegalStateException(bad + " affects nothing");
        }
        if (!answer.allDeployments()) {
            print(name + "Unsure", 1);
        }
    }

    private Lookup lookup() {
        return new Lookup(index, source -> true, Lookup.COST);
    }

    /** Of the clock, and of the thread alone: what others do on the machine is not in that. */
    private void note(String name, long start) {
        times.computeIfAbsent(name, key -> new ArrayList<>()).add(1000 * seconds(start));
        long used = THREADS.getCurrentThreadCpuTime();
        worstOfThread = Math.max(worstOfThread, (used - noted) / 1e6);
        noted = used;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.2f%n", name, value);
    }
}
