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
import java.util.List;
import org.owasp.dependencycheck.data.nvd.ecosystem.CveEcosystemMapper;
import org.owasp.dependencycheck.data.nvdcve.CveDB;
import org.owasp.dependencycheck.data.nvdcve.DatabaseException;
import org.owasp.dependencycheck.utils.Settings;

/** Builds the database of Dependency-Check from a directory of the NVD's feeds, anew each time: it is whole or not there. */
public final class NvdDatabase {
    /** Records with CPEs that its parser refuses; the NVD has had some in all years. More than this is a damaged mirror. */
    private static final double MOST_SKIPPED = 0.001;

    private static final int FEW = 10;

    private NvdDatabase() {}

    /**
     * What was built.
     *
     * @param records that were read
     * @param newest as of when they are: when one of them was changed last, or earlier when a feed is older; null when nobody can say
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
     * @param directory with {@code nvdcve-2.0-*.json.gz} of every year, and what was modified since
     * @param target empty directory that gets the database
     * @param scratch for temporary files
     * @param now dates that lie behind it say nothing
     * @throws IOException when one of them is missing or damaged
     */
    public static Built build(Path directory, Path target, Path scratch, Instant now)
            throws IOException, InterruptedException {
        NvdFeedSet feeds = NvdFeedSet.of(directory, now);
        Path database = target.resolve(OfflineSettings.DATABASE);
        Settings settings = OfflineSettings.writing(database, scratch);
        Filling filling = new Filling(now);
        try (CveDB cves = new CveDB(settings)) {
            cves.open();
            for (NvdFeedSet.Feed feed : feeds.feeds()) {
                feeds.read(feed, filling.read(feed, cves), filling.own);
            }
            filling.judge(directory);
            cves.persistEcosystemCache();
            cves.updateEcosystemCache();
            cves.cleanupDatabase();
            if (!cves.dataExists()) {
                throw new IOException(directory + " names no application in any record; are its feeds whole?");
            }
        } catch (DatabaseException e) {
            throw new IOException("the database of the NVD's data cannot be written: " + e.getMessage(), e);
        } finally {
            settings.cleanup(true);
        }
        if (!Files.isRegularFile(database)) {
            throw new IOException("no database was written to " + target);
        }
        return new Built(filling.records, earlier(filling.newest, feeds.asOf()), filling.skipped);
    }

    /** Null when nobody can say: it would be taken for fresh. */
    @CheckForNull
    private static Instant earlier(@CheckForNull Instant record, @CheckForNull Instant feeds) {
        return record == null || feeds == null ? null : record.isBefore(feeds) ? record : feeds;
    }

    private static final class Filling {
        private final CveEcosystemMapper ecosystems = new CveEcosystemMapper();
        private final List<String> skipped = new ArrayList<>();
        private final Instant latest;
        private long records;
        private boolean own;
        private Instant newest;
        private DefCveItem taken;

        Filling(Instant now) {
            this.latest = now.plus(1, ChronoUnit.DAYS);
        }

        /** When the feed was written, as it says itself, or null. */
        @CheckForNull
        Instant read(NvdFeedSet.Feed feed, CveDB cves) throws IOException, InterruptedException {
            own = false;
            NvdFeedFile.Content content = new NvdFeedFile(feed.file()).read(item -> {
                own |= item.getCve().getId().startsWith(feed.prefix());
                take(cves, item);
            });
            records += content.records();
            return content.timestamp();
        }

        private void take(CveDB cves, DefCveItem item) throws IOException {
            CveItem cve = item.getCve();
            if (cve.getLastModified() != null) {
                Instant changed = cve.getLastModified().toInstant();
                // A time that lies ahead says nothing: one slip would keep a dead mirror young.
                boolean sane = !changed.isAfter(latest);
                newest = sane && (newest == null || changed.isAfter(newest)) ? changed : newest;
            }
            if (!CpeSyntax.accepts(cve)) {
                // Its own updater would log this and go on.
                skipped.add(cve.getId());
                return;
            }
            try {
                cves.updateVulnerability(item, ecosystems.getEcosystem(item));
                taken = item;
            } catch (RuntimeException e) {
                writesStill(cves, e);
                skipped.add(cve.getId());
            }
        }

        /**
         * A full disk or a broken file is no fault of the record. The fault says neither what it is nor what caused it, so that a
         * record that was taken before is written again.
         */
        private void writesStill(CveDB cves, RuntimeException fault) throws IOException {
            try {
                if (taken != null) {
                    cves.updateVulnerability(taken, ecosystems.getEcosystem(taken));
                    return;
                }
            } catch (RuntimeException again) {
                fault.addSuppressed(again);
            }
            throw new IOException("the NVD's data cannot be written: " + fault.getMessage(), fault);
        }

        void judge(Path feeds) throws IOException {
            if (skipped.size() > Math.max(FEW, records * MOST_SKIPPED)) {
                throw new IOException(feeds + " has " + skipped.size() + " of " + records
                        + " records that cannot be taken, the first is " + skipped.get(0) + "; fetch the feeds again");
            }
        }
    }
}
