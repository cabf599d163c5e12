package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;

/**
 * What {@link UpdateAdvisories} is asked. Each source is a path or a URL; what is null stays as it is.
 *
 * @param into directory of the store
 * @param nvd directory with the NVD's feeds, or the URL of one
 * @param osv directory or zip file of OSV records
 * @param epss FIRST's EPSS scores, CSV, with or without gzip
 * @param kev CISA's catalogue of known exploited vulnerabilities, JSON
 * @param policy in force
 */
public record UpdateAdvisoriesRequest(
        Path into,
        @CheckForNull String nvd,
        @CheckForNull String osv,
        @CheckForNull String epss,
        @CheckForNull String kev,
        Policy policy) {}
