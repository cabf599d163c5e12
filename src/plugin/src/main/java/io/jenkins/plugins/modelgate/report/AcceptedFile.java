package io.jenkins.plugins.modelgate.report;

/**
 * A file that an earlier build left beside a report that passed.
 *
 * @param build its number
 * @param approved whether people approved that build, after the report was there
 * @param content of the file; not copied
 */
public record AcceptedFile(int build, boolean approved, byte[] content) {}
