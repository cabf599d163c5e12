package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.List;

/**
 * Where advisories lie. All of it is on this machine.
 *
 * @param osv OSV data: directories, zip files, records or an index
 * @param additional OSV data of somebody who does not decide what is asked, such as a Pipeline's workspace: what they know counts, what
 *     they do not know excuses nothing
 * @param store directory that {@code update-advisories} fills, or null
 * @param snapshot that the store's directory is itself, by its id, or null when the store says which is current
 * @param epss FIRST's scores, or null
 * @param kev CISA's catalogue of known exploited vulnerabilities, or null
 */
public record AdvisoryInputs(
        List<Path> osv,
        List<Path> additional,
        @CheckForNull Path store,
        @CheckForNull String snapshot,
        @CheckForNull Path epss,
        @CheckForNull Path kev) {
    public AdvisoryInputs {
        osv = List.copyOf(osv);
        additional = List.copyOf(additional);
    }

    /** What somebody names who decides it himself. */
    public static AdvisoryInputs of(
            List<Path> osv, @CheckForNull Path store, @CheckForNull Path epss, @CheckForNull Path kev) {
        return new AdvisoryInputs(osv, List.of(), store, null, epss, kev);
    }

    /** None: the gate will stay closed. */
    public static AdvisoryInputs none() {
        return of(List.of(), null, null, null);
    }
}
