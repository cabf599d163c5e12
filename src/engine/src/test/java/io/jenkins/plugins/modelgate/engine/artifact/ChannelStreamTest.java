package io.jenkins.plugins.modelgate.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A second reading of an open file. */
public class ChannelStreamTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void skippingEndsWithTheFile() throws Exception {
        Path file = folder.newFile().toPath();
        Files.write(file, new byte[] {1, 2, 3});
        try (FileChannel channel = FileChannel.open(file);
                ChannelStream stream = new ChannelStream(channel, 1)) {
            assertThat(stream.skip(Long.MAX_VALUE)).isEqualTo(2);
            assertThat(stream.skip(1)).isZero();
            assertThat(stream.skip(-1)).isZero();
            assertThat(stream.read()).isEqualTo(-1);
        }
        try (FileChannel channel = FileChannel.open(file);
                ChannelStream beyond = new ChannelStream(channel, 10)) {
            assertThat(beyond.skip(5)).isZero();
        }
    }
}
