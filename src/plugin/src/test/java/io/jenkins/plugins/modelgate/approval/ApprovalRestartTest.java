package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** A controller that shuts down in order, with requests in every state. */
public class ApprovalRestartTest {
    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    private final HashMap<String, String> ids = new HashMap<>();
    private final HashMap<String, String> files = new HashMap<>();

    @Test
    public void everyStateComesThrough() throws Throwable {
        sessions.then(r -> {
            ids.putAll(Fate.begin(r));
            noProgramHoldsTheSecret(r);
        });
        sessions.then(r -> {
            Fate.end(r, ids);
            files.putAll(files(r));
        });
        sessions.then(r -> {
            ApprovalRequests.get().all();
            assertThat(files(r)).isEqualTo(files).hasSizeGreaterThan(ids.size());
        });
    }

    private static void noProgramHoldsTheSecret(JenkinsRule r) throws Exception {
        for (WorkflowJob job : r.jenkins.getAllItems(WorkflowJob.class)) {
            Path program = job.getLastBuild().getRootDir().toPath().resolve("program.dat");
            if (Files.exists(program)) {
                assertThat(Files.readString(program, StandardCharsets.ISO_8859_1))
                        .as(job.getName())
                        .doesNotContain(Pipelines.SECRET);
            }
        }
    }

    private static HashMap<String, String> files(JenkinsRule r) throws Exception {
        HashMap<String, String> files = new HashMap<>();
        Path root = r.jenkins.getRootDir().toPath().resolve(ApprovalRequests.DIRECTORY);
        try (var all = Files.list(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return files;
    }
}
