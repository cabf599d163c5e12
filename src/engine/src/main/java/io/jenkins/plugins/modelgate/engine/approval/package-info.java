/**
 * Approvals: who must agree to what, whose vote counts, and what an approval still opens. Values and rules alone: whoever
 * uses them stores the events, knows the people and tells the time.
 */
package io.jenkins.plugins.modelgate.engine.approval;
