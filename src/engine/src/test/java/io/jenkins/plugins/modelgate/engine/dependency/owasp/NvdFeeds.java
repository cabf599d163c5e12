package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryStore;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SourceState;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.StoreUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The small feed of the tests, and stores filled from feeds. */
public final class NvdFeeds {
    private NvdFeeds() {}

    /** Five real CVEs, with their .meta. */
    public static Path small(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : new String[] {"nvdcve-2.0-small.json", "nvdcve-2.0-small.meta"}) {
            try (InputStream in = NvdFeeds.class.getResourceAsStream("/dependency/nvd/" + name)) {
                Files.copy(in, directory.resolve(name));
            }
        }
        return directory;
    }

    static NvdDatabase.Built fill(AdvisoryStore store, Path feeds) throws IOException, InterruptedException {
        Instant now = Instant.parse("2026-11-26T12:00:00Z");
        try (StoreUpdate update = store.begin(now)) {
            NvdDatabase.Built built = NvdDatabase.build(feeds, update.part("nvd"), update.scratch());
            update.finished(new SourceState("nvd", "test", built.records(), built.newest(), now));
            update.commit(now);
            return built;
        }
    }
}
