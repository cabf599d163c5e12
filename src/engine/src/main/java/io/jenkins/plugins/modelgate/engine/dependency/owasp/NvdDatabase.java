package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.jeremylong.openvulnerability.client.nvd.CveItem;
import io.github.jeremylong.openvulnerability.client.nvd.DefCveItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.owasp.dependencycheck.data.nvd.ecosystem.CveEcosystemMapper;
import org.owasp.dependencycheck.data.nvdcve.CveDB;
import org.owasp.dependencycheck.data.nvdcve.DatabaseException;
import org.owasp.dependencycheck.utils.Settings;

/** Builds the database of Dependency-Check from a directory of the NVD's feeds, anew each time: it is whole or not there. */
public final class NvdDatabase {
    private static final Pattern FEED = Pattern.compile("nvdcve-.*\\.json(\\.gz)?");
    private static final Pattern LATER = Pattern.compile(".*-(modified|recent)\\..*");

    /** Records with CPEs that its parser refuses; the NVD has had some in all years. More than this is a damaged mirror. */
    private static final double MOST_SKIPPED = 0.001;

    private static final int FEW = 10;

    private NvdDatabase() {}

    /**
     * What was built.
     *
     * @param records that were read
     * @param newest when one of them was changed last, or null when there is none
     * @param skipped ids of those that Dependency-Check could not take, at most one in a thousand
     */
    public record Built(long records, @CheckForNull Instant newest, List<String> skipped) {
        public Built {
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Reads all feeds of a directory: the yearly ones first, then what was changed since.
     *
     * @param feeds directory with {@code nvdcve-2.0-*.json.gz}
     * @param target empty directory that gets the database
     * @param scratch for temporary files
     * @throws IOException when there is none, or one of them is damaged
     */
    public static Built build(Path feeds, Path target, Path scratch) throws IOException, InterruptedException {
        List<Path> files = files(feeds);
        if (files.isEmpty()) {
            throw new IOException(feeds + " has no feed of the NVD; nvdcve-2.0-*.json.gz are looked for");
        }
        Path database = target.resolve(OfflineSettings.DATABASE);
        Settings settings = OfflineSettings.writing(database, scratch);
        Filling filling = new Filling();
        try (CveDB cves = new CveDB(settings)) {
            cves.open();
            for (Path file : files) {
                filling.records += new NvdFeedFile(file).read(item -> filling.take(cves, item));
            }
            filling.judge(feeds);
            cves.persistEcosystemCache();
            cves.updateEcosystemCache();
            cves.cleanupDatabase();
            if (!cves.dataExists()) {
                throw new IOException(feeds + " names no application in any record; are its feeds whole?");
            }
        } catch (DatabaseException e) {
            throw new IOException("the database of the NVD's data cannot be written: " + e.getMessage(), e);
        } finally {
            settings.cleanup(true);
        }
        if (!Files.isRegularFile(database)) {
            throw new IOException("no database was written to " + target);
        }
        return new Built(filling.records, filling.newest, filling.skipped);
    }

    private static List<Path> files(Path feeds) throws IOException {
        try (Stream<Path> all = Files.list(feeds)) {
            return all.filter(file ->
                            FEED.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted(Comparator.comparing((Path file) -> LATER.matcher(String.valueOf(file.getFileName()))
                                    .matches())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static final class Filling {
        private final CveEcosystemMapper ecosystems = new CveEcosystemMapper();
        private final List<String> skipped = new ArrayList<>();
        private long records;
        private final Instant latest = Instant.now().plus(1, ChronoUnit.DAYS);
        private Instant newest;

        void take(CveDB cves, DefCveItem item) throws IOException {
            CveItem cve = item.getCve();
            if (cve.getLastModified() != null) {
                Instant changed = cve.getLastModified().toInstant();
                // A time that lies ahead says nothing: one slip would keep a dead mirror young.
                boolean sane = !changed.isAfter(latest);
                newest = sane && (newest == null || changed.isAfter(newest)) ? changed : newest;
            }
            try {
                cves.updateVulnerability(item, ecosystems.getEcosystem(item));
            } catch (RuntimeException e) {
                if (ofTheDatabase(e)) {
                    throw new IOException("the NVD's data cannot be written: " + e.getMessage(), e);
                }
                // Its own updater would log this and go on.
                skipped.add(cve.getId());
            }
        }

        /** A full disk or a broken file is no fault of the record. */
        private static boolean ofTheDatabase(Throwable e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                String room = cause.getClass().getPackageName();
                if (room.equals("java.sql") || room.startsWith("org.h2")) {
                    return true;
                }
            }
            return false;
        }

        void judge(Path feeds) throws IOException {
            if (skipped.size() > Math.max(FEW, records * MOST_SKIPPED)) {
                throw new IOException(feeds + " has " + skipped.size() + " of " + records
                        + " records that cannot be taken, the first is " + skipped.get(0) + "; fetch the feeds again");
            }
        }
    }
}
