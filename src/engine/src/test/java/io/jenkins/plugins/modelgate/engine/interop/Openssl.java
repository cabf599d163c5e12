package io.jenkins.plugins.modelgate.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command {@code openssl}. */
final class Openssl {
    private final Path directory;

    private Openssl(Path directory) {
        this.directory = directory;
    }

    /** Skips the test where it is not installed. */
    static Openssl in(Path directory) throws Exception {
        Openssl openssl = new Openssl(directory);
        try {
            assumeTrue("openssl 3 is installed", openssl.exit("version") == 0);
        } catch (IOException e) {
            assumeTrue("openssl 3 is installed", false);
        }
        return openssl;
    }

    /** Runs a command that must succeed. */
    void run(String... arguments) throws Exception {
        assertThat(exit(arguments)).as("openssl " + String.join(" ", arguments)).isZero();
    }

    int exit(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(out).isTrue();
        return process.exitValue();
    }
}
