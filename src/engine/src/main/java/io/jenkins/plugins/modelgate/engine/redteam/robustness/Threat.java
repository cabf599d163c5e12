package io.jenkins.plugins.modelgate.engine.redteam.robustness;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.math.BigDecimal;
import java.util.List;

/**
 * What attackers of a model may do, as the policy says.
 *
 * @param norm {@code LINF} or {@code L2}
 * @param epsilon budget, in units of each feature's range
 * @param queries of each example and attack
 * @param deviation wrong by more than this share of the labels' range is wrong, where a model answers with a number
 * @param immutable features that no attacker reaches
 * @param integer features that take whole numbers alone
 */
public record Threat(
        String norm,
        BigDecimal epsilon,
        long queries,
        BigDecimal deviation,
        List<String> immutable,
        List<String> integer) {
    /** Begins the names of the policy's fields. */
    public static final String FIELDS = "redTeam.robustness.";

    public Threat {
        epsilon = epsilon.stripTrailingZeros();
        deviation = deviation.stripTrailingZeros();
        immutable = List.copyOf(immutable);
        integer = List.copyOf(integer);
    }

    /** That of a policy. */
    public static Threat of(Policy policy) {
        return new Threat(
                policy.text(FIELDS + "norm"),
                policy.decimal(FIELDS + "epsilon"),
                policy.number(FIELDS + "queries"),
                policy.decimal(FIELDS + "deviation"),
                policy.texts(FIELDS + "immutable"),
                policy.texts(FIELDS + "integer"));
    }
}
