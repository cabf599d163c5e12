package io.jenkins.plugins.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class ModelGateReportsTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Rule
    public JenkinsRule r = new JenkinsRule();

    @Test
    public void reportsLieBesideTheBuildAndComeBackAfterReload() throws Exception {
        FreeStyleProject p = r.createFreeStyleProject();
        FreeStyleBuild run = r.buildAndAssertSuccess(p);
        String id = ModelGateReports.attach(run, report(), null).id();
        assertThat(run.getRootDir().toPath().resolve("model-gate").resolve(id).resolve("report.json"))
                .isRegularFile();

        p.doReload();
        FreeStyleBuild loaded = p.getLastBuild();
        assertThat(loaded).isNotSameAs(run);
        ModelGateRunAction action = loaded.getAction(ModelGateRunAction.class);
        assertThat(action.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(id);
            assertThat(entry.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(entry.sha256()).isEqualTo(DIGEST);
        });
        assertThat(action.store().report(id)).isEqualTo(report());
    }

    private static Report report() {
        return new Report(
                "verifyModelArtifact",
                Verdict.PASSED,
                new Subject("model.safetensors", DIGEST, DIGEST, 1, 16),
                List.of(),
                List.of(),
                List.of(new Artifact("model.safetensors", 16, DIGEST, "safetensors", Coverage.FULL, true)),
                Map.of("milliseconds", 3L),
                "default",
                DIGEST,
                "1.0",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:01Z");
    }
}
