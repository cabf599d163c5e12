package io.jenkins.plugins.modelgate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A Pipeline names files of its workspace and no others. */
public class WorkspacePathTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path workspace;
    private Path outside;

    @Before
    public void workspace() throws Exception {
        workspace = folder.newFolder("workspace").toPath().toRealPath();
        outside = folder.newFolder("outside").toPath();
        Files.createDirectories(workspace.resolve("model/deep"));
        Files.writeString(workspace.resolve("model/a.st"), "a");
        Files.writeString(outside.resolve("secret"), "s");
    }

    @Test
    public void pathsInside() throws Exception {
        assertThat(resolve("model")).isEqualTo(workspace.resolve("model"));
        assertThat(resolve("model/")).isEqualTo(workspace.resolve("model"));
        assertThat(resolve("./model/a.st")).isEqualTo(workspace.resolve("model/a.st"));
        assertThat(resolve(".")).isEqualTo(workspace);
        Files.createSymbolicLink(workspace.resolve("latest"), Path.of("model"));
        assertThat(resolve("latest/a.st")).isEqualTo(workspace.resolve("model/a.st"));
    }

    @Test
    public void filesToWriteMayBeMissingAndNothingElse() throws Exception {
        assertThat(create("model/model.sig")).isEqualTo(workspace.resolve("model/model.sig"));
        assertThat(create("top.sig")).isEqualTo(workspace.resolve("top.sig"));
        assertThat(create("model/a.st")).isEqualTo(workspace.resolve("model/a.st"));
        Files.createSymbolicLink(workspace.resolve("away"), outside);
        Files.createSymbolicLink(workspace.resolve("link.sig"), outside.resolve("secret"));
        for (String path : new String[] {"away/x.sig", "link.sig", "missing/x.sig", "model/", "model", "../x", "/x"}) {
            assertThatThrownBy(() -> create(path)).as(path).isInstanceOf(AbortException.class);
        }
        assertThat(outside.resolve("x.sig")).doesNotExist();
    }

    private Path create(String path) throws Exception {
        return WorkspacePath.resolveNew(workspace, "signature", path);
    }

    @Test
    public void pathsThatSayTooMuch() {
        refused("", "path is empty");
        refused("  ", "path is empty");
        refused("a\0b", "path has a control character");
        refused("a\nb", "path has a control character");
        refused("/etc/passwd", "path '/etc/passwd' is absolute");
        refused("\\\\server\\share", "is absolute");
        refused("C:\\model", "is absolute");
        refused("..", "has '..' in it");
        refused("model/../../outside", "has '..' in it");
        refused("model\\..\\..\\outside", "has '..' in it");
        refused("model/..", "has '..' in it");
    }

    @Test
    public void linksThatLeave() throws Exception {
        Files.createSymbolicLink(workspace.resolve("away"), outside);
        Files.createSymbolicLink(workspace.resolve("model/up"), Path.of("../../outside"));
        Files.createSymbolicLink(workspace.resolve("nowhere"), Path.of("gone"));
        refused("away", "path 'away' is a link that leaves the workspace");
        refused("away/secret", "is a link that leaves the workspace");
        refused("model/up/secret", "is a link that leaves the workspace");
        refused("nowhere", "path 'nowhere': the link leads nowhere");
        refused("model/b.st", "path 'model/b.st': no such file or directory in the workspace");
    }

    private Path resolve(String path) throws Exception {
        return WorkspacePath.resolve(workspace, "path", path);
    }

    private void refused(String path, String why) {
        assertThatThrownBy(() -> resolve(path))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(why);
    }
}
