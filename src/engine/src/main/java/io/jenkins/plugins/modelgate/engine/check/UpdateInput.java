package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch.Download;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch.NvdMirror;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch.Route;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where an update's sources are: a path as it is, or what a URL has, brought into a scratch directory. */
final class UpdateInput {
    /** All of OSV has 1.3 GB today, a year of the NVD 20 MB packed. */
    private static final long MAX_DOWNLOAD = 16L << 30;

    private final Download download;

    UpdateInput(Route route) {
        this.download = new Download(route, MAX_DOWNLOAD);
    }

    /** @param source name of it, for messages and for the file */
    Path file(String source, String place, Path scratch) throws IOException, InterruptedException {
        Optional<URI> url = Download.url(place);
        if (url.isEmpty()) {
            return path(source, place);
        }
        Path file = scratch.resolve(source + ".file");
        download.fetch(url.get(), file);
        // Readers tell zip files from records by their names, and a URL may end in anything.
        return isZip(file) ? Files.move(file, scratch.resolve(source + ".zip")) : file;
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    Path feeds(String place, Path scratch) throws IOException, InterruptedException {
        Optional<URI> url = Download.url(place);
        if (url.isEmpty()) {
            Path feeds = path(AdvisoryFiles.NVD, place);
            if (!Files.isDirectory(feeds)) {
                throw new IOException(AdvisoryFiles.NVD + ": " + place + " is no directory with the NVD's feeds");
            }
            return feeds;
        }
        Path feeds = Files.createDirectories(scratch.resolve("nvd-feeds"));
        NvdMirror.fetch(download, url.get(), feeds);
        return feeds;
    }

    private static Path path(String source, String place) throws IOException {
        try {
            Path path = Path.of(place).toAbsolutePath();
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IOException(source + ": " + place + ": " + e.getReason(), e);
        }
        throw new NoSuchFileException(source + ": " + place + ": no such file or directory");
    }
}
