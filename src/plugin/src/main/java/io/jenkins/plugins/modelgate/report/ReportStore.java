package io.jenkins.plugins.modelgate.report;

import io.jenkins.plugins.modelgate.engine.check.ReportFiles;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * The files of a build's reports: {@code <build>/model-gate/<id>/report.json} and its other forms. All of them are
 * written by the controller from a report that it has read, checked and judged; reports are read back when somebody
 * looks, and forgotten when memory gets short.
 */
public final class ReportStore {
    /** Directory below the build's. */
    public static final String DIRECTORY = "model-gate";

    /** The form that is read back. */
    public static final String JSON = "report.json";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern FILE = Pattern.compile("[a-z][a-z0-9-]{0,31}(\\.[a-z]{1,8}){1,2}");

    private final Path root;
    private final ConcurrentMap<String, SoftReference<Report>> loaded = new ConcurrentHashMap<>();

    ReportStore(Path build) {
        this.root = build.resolve(DIRECTORY);
    }

    /** Writes every form of the report. */
    void write(String id, Report report) throws IOException {
        Path directory = directory(id);
        Files.createDirectories(directory);
        ReportFiles.write(report, directory);
        loaded.put(id, new SoftReference<>(report));
    }

    /** Keeps a file beside a report; before the report is written, whose page may show what is in it. */
    void attach(String id, String name, byte[] content) throws IOException {
        if (!FILE.matcher(name).matches() || name.startsWith("report.")) {
            throw new IllegalArgumentException("no name for an attachment: " + name);
        }
        Files.write(Files.createDirectories(directory(id)).resolve(name), content);
    }

    /**
     * The whole report.
     *
     * @throws IOException when it is not there, or what is there is no report
     */
    public Report report(String id) throws IOException {
        SoftReference<Report> reference = loaded.get(id);
        Report report = reference == null ? null : reference.get();
        if (report == null) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file(id, JSON)))) {
                report = ReportReader.read(in);
            }
            loaded.put(id, new SoftReference<>(report));
        }
        return report;
    }

    /**
     * One file of a report, for a download. Both names may come from a URL.
     *
     * @throws NoSuchFileException when there is no such plain file
     */
    public Path file(String id, String name) throws IOException {
        if (!FILE.matcher(name).matches()) {
            throw new NoSuchFileException(name);
        }
        Path file = directory(id).resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    private Path directory(String id) throws IOException {
        if (!ID.matcher(id).matches()) {
            throw new NoSuchFileException(id);
        }
        return root.resolve(id);
    }
}
