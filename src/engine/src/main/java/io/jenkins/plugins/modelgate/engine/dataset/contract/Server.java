package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * Where a contract says that its data lies. Nothing is read from there; a location only adds to what sources are compared with.
 *
 * @param type {@code local}, {@code s3} …
 * @param location path or address, or null
 * @param format {@code csv}, {@code parquet} …, or null
 */
public record Server(
        String server,
        String type,
        @CheckForNull String environment,
        @CheckForNull String location,
        @CheckForNull String format) {}
