package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.AdvisorySource;
import io.jenkins.plugins.modelgate.engine.dependency.version.VersionOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

/** Opens OSV data whatever form they have. */
public final class OsvSource {
    private OsvSource() {}

    /**
     * A source of OSV advisories.
     *
     * @param path a directory of OSV records ({@code .json}) or zip files of them, a zip file, one record, or an index that
     *     {@link OsvIndexWriter} made; an index is checked to its last byte here
     * @param orders how versions of PyPI, npm and Maven compare
     * @param now records that claim a later time do not make the data look fresh
     * @throws IOException when there is nothing, or an index is not whole; the message says how to mend it
     */
    public static AdvisorySource open(Path path, Function<Ecosystem, VersionOrder> orders, Instant now)
            throws IOException {
        if (Files.isRegularFile(path) && OsvIndex.isIndex(path)) {
            return new OsvIndex(path, orders, now);
        }
        return new OsvFiles(path, orders, now);
    }
}
