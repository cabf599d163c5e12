package io.jenkins.plugins.modelgate.engine.dataset.contract;

/**
 * How a contract went.
 *
 * @param rows of the table
 * @param evaluated number of rules that were evaluated to the end
 * @param violated how many of these were broken, of whatever severity
 * @param notEvaluated number of rules without an answer; unless 0 the check is INCOMPLETE at best
 */
public record ContractOutcome(long rows, int evaluated, int violated, int notEvaluated) {}
