package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.util.List;

/**
 * Decides what measurements say under a policy. The same code runs in the worker and again on the controller, which gives
 * it the baseline that it has chosen itself.
 */
public final class QualityJudge {
    private final Policy policy;

    public QualityJudge(Policy policy) {
        this.policy = policy;
    }

    /** @param before the last approved version; null if there is none */
    public Judgement judge(Measurements now, @CheckForNull Measurements before) {
        Verdicts verdicts = new Verdicts();
        List<Demand> demands = Demand.of(policy);
        List<String> tests = policy.texts("quality.tests");
        if (demands.isEmpty() && tests.isEmpty()) {
            verdicts.open(QualityRules.NO_DEMANDS, Location.ofFile(""), "Policy " + policy.name() + " demands nothing");
        }
        binding(now, verdicts);
        if (before == null && policy.text("quality.baseline").equals("REQUIRED")) {
            verdicts.open(QualityRules.NO_BASELINE, Location.ofFile(""), "No earlier version was given");
        } else if (before == null && demands.stream().anyMatch(demand -> demand.drop() != null)) {
            verdicts.tell(QualityRules.NO_BASELINE, Location.ofFile(""), "No earlier version was given");
        }
        MetricJudge metrics = new MetricJudge(
                new Figures(now.metrics()),
                new Figures(before == null ? List.of() : before.metrics()),
                before != null && policy.text("quality.baseline").equals("REQUIRED"),
                verdicts);
        demands.forEach(metrics::demanded);
        demands.forEach(metrics::parts);
        TestJudge.judge(now.tests(), before == null ? List.of() : before.tests(), tests, verdicts);
        return verdicts.judgement();
    }

    private void binding(Measurements now, Verdicts verdicts) {
        boolean required = policy.text("quality.binding").equals("REQUIRED");
        if (now.sources().isEmpty()) {
            verdicts.open(QualityRules.MISSING, Location.ofFile(""), "No file with metrics or tests was read");
        }
        for (Source source : now.sources()) {
            Location file = Location.ofFile(source.path());
            switch (source.binding()) {
                case MATCHES -> {}
                case OTHER ->
                    verdicts.open(
                            QualityRules.OTHER_MODEL,
                            file,
                            "It names another digest than "
                                    + (now.model() == null ? "the others" : "the model's, sha256:" + now.model()));
                case NONE, UNCHECKED -> {
                    String words = source.binding() == Source.Binding.NONE
                            ? "It names no model"
                            : "It names a model, and none was given to compare with";
                    if (required) {
                        verdicts.open(QualityRules.UNBOUND, file, words);
                    } else {
                        verdicts.tell(QualityRules.UNBOUND, file, words);
                    }
                }
            }
        }
    }
}
