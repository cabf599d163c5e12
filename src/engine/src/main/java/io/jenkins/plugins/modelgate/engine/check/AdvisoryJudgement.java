package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.AdvisoryMerge;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Vulnerability;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import io.jenkins.plugins.modelgate.engine.dependency.rule.ReleasedPackages;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks every source about every package, and keeps the gate closed for whatever none of them could judge. */
final class AdvisoryJudgement {
    private static final String CLOSED = "advisories";

    /** Metric: id of the advisory data that were asked. */
    private static final String SNAPSHOT = "advisorySnapshot";

    private final Policy policy;
    private final Instant now;
    private final Map<ComponentId, Component> first = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Artifact> closed = new ArrayList<>();
    private final Map<String, Object> metrics = new TreeMap<>();
    private final Set<String> unjudgedFiles = new HashSet<>();
    private List<Vulnerability> vulnerabilities = List.of();

    AdvisoryJudgement(Policy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    void run(Inventory inventory, AdvisorySources sources) throws IOException, InterruptedException {
        List<Component> asked = ReleasedPackages.of(inventory);
        asked.forEach(component -> first.putIfAbsent(component.id(), component));
        List<Answer> answers = sources.find(first.keySet());
        List<Answer> additional = sources.findAdditional(first.keySet());
        answers.forEach(this::age);
        exploitation(sources);
        if (sources.snapshot() != null) {
            metrics.put(SNAPSHOT, sources.snapshot());
        }
        boolean anything = answers.stream().anyMatch(answer -> answer.advisories() > 0);
        if (!anything && !first.isEmpty()) {
            close(DependencyRules.NO_ADVISORIES, CLOSED, first.size() + " packages were not compared with anything");
        } else {
            unjudged(asked, answers, additional);
        }
        vulnerabilities = AdditionalVulnerabilities.join(AdvisoryMerge.merge(answers), AdvisoryMerge.merge(additional));
        VulnerabilityFindings written = new VulnerabilityFindings(inventory, policy.decimal("dependencies.cvss"));
        vulnerabilities.forEach(each -> findings.addAll(written.of(each)));
        metrics.put("packages", (long) first.size());
        metrics.put("vulnerabilities", (long) vulnerabilities.size());
    }

    private void age(Answer answer) {
        String name = CLOSED + "-" + answer.source().replaceAll("[^A-Za-z0-9-]", "-");
        metrics.merge("advisories " + answer.source(), answer.advisories(), (a, b) -> (Long) a + (Long) b);
        if (answer.newest() != null) {
            metrics.put("advisoriesNewest " + answer.source(), answer.newest().toString());
        }
        if (answer.advisories() > 0 || answer.newest() != null) {
            age(answer.source(), name, answer.newest());
        }
    }

    private void age(String source, String name, @CheckForNull Instant asOf) {
        long days = policy.number("dependencies.maxAdvisoryAgeDays");
        if (asOf == null || asOf.isAfter(now.plus(Duration.ofDays(1)))) {
            close(DependencyRules.STALE, name, "nobody can say how old the data of " + source + " are");
        } else if (asOf.isBefore(now.minus(Duration.ofDays(days)))) {
            long age = Duration.between(asOf, now).toDays();
            close(
                    DependencyRules.STALE,
                    name,
                    "the newest of " + source + " is of " + asOf + ", " + age
                            + " days ago; dependencies.maxAdvisoryAgeDays is " + days);
        }
    }

    /** What is exploited since last week would be rated as if nobody had seen it. */
    private void exploitation(AdvisorySources sources) {
        for (DataAge each : sources.ages()) {
            metrics.put("advisoriesNewest " + each.source(), String.valueOf(each.asOf()));
            age(each.source(), CLOSED + "-" + each.source(), each.asOf());
        }
        if (!first.isEmpty()
                && sources.ages().stream().noneMatch(each -> each.source().equals(AdvisoryFiles.KEV))) {
            findings.add(Finding.of(
                    DependencyRules.NO_CATALOGUE,
                    Location.ofFile(""),
                    "what is known to be exploited is rated by its score alone"));
        }
        if (!sources.notTaken().isEmpty()) {
            metrics.put("advisoriesNotTaken", (long) sources.notTaken().size());
        }
    }

    private void unjudged(List<Component> asked, List<Answer> answers, List<Answer> additional) {
        Map<ComponentId, Set<String>> reasons = new TreeMap<>();
        Map<ComponentId, Integer> foreign = new HashMap<>();
        for (Answer answer : answers) {
            for (Answer.Unexamined each : answer.unexamined()) {
                boolean byAnother = each.foreign() && foreign.merge(each.component(), 1, Integer::sum) < answers.size();
                if (!byAnother) {
                    reasons.computeIfAbsent(each.component(), id -> new TreeSet<>())
                            .add(each.why());
                }
            }
        }
        for (Answer answer : additional) {
            for (Answer.Unexamined each : answer.unexamined()) {
                if (!each.foreign()) {
                    reasons.computeIfAbsent(each.component(), id -> new TreeSet<>())
                            .add(each.why());
                }
            }
        }
        for (ComponentId id : first.keySet()) {
            if (id.version() == null) {
                reasons.computeIfAbsent(id, key -> new TreeSet<>()).add("no input says which version it will be");
            }
        }
        reasons.forEach((id, why) -> {
            Component component = first.get(id);
            if (component != null) {
                findings.add(Finding.of(
                        DependencyRules.NOT_JUDGED,
                        component.location(),
                        SafeText.of(id + ": " + String.join("; ", why), 1000)));
            }
        });
        asked.stream()
                .filter(component -> reasons.containsKey(component.id()))
                .forEach(component -> unjudgedFiles.add(component.location().file()));
        metrics.put("packagesNotJudged", (long) reasons.size());
    }

    private void close(Rule rule, String name, String detail) {
        findings.add(Finding.of(rule, Location.ofFile(""), SafeText.of(detail, 1000)));
        if (closed.stream().noneMatch(artifact -> artifact.path().equals(name))) {
            closed.add(new Artifact(name, 0, null, Artifact.BESIDE + "advisories", Coverage.NONE, true));
        }
    }

    /** The inputs, those with an unjudged package as not examined to their end. */
    List<Artifact> judged(List<Artifact> files) {
        List<Artifact> judged = new ArrayList<>();
        for (Artifact file : files) {
            judged.add(
                    unjudgedFiles.contains(file.path())
                            ? new Artifact(
                                    file.path(),
                                    file.bytes(),
                                    file.sha256(),
                                    file.format(),
                                    file.coverage().worse(Coverage.PARTIAL),
                                    true)
                            : file);
        }
        judged.addAll(closed);
        return judged;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Vulnerability> vulnerabilities() {
        return vulnerabilities;
    }

    Map<String, Object> metrics() {
        return metrics;
    }
}
