package io.jenkins.plugins.modelgate.engine.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The files of a report in a directory: each appears whole or not at all. */
public final class ReportDirectory {
    /** Names that checks give to what they write beside the report; one more is one more name here. */
    private static final Set<String> ATTACHMENTS = Set.of(
            "profile.json",
            "charts.json",
            "lineage.ndjson",
            "suspicious-rows.csv",
            "robustness.json",
            "adversarial.csv",
            "model.cdx.json",
            "dependencies.json",
            "dependencies.cdx.json",
            "red-team.json",
            "window.json",
            "quality.json",
            "monitoring.json");

    private ReportDirectory() {}

    /**
     * Makes the directory and removes an older report, so that nobody takes it for this one's.
     *
     * @throws IOException with a sentence that names the directory
     */
    public static void prepare(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
            for (Form form : Form.values()) {
                Files.deleteIfExists(directory.resolve(form.fileName));
            }
            for (String attachment : ATTACHMENTS) {
                Files.deleteIfExists(directory.resolve(attachment));
            }
            Files.delete(Files.createTempFile(directory, ".report", ".tmp"));
        } catch (FileAlreadyExistsException e) {
            throw new IOException("--report " + directory + ": is a file, not a directory", e);
        } catch (AccessDeniedException e) {
            throw new IOException("--report " + directory + ": no permission to write there", e);
        } catch (IOException e) {
            throw new IOException("--report " + directory + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Writes every form.
     *
     * @param rules every rule that the engine knows, for what findings mean
     * @throws IOException with a sentence that names the file, for example when the disk is full; a half-written file
     *     is removed
     */
    public static void write(Report report, Collection<Rule> rules, Path directory) throws IOException {
        write(report, rules, List.of(), directory);
    }

    /** The same with what a check adds to the page. */
    public static void write(Report report, Collection<Rule> rules, List<HtmlSection> sections, Path directory)
            throws IOException {
        for (Form form : Form.values()) {
            writeFile(directory, form.fileName, out -> form.writer.write(report, rules, sections, out));
        }
    }

    /**
     * Writes a file beside the report.
     *
     * @param name one of the names that {@link #prepare} removes
     * @throws IOException as {@link #write}
     */
    public static void attach(Path directory, String name, Content content) throws IOException {
        if (!ATTACHMENTS.contains(name)) {
            throw new IllegalArgumentException(name + " is not among " + ATTACHMENTS);
        }
        writeFile(directory, name, content);
    }

    private static void writeFile(Path directory, String name, Content content) throws IOException {
        Path target = directory.resolve(name);
        Path temporary = directory.resolve("." + name + ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                content.write(out);
            }
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw new IOException("report " + target + " could not be written: " + e.getMessage(), e);
        }
    }

    /** Writes the content of a file and leaves the stream open. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** The forms; a new one is a line here. */
    private enum Form {
        JSON("report.json", (report, rules, sections, out) -> JsonReport.write(report, out)),
        SARIF("report.sarif", (report, rules, sections, out) -> SarifReport.write(report, rules, out)),
        HTML("report.html", HtmlReport::write);

        private final String fileName;
        private final FormWriter writer;

        Form(String fileName, FormWriter writer) {
            this.fileName = fileName;
            this.writer = writer;
        }
    }

    /** Writes one form and leaves the stream open. */
    @FunctionalInterface
    private interface FormWriter {
        void write(Report report, Collection<Rule> rules, List<HtmlSection> sections, OutputStream out)
                throws IOException;
    }
}
