package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.AdvisorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Opens OSV data whatever form they have. */
public final class OsvSource {
    private OsvSource() {}

    /**
     * A source of OSV advisories.
     *
     * @param path a directory of OSV records ({@code .json}) or zip files of them, a zip file, one record, or an index that
     *     {@link OsvIndexWriter} made; all of them are checked when they are asked
     * @param now times that lie behind it do not make the data look fresh
     * @throws IOException when the path cannot be read
     */
    public static AdvisorySource open(Path path, Instant now) throws IOException {
        if (Files.isRegularFile(path) && OsvIndex.isIndex(path)) {
            return new OsvIndex(path, now);
        }
        return new OsvFiles(path, now);
    }
}
