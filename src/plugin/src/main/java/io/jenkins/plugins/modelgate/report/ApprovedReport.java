package io.jenkins.plugins.modelgate.report;

import io.jenkins.plugins.modelgate.engine.report.Report;

/**
 * A report that was shown to those who approved.
 *
 * @param request id of the approval request
 * @param report as it was shown
 */
public record ApprovedReport(String request, Report report) {}
