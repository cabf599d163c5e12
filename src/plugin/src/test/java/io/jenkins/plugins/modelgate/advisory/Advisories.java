package io.jenkins.plugins.modelgate.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

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
        assertThat(AdvisoryUpdates.start("by a test")).isTrue();
        await();
    }

    /** Waits for the end of the update that runs. */
    static void await() throws Exception {
        for (int i = 0; i < 1200 && AdvisoryUpdates.started(); i++) {
            Thread.sleep(100);
        }
        assertThat(AdvisoryUpdates.started()).isFalse();
    }
}
