package io.jenkins.plugins.modelgate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.junit.Test;

/** What travels to an agent, and what is said of it on the way. */
public class WorkerJobTest {
    /** Remoting writes the text form of a request into logs of both sides when the connection breaks. */
    @Test
    public void secretsReachTheWorkerAndNoText() {
        WorkerJob job =
                WorkerJob.of("signModelArtifact", "{}", 1).secret("key", "hush").secret("passphrase", null);
        assertThat(job.toString()).isEqualTo("worker job signModelArtifact");
        assertThat(new RunWorker(job, "/agent", new ArrayList<>(), null, new LinkedHashMap<>()).toString())
                .isEqualTo("RunWorker worker job signModelArtifact");
        assertThat(job.request(new LinkedHashMap<>(), Path.of("w"), Path.of("r")))
                .contains("\"key\":\"hush\"")
                .doesNotContain("passphrase");
    }
}
