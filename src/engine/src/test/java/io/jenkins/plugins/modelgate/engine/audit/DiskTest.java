package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.audit.AuditLogException.Reason;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.verify.LogVerifier;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Real file systems that are full or read-only. Mounting needs root; elsewhere these tests are skipped. */
public class DiskTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path mounted;

    @After
    public void unmount() throws Exception {
        if (mounted != null) {
            run("umount", mounted.toString());
        }
    }

    @Test
    public void fullDiskFailsClearlyAndGoesOnWhenThereIsRoom() throws Exception {
        Path disk = folder.newFolder("disk").toPath();
        mount(disk, "mount", "-t", "tmpfs", "-o", "size=14m", "tmpfs", disk.toString());
        Path filler = disk.resolve("filler");
        Files.write(filler, new byte[11 << 20]);
        LogKey key = TestLog.key();
        AuditOptions options = AuditOptions.withHighWaterMark(
                        folder.getRoot().toPath().resolve("mark"))
                .withPatience(Duration.ofSeconds(3));
        Path directory = disk.resolve("log");
        long acknowledged = 0;
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            AuditLogException refusal = null;
            while (refusal == null && acknowledged < 20_000) {
                try {
                    assertThat(log.appendAndWait(TestLog.entry(acknowledged)).index())
                            .isEqualTo(acknowledged);
                    acknowledged++;
                } catch (AuditLogException e) {
                    refusal = e;
                }
            }
            assertThat(refusal).isNotNull();
            assertThat(refusal.reason()).isEqualTo(Reason.DISK);
            assertThat(refusal).hasMessageContaining("cannot be written").hasMessageContaining("Make room");
            verify(directory, key);
            Files.delete(filler);
            long before = acknowledged;
            for (; acknowledged < before + 10; acknowledged++) {
                assertThat(log.appendAndWait(TestLog.entry(acknowledged)).index())
                        .isEqualTo(acknowledged);
            }
        }
        verify(directory, key);
        AuditReader reader = AuditReader.open(directory, key.verifier());
        assertThat(reader.size()).isEqualTo(acknowledged);
        for (long i = 0; i < acknowledged; i++) {
            assertThat(reader.unproven(i)).isEqualTo(TestLog.entry(i).bytes());
        }
        System.out.println("disk full after " + (acknowledged - 10) + " entries; 10 more when there was room");
    }

    @Test
    public void readOnlyDiskRefusesClearlyAndIsStillRead() throws Exception {
        Path directory = folder.getRoot().toPath().resolve("log");
        LogKey key = TestLog.key();
        AuditOptions options =
                AuditOptions.withHighWaterMark(folder.getRoot().toPath().resolve("mark"));
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            TestLog.fill(log, 0, 10);
        }
        mount(directory, "mount", "--bind", directory.toString(), directory.toString());
        assumeTrue(run("mount", "-o", "remount,ro,bind", directory.toString()) == 0);
        assertThatThrownBy(() -> AuditLog.open(directory, key, options))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("writable disk");
        assertThat(AuditReader.open(directory, key.verifier()).size()).isEqualTo(10);
        verify(directory, key);
    }

    private static void verify(Path directory, LogKey key) throws Exception {
        List<Problem> problems = new LogVerifier(directory, key.verifier(), null, 2, bytes -> {})
                .run()
                .problems();
        // A file that found no room, and tiles that wait for their checkpoint's.
        assertThat(problems)
                .allMatch(problem -> problem.kind() == Problem.Kind.UNFINISHED_FILE
                        || problem.kind() == Problem.Kind.BEYOND_CHECKPOINT);
    }

    private void mount(Path where, String... command) throws Exception {
        assumeTrue("mounting needs root", run(command) == 0);
        mounted = where;
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (java.io.IOException e) {
            return -1;
        }
    }
}
