package io.jenkins.plugins.modelgate.engine.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Matrix;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.MatrixReader;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Outcome;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RedTeamPipelineTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aPickleThatCallsTheSystemIsCaughtAndTheScratchIsGone() throws Exception {
        Path scratch = folder.newFolder("scratch").toPath();
        Path report = folder.newFolder("report").toPath();

        Report answer = new RedTeamPipeline()
                .run(
                        new RedTeamRequest(
                                Inputs.none(), List.of("model/pickle-system-call"), Policy.defaults(), scratch, report),
                        Progress.SILENT);

        assertThat(answer.verdict()).isEqualTo(Verdict.PASSED);
        try (InputStream in = Files.newInputStream(report.resolve(Matrix.FILE))) {
            assertThat(MatrixReader.read(in).rows()).singleElement().satisfies(row -> {
                assertThat(row.outcome()).isEqualTo(Outcome.CAUGHT);
                assertThat(row.by()).isNotEmpty();
            });
        }
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    public void aGlobThatNamesNothingIsAFault() {
        assertThatThrownBy(() -> new RedTeamPipeline()
                        .run(
                                new RedTeamRequest(Inputs.none(), List.of("modle/*"), Policy.defaults(), null, null),
                                Progress.SILENT))
                .hasMessageContaining("modle/*");
    }
}
