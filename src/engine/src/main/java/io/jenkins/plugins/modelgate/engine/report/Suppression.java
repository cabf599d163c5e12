package io.jenkins.plugins.modelgate.engine.report;

/**
 * A finding that the policy accepts, shown in every report.
 *
 * @param finding what was found
 * @param reason why it is accepted
 * @param until last day on which it is accepted, ISO 8601
 */
public record Suppression(Finding finding, String reason, String until) {}
