package io.jenkins.plugins.modelgate.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.Measured;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

/** A tree of 100,000 files with 5,000 findings: a worker of 100 MB writes it in a moment, and every reader can take it. */
@Category(Measured.class)
public class ReportWritersAtScaleTest {
    private static final int FILES = 100_000;
    private static final int FINDINGS = 5_000;
    private static final long GITHUB_LIMIT = 10_000_000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** The worker. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Report report = Reports.large(FILES, FINDINGS);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        ReportDirectory.write(report, Reports.RULES, directory);
        System.out.println(TimeUnit.NANOSECONDS.toMillis(threads.getCurrentThreadCpuTime() - start));
    }

    @Test
    public void fitsIntoSmallMemoryAndLittleTime() throws Exception {
        Path directory = folder.getRoot().toPath();
        String java = ProcessHandle.current().info().command().orElse("java");
        Process worker = new ProcessBuilder(
                        java,
                        "-Xmx100m",
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        ReportWritersAtScaleTest.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(worker.waitFor()).as(output).isZero();
        System.out.println("Three reports of 100,000 files in " + output + " ms of processor time");
        assertThat(Long.parseLong(output)).isLessThan(3_000);
        Report read;
        try (InputStream in = Files.newInputStream(directory.resolve("report.json"))) {
            read = ReportReader.read(in);
        }
        assertThat(read).isEqualTo(Reports.large(FILES, FINDINGS));
        assertThat(compressed(directory.resolve("report.sarif"))).isLessThan(GITHUB_LIMIT);
    }

    private static long compressed(Path file) throws IOException {
        long[] count = new long[1];
        OutputStream counter = new OutputStream() {
            @Override
            public void write(int b) {
                count[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                count[0] += length;
            }
        };
        try (OutputStream gzip = new GZIPOutputStream(counter)) {
            Files.copy(file, gzip);
        }
        return count[0];
    }
}
