package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigDecimal;

/**
 * One of ODCS {@code slaProperties}.
 *
 * @param value a number, or null when it is none
 * @param element {@code object} or {@code object.property}, or null
 */
public record ServiceLevel(
        String property,
        @CheckForNull BigDecimal value,
        @CheckForNull String unit,
        @CheckForNull String element,
        String pointer) {
    /** Whether it says how old the newest row may be. */
    public boolean isFreshness() {
        return property.equals("latency")
                || property.equals("ly")
                || property.equals("frequency")
                || property.equals("fy");
    }
}
