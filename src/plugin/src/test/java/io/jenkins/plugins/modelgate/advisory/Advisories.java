package io.jenkins.plugins.modelgate.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Advisory data of a Jenkins under test, filled as an administrator fills them: by an update in a worker. */
public final class Advisories {
    private Advisories() {}

    /** Fills the store from a directory of OSV records, and from nothing else. */
    public static void osv(Path records) throws Exception {
        AdvisoryConfiguration.get().setOsv(records.toString());
        AdvisoryConfiguration.get().setNvd(null);
        update();
        assertThat(AdvisoryData.store().lastAttempt())
                .as(AdvisoryUpdates.lastLog())
                .hasValueSatisfying(attempt -> assertThat(attempt.updated()).isTrue());
    }

    /** Starts an update and waits for its end. */
    static void update() throws Exception {
        // Tests of one Jenkins bring other data than those before them.
        assertThat(AdvisoryUpdates.start("by a test", true)).isTrue();
        await();
    }

    /** Waits for the end of the update that runs. */
    static void await() throws Exception {
        for (int i = 0; i < 1200 && AdvisoryUpdates.started(); i++) {
            Thread.sleep(100);
        }
        assertThat(AdvisoryUpdates.started()).isFalse();
    }

    /** Feeds of every year beside those that are there, each with a record that concerns nobody. */
    static void years(Path feeds) throws IOException {
        for (int year = 2002; year <= Year.now(ZoneOffset.UTC).getValue(); year++) {
            feed(
                    feeds,
                    String.valueOf(year),
                    "{\"cve\":{\"id\":\"CVE-" + year + "-0001\",\"published\":\"2020-01-01T00:00:00.000\","
                            + "\"lastModified\":\"2020-01-01T00:00:00.000\",\"descriptions\":[{\"lang\":\"en\",\"value\":\"x\"}]}}");
        }
        feed(feeds, "modified", "");
    }

    private static void feed(Path feeds, String name, String record) throws IOException {
        Files.writeString(
                feeds.resolve("nvdcve-2.0-" + name + ".json"),
                "{\"totalResults\":" + (record.isEmpty() ? 0 : 1) + ",\"version\":\"2.0\",\"timestamp\":\""
                        + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\",\"vulnerabilities\":[" + record + "]}");
    }
}
