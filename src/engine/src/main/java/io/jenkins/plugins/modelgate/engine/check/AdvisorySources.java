package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.AdvisorySource;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvSource;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryStore;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Snapshot;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SnapshotFile;
import io.jenkins.plugins.modelgate.engine.dependency.maven.MavenVersionOrder;
import io.jenkins.plugins.modelgate.engine.dependency.npm.NpmVersionOrder;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonVersionOrder;
import io.jenkins.plugins.modelgate.engine.dependency.version.VersionOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Opens every source of advisories that a request names. Closing gives back the snapshot that they are read from. */
final class AdvisorySources implements AutoCloseable {
    /** What the store calls OSV data. */
    private static final String OSV = "osv";

    private final List<AdvisorySource> sources = new ArrayList<>();
    private Snapshot snapshot;

    private AdvisorySources() {}

    /** @throws IOException naming the data that cannot be used */
    static AdvisorySources open(AdvisoryInputs inputs, Instant now) throws IOException {
        AdvisorySources opened = new AdvisorySources();
        try {
            for (Path osv : inputs.osv()) {
                opened.sources.add(OsvSource.open(osv, AdvisorySources::order, now));
            }
            if (inputs.store() != null) {
                opened.store(inputs.store(), now);
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void store(Path directory, Instant now) throws IOException {
        snapshot = new AdvisoryStore(directory).open();
        for (SnapshotFile file : snapshot.files(OSV)) {
            sources.add(OsvSource.open(snapshot.file(file.path()), AdvisorySources::order, now));
        }
    }

    List<AdvisorySource> all() {
        return sources;
    }

    private static VersionOrder order(Ecosystem ecosystem) {
        return switch (ecosystem) {
            case PYPI -> new PythonVersionOrder();
            case NPM -> new NpmVersionOrder();
            case MAVEN -> new MavenVersionOrder();
            default -> null;
        };
    }

    @Override
    public void close() throws IOException {
        if (snapshot != null) {
            snapshot.close();
        }
    }
}
