package io.jenkins.plugins.modelgate.engine.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ScratchFolderTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void isItsOwnersAloneAndGoesAtTheEnd() throws Exception {
        Path path;
        try (ScratchFolder scratch = ScratchFolder.create(folder.getRoot().toPath())) {
            path = scratch.path();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
            Files.write(Files.createDirectory(path.resolve("spill")).resolve("a"), new byte[1000]);
            assertThat(ScratchFolder.size(path)).isEqualTo(1000);
        }
        assertThat(path).doesNotExist();
    }

    @Test
    public void whatDeadRunsLeftIsRemovedAndWhatLivesStays() throws Exception {
        Path parent = folder.getRoot().toPath();
        Path dead = Files.createDirectory(parent.resolve("model-gate-dataset-dead"));
        Files.writeString(dead.resolve("in-use"), "");
        Files.writeString(dead.resolve("rows.db"), "rows");
        Path precious = Files.createDirectory(parent.resolve("precious"));
        Files.writeString(precious.resolve("in-use"), "");
        Path link = Files.createSymbolicLink(parent.resolve("model-gate-dataset-link"), precious);
        Files.createSymbolicLink(dead.resolve("link"), precious);
        Path foreign = Files.createDirectory(parent.resolve("model-gate-dataset-foreign"));
        Files.writeString(foreign.resolve("notes"), "nobody locked this");

        try (ScratchFolder living = ScratchFolder.create(parent);
                ScratchFolder other = ScratchFolder.create(parent)) {
            assertThat(dead).doesNotExist();
            assertThat(living.path()).isDirectory().isNotEqualTo(other.path());
            assertThat(precious.resolve("in-use")).exists();
            assertThat(link).exists();
            assertThat(foreign.resolve("notes")).exists();
        }
    }
}
