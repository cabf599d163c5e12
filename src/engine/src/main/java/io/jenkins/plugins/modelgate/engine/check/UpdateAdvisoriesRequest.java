package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch.Route;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;
import java.util.Set;

/**
 * What {@link UpdateAdvisories} is asked. Each source is a path or a URL; what is null stays as it is.
 *
 * @param into directory of the store
 * @param nvd directory with the NVD's feeds, or the URL of one
 * @param osv directory or zip file of OSV records
 * @param epss FIRST's EPSS scores, CSV, with or without gzip
 * @param kev CISA's catalogue of known exploited vulnerabilities, JSON
 * @param drop names of sources whose data are not taken over; those that are named above are brought anew in any case
 * @param fewer whether data may take the place of others that had more than a tenth more records, or more ecosystems
 * @param route how URLs are reached
 * @param policy in force
 */
public record UpdateAdvisoriesRequest(
        Path into,
        @CheckForNull String nvd,
        @CheckForNull String osv,
        @CheckForNull String epss,
        @CheckForNull String kev,
        Set<String> drop,
        boolean fewer,
        Route route,
        Policy policy) {
    public UpdateAdvisoriesRequest {
        drop = Set.copyOf(drop);
    }

    /** Sources as they are named, everything else as usual. */
    public static UpdateAdvisoriesRequest of(
            Path into,
            @CheckForNull String nvd,
            @CheckForNull String osv,
            @CheckForNull String epss,
            @CheckForNull String kev,
            Policy policy) {
        return new UpdateAdvisoriesRequest(into, nvd, osv, epss, kev, Set.of(), false, Route.usual(), policy);
    }
}
