package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch.Download;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch.NvdMirror;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a source's data are: a path as it is, or what a URL has, brought into a scratch directory. */
final class AdvisoryInput {
    /** All of OSV has 1.3 GB today, a year of the NVD 20 MB packed. */
    private static final long MAX_DOWNLOAD = 16L << 30;

    private AdvisoryInput() {}

    static Path file(String option, String place, Path scratch) throws IOException, InterruptedException {
        Optional<URI> url = Download.url(place);
        if (url.isEmpty()) {
            return path(option, place);
        }
        String name =
                String.valueOf(Path.of(String.valueOf(url.get().getPath())).getFileName());
        Path file = scratch.resolve(option + (name.endsWith(".gz") ? ".gz" : name.endsWith(".zip") ? ".zip" : ".file"));
        new Download(MAX_DOWNLOAD).fetch(url.get(), file);
        return file;
    }

    static Path feeds(String place, Path scratch) throws IOException, InterruptedException {
        Optional<URI> url = Download.url(place);
        if (url.isEmpty()) {
            Path feeds = path("nvd", place);
            if (!Files.isDirectory(feeds)) {
                throw new IOException("--nvd " + place + " is no directory with the NVD's feeds");
            }
            return feeds;
        }
        Path feeds = Files.createDirectories(scratch.resolve("nvd-feeds"));
        NvdMirror.fetch(new Download(MAX_DOWNLOAD), url.get(), feeds);
        return feeds;
    }

    private static Path path(String option, String place) throws IOException {
        try {
            Path path = Path.of(place).toAbsolutePath();
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IOException("--" + option + " " + place + ": " + e.getReason(), e);
        }
        throw new NoSuchFileException("--" + option + " " + place + ": no such file or directory");
    }
}
