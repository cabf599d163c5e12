package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What the caller, not the contract, decides.
 *
 * @param untyped whether the rows come from files without types (CSV, TSV), where any scalar is a string as well
 * @param sql whether the admin's policy lets queries of a contract run
 * @param sqlTime longest time of one such query
 * @param now what freshness is measured from
 * @param unexpectedColumn severity of a column that the contract does not know
 * @param timestampColumns by object, the column that tells when a row came; counts before the contract's {@code element}
 * @param custom who evaluates rules of {@code engine: modelgate}; null for nobody
 */
public record ContractOptions(
        boolean untyped,
        boolean sql,
        Duration sqlTime,
        Instant now,
        Severity unexpectedColumn,
        Map<String, String> timestampColumns,
        @CheckForNull CustomRules custom) {
    public ContractOptions {
        timestampColumns = Map.copyOf(timestampColumns);
    }

    /** No SQL of the contract, a minute for one query where it is allowed. */
    public static ContractOptions usual(boolean untyped, Instant now) {
        return new ContractOptions(untyped, false, Duration.ofMinutes(1), now, Severity.MEDIUM, Map.of(), null);
    }

    /** The same with what the policy says. */
    public ContractOptions permitted(boolean queries, Duration atMost, Map<String, String> timestamps) {
        return new ContractOptions(untyped, queries, atMost, now, unexpectedColumn, timestamps, custom);
    }
}
