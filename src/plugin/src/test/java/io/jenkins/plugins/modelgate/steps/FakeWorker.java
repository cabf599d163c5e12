package io.jenkins.plugins.modelgate.steps;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/**
 * Answers in the place of a worker, as one would whose process a hostile model has taken over: a "java" that copies a
 * prepared report and prints prepared lines. Works on the controller's own node, by its Java's home.
 */
final class FakeWorker extends ExternalResource {
    private final TemporaryFolder folder = new TemporaryFolder();
    private String home;
    private Path answers;

    @Override
    protected void before() throws Throwable {
        folder.create();
        answers = folder.newFolder("answers").toPath();
        Path bin = folder.newFolder("bin").toPath();
        Path java = bin.resolve("java");
        Files.writeString(java, script());
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        home = System.getProperty("java.home");
        System.setProperty("java.home", folder.getRoot().getPath());
    }

    @Override
    protected void after() {
        System.setProperty("java.home", home);
        folder.delete();
    }

    /** Where {@code report.json}, {@code lines}, {@code errors}, {@code code} are put; what is missing is not said. */
    Path answers() {
        return answers;
    }

    /** Forgets everything prepared and prepares this report with the lines of an honest worker. */
    void answer(String report, String verdict) throws Exception {
        clear();
        Files.writeString(answers.resolve("report.json"), report, StandardCharsets.UTF_8);
        Files.writeString(answers.resolve("lines"), "{\"verdict\": \"" + verdict + "\"}\n", StandardCharsets.UTF_8);
    }

    /** Forgets everything prepared. */
    void clear() throws Exception {
        for (String name : new String[] {"report.json", "model.cdx.json", "lines", "errors", "code"}) {
            Files.deleteIfExists(answers.resolve(name));
        }
    }

    private String script() {
        return "#!/bin/sh\n"
                + "cd '" + answers + "' || exit 9\n"
                + "read -r request\n"
                + "directory=$(printf '%s' \"$request\" | sed 's/.*\"report\":\"\\([^\"]*\\)\".*/\\1/')\n"
                + "mkdir -p \"$directory\"\n"
                + "[ -e report.json ] && cp -P report.json \"$directory/report.json\"\n"
                + "[ -e model.cdx.json ] && cp -P model.cdx.json \"$directory/model.cdx.json\"\n"
                + "[ -e lines ] && cat lines\n"
                + "[ -e errors ] && cat errors >&2\n"
                + "[ -e code ] && exit \"$(cat code)\"\n"
                + "exit 0\n";
    }
}
