package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.util.function.Consumer;

/** Evaluates rules of {@code type: custom, engine: modelgate}: drift and poisoning. */
@FunctionalInterface
public interface CustomRules {
    /**
     * Evaluates a rule, if it knows the rule's check.
     *
     * @param column that the rule stands at, or null
     * @return whether the rule was evaluated, with a finding where it is broken
     */
    boolean evaluate(QualityRule rule, @CheckForNull String column, Table table, Consumer<Finding> findings)
            throws DatasetException, InterruptedException;
}
