package io.jenkins.plugins.modelgate.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;

/** Demands on metrics: what they take, and that a later layer only tightens them. */
public class MetricsTest {
    private static final String ADMIN =
            "{accuracy: {min: 0.9, drop: 0.01, noise: 0.02, samples: 100, slices: [de], better: HIGHER},"
                    + " toxicity: {max: 0.02}, drift: {drop: 0.1}, f1: {min: 0.5, drop: 0.1}}";

    @Test
    public void whatIsNoDemandIsRefused() {
        for (String wrong : List.of(
                "{accuracy: {}}",
                "{accuracy: 0.9}",
                "[accuracy]",
                "{accuracy: {min: high}}",
                "{accuracy: {min: '0.9'}}",
                "{accuracy: {drop: -0.1}}",
                "{accuracy: {samples: 0}}",
                "{accuracy: {samples: 1.5}}",
                "{accuracy: {slices: de}}",
                "{accuracy: {better: UP}}",
                "{accuracy: {overall: false}}",
                "{accuracy: {least: 0.9}}")) {
            assertThatThrownBy(() -> policy(wrong))
                    .as(wrong)
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("quality.metrics");
        }
    }

    @Test
    public void everyLooseningIsRefused() throws PolicyException {
        Policy admin = policy(ADMIN);
        for (String loose : List.of(
                "{accuracy: {min: 0.89}}",
                "{accuracy: {drop: 0.011}}",
                "{accuracy: {noise: 0.03}}",
                "{accuracy: {samples: 99}}",
                "{accuracy: {overall: OPTIONAL}}",
                "{accuracy: {better: LOWER}}",
                "{toxicity: {max: 0.03}}",
                "{toxicity: {drop: 0.1, noise: 0.06}}",
                "{toxicity: {better: HIGHER}}",
                "{drift: {better: LOWER}}",
                "{drift: {min: 0, better: HIGHER}}")) {
            assertThatThrownBy(() -> admin.tightenedBy(layer(loose)))
                    .as(loose)
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("quality.metrics.");
        }
    }

    @Test
    public void laterLayersTighten() throws PolicyException {
        Policy step = policy(ADMIN)
                .tightenedBy(layer(
                        "{accuracy: {min: 0.95, drop: 0, noise: 0.01, samples: 200, slices: [en], better: EITHER},"
                                + " recall: {min: 0.1, overall: OPTIONAL, slices: [de]}}"));
        assertThat(step.named("quality.metrics").get("accuracy").get("slices")).isEqualTo(List.of("de", "en"));
        assertThat(step.named("quality.metrics").get("accuracy").get("better")).isEqualTo("EITHER");
        assertThat(step.named("quality.metrics")).containsKeys("recall", "toxicity", "drift");
    }

    /** A minimum that lies far below gives a metric that may move neither way a good direction: only in looks. */
    @Test
    public void aLimitGivesNoDirection() throws PolicyException {
        Policy step = policy(ADMIN).tightenedBy(layer("{drift: {min: -1000}, f1: {max: 1}}"));
        assertThat(step.named("quality.metrics").get("drift").get("better")).isEqualTo("EITHER");
        assertThat(step.named("quality.metrics").get("f1")).doesNotContainKey("better");
    }

    @Test
    public void theSamePolicyAgainIsTheSame() throws PolicyException {
        Policy admin = policy(ADMIN);
        admin.requireNoLooserThan(admin);
        assertThat(admin.tightenedBy(layer(ADMIN)).digest()).isEqualTo(admin.digest());
        Policy sent = Policy.of(PolicyFile.json(PolicyFile.toJson(admin.asLayer()), "request"));
        assertThat(sent.digest()).isEqualTo(admin.digest());
    }

    private static PolicyLayer layer(String metrics) throws PolicyException {
        return PolicyFile.yaml("quality: {metrics: " + metrics + "}", "test");
    }

    private static Policy policy(String metrics) throws PolicyException {
        return Policy.of(layer(metrics));
    }
}
