package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryStore;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SourceState;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.StoreUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The small feed of the tests among feeds of every year, and stores filled from feeds. */
public final class NvdFeeds {
    private NvdFeeds() {}

    /** When the feeds of the tests say that they were written. */
    static final String WRITTEN = "2026-11-25T08:00:00.000";

    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    /** Five real CVEs with their .meta, one of each year beside them, of which one has a broken product name. */
    public static Path small(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (int year = 2002; year <= 2026; year++) {
            write(directory, String.valueOf(year), WRITTEN, filler(year, year == 2010 ? "cpe:2.3:a:x:y" : ""));
        }
        write(directory, "modified", WRITTEN, "");
        for (String name : new String[] {"nvdcve-2.0-small.json", "nvdcve-2.0-small.meta"}) {
            try (InputStream in = NvdFeeds.class.getResourceAsStream("/dependency/nvd/" + name)) {
                Files.copy(in, directory.resolve(name));
            }
        }
        return directory;
    }

    /** A feed. @param records separated by commas, or nothing */
    static Path write(Path directory, String name, String timestamp, String records) throws IOException {
        int count = records.isEmpty() ? 0 : records.split("\\{\"cve\"").length - 1;
        return Files.writeString(
                directory.resolve("nvdcve-2.0-" + name + ".json"),
                "{\"resultsPerPage\":" + count + ",\"startIndex\":0,\"totalResults\":" + count
                        + ",\"format\":\"NVD_CVE\",\"version\":\"2.0\",\"timestamp\":\"" + timestamp
                        + "\",\"vulnerabilities\":[" + records + "]}");
    }

    /** A record that concerns nobody. @param criteria name of a product, or nothing */
    static String filler(int year, String criteria) {
        return "{\"cve\":{\"id\":\"CVE-" + year + "-0001\",\"published\":\"" + year
                + "-01-01T00:00:00.000\",\"lastModified\":\"2020-01-01T00:00:00.000\",\"vulnStatus\":\"Analyzed\","
                + "\"descriptions\":[{\"lang\":\"en\",\"value\":\"x\"}],\"configurations\":[{\"nodes\":[{\"operator\":\"OR\","
                + "\"negate\":false,\"cpeMatch\":[{\"vulnerable\":true,\"matchCriteriaId\":\"A\",\"criteria\":\""
                + (criteria.isEmpty() ? "cpe:2.3:a:filler:filler_" + year + ":1.0:*:*:*:*:*:*:*" : criteria)
                + "\"}]}]}]}}";
    }

    static NvdDatabase.Built fill(AdvisoryStore store, Path feeds) throws IOException, InterruptedException {
        Instant now = NOW;
        try (StoreUpdate update = store.begin(now)) {
            NvdDatabase.Built built = NvdDatabase.build(feeds, update.part("nvd"), update.scratch(), now);
            update.finished(new SourceState("nvd", "test", built.records(), built.newest(), now));
            update.commit(now);
            return built;
        }
    }
}
