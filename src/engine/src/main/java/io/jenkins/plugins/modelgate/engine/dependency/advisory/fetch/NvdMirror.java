package io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The feeds of the NVD, or of a mirror that names them as the NVD or as the Open Vulnerability CLI does: one for each year since
 * 2002, and what changed in the last days. Whether all are there says who reads them.
 *
 * @see <a href="https://nvd.nist.gov/vuln/data-feeds">data feeds of the NVD</a>
 */
public final class NvdMirror {
    private static final int FIRST = 2002;
    private static final String OLDEST = FIRST + ".json.gz";
    private static final List<String> PREFIXES = List.of("nvdcve-2.0-", "nvdcve-");

    private NvdMirror() {}

    /**
     * Fetches all feeds with their {@code .meta}.
     *
     * @param base directory that has them
     * @throws IOException when one is missing: a year less would be vulnerabilities less
     */
    public static void fetch(Download download, URI base, Path directory) throws IOException, InterruptedException {
        String folder = base.toString().endsWith("/") ? base.toString() : base + "/";
        String prefix = prefix(download, folder, directory);
        download.fetchIfThere(URI.create(folder + "cache.properties"), directory.resolve("cache.properties"));
        int last = Year.now(ZoneOffset.UTC).getValue();
        for (int year = FIRST; year < last; year++) {
            feed(download, folder, directory, prefix + year);
        }
        // In the first days of a year its feed may not be there yet.
        String newest = prefix + last;
        download.fetchIfThere(URI.create(folder + newest + ".meta"), directory.resolve(newest + ".meta"));
        download.fetchIfThere(URI.create(folder + newest + ".json.gz"), directory.resolve(newest + ".json.gz"));
        feed(download, folder, directory, prefix + "modified");
    }

    private static String prefix(Download download, String folder, Path directory)
            throws IOException, InterruptedException {
        for (String prefix : PREFIXES) {
            if (download.fetchIfThere(URI.create(folder + prefix + OLDEST), directory.resolve(prefix + OLDEST))) {
                return prefix;
            }
        }
        throw new IOException(folder + PREFIXES.get(0) + OLDEST + " is not there (404)");
    }

    private static void feed(Download download, String folder, Path directory, String name)
            throws IOException, InterruptedException {
        download.fetchIfThere(URI.create(folder + name + ".meta"), directory.resolve(name + ".meta"));
        download.fetch(URI.create(folder + name + ".json.gz"), directory.resolve(name + ".json.gz"));
    }
}
