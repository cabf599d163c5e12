package io.jenkins.plugins.modelgate.worker;

import hudson.remoting.RemoteOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a worker's agent sends, each up to a limit, into a directory of the controller. */
final class TakenFiles implements Closeable {
    private static final String REPORT = "report.json";

    private final Map<String, CappedFile> files = new LinkedHashMap<>();

    /** @param more names beside the report's; the controller's own words, never the agent's */
    TakenFiles(Path directory, List<String> more, long limit) throws IOException {
        files.put(REPORT, new CappedFile(directory.resolve(REPORT), limit));
        for (String name : more) {
            files.put(name, new CappedFile(directory.resolve(name), limit));
        }
    }

    /** The report. */
    CappedFile report() {
        return files.get(REPORT);
    }

    /** What the agent writes to, by name. */
    LinkedHashMap<String, OutputStream> remote() {
        LinkedHashMap<String, OutputStream> remote = new LinkedHashMap<>();
        files.forEach((name, file) -> remote.put(name, new RemoteOutputStream(file)));
        return remote;
    }

    @Override
    public void close() throws IOException {
        for (CappedFile file : files.values()) {
            file.close();
        }
    }
}
