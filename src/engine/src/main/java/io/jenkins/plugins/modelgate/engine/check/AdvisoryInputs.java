package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.List;

/**
 * Where advisories lie. All of it is on this machine.
 *
 * @param osv OSV data: directories, zip files, records or an index
 * @param store directory that {@code update-advisories} fills, or null
 * @param epss FIRST's scores, or null
 * @param kev CISA's catalogue of known exploited vulnerabilities, or null
 */
public record AdvisoryInputs(
        List<Path> osv,
        @CheckForNull Path store,
        @CheckForNull Path epss,
        @CheckForNull Path kev) {
    public AdvisoryInputs {
        osv = List.copyOf(osv);
    }

    /** None: the gate will stay closed. */
    public static AdvisoryInputs none() {
        return new AdvisoryInputs(List.of(), null, null, null);
    }
}
