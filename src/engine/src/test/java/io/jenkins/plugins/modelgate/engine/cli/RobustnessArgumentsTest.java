package io.jenkins.plugins.modelgate.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RobustnessArgumentsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aModelFromElsewhereDoesNotStandForTheOneUnderAttack() throws Exception {
        Path directory = folder.newFolder("model").toPath();
        Path own = Files.createFile(directory.resolve("own.onnx"));
        Path toy = Files.createFile(folder.getRoot().toPath().resolve("toy.onnx"));
        Path inputs = Files.createFile(folder.getRoot().toPath().resolve("x.csv"));
        Path link = Files.createSymbolicLink(directory.resolve("link.onnx"), toy);
        Path beside = folder.getRoot().toPath().resolve("model/../toy.onnx");
        for (Path elsewhere : List.of(toy, link, beside)) {
            assertThatThrownBy(() -> RobustnessArguments.request(directory, elsewhere, inputs, null, List.of()))
                    .hasMessageContaining("is not in the model's directory");
        }
        for (Path given : new Path[] {own, null}) {
            assertThat(RobustnessArguments.request(directory, given, inputs, null, List.of())
                            .model())
                    .isEqualTo(own.toRealPath());
        }
        assertThat(RobustnessArguments.request(null, toy, inputs, null, List.of())
                        .model())
                .isEqualTo(toy);
    }
}
