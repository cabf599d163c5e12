package io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;

/**
 * The feeds of the NVD, or of a mirror with the same names: one for each year since 2002, and what changed in the last days.
 *
 * @see <a href="https://nvd.nist.gov/vuln/data-feeds">data feeds of the NVD</a>
 */
public final class NvdMirror {
    private static final int FIRST = 2002;

    private NvdMirror() {}

    /**
     * Fetches all feeds with their {@code .meta}.
     *
     * @param base directory that has them
     * @throws IOException when one is missing: a year less would be vulnerabilities less
     */
    public static void fetch(Download download, URI base, Path directory) throws IOException, InterruptedException {
        int last = Year.now(ZoneOffset.UTC).getValue();
        for (int year = FIRST; year <= last; year++) {
            feed(download, base, directory, String.valueOf(year));
        }
        feed(download, base, directory, "modified");
    }

    private static void feed(Download download, URI base, Path directory, String name)
            throws IOException, InterruptedException {
        String folder = base.toString().endsWith("/") ? base.toString() : base + "/";
        String feed = "nvdcve-2.0-" + name;
        download.fetchIfThere(URI.create(folder + feed + ".meta"), directory.resolve(feed + ".meta"));
        download.fetch(URI.create(folder + feed + ".json.gz"), directory.resolve(feed + ".json.gz"));
    }
}
