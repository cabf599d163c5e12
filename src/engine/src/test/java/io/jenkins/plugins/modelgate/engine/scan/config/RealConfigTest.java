package io.jenkins.plugins.modelgate.engine.scan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** Configuration that libraries have written stays without a finding. */
public class RealConfigTest {
    @Test
    public void everyFixtureIsClean() {
        for (String folder : List.of("config/minilm", "config/minilm/1_Pooling", "config/mlflow", "config/tokenizer")) {
            for (Path file : Fixtures.files(folder)) {
                Result result = Scans.scan(file.getFileName().toString(), Fixtures.read(file));
                assertThat(result.findings()).as(file.toString()).isEmpty();
                assertThat(result.coverage()).as(file.toString()).isEqualTo(Coverage.FULL);
                assertThat(result.format()).as(file.toString()).isIn("json", "yaml");
            }
        }
    }
}
