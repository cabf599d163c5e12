package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

/**
 * What the Open Vulnerability CLI keeps beside the feeds of a mirror: {@code cache.properties}. It writes into a feed when one of
 * its records changed last, which for a quiet year is long ago, and here until when it asked for changes.
 */
final class MirrorCache {
    private static final String LAST = "lastModifiedDate";
    private static final int MAX_BYTES = 1 << 16;

    private final Properties properties;

    private MirrorCache(Properties properties) {
        this.properties = properties;
    }

    static MirrorCache of(Path directory) throws IOException {
        Properties properties = new Properties();
        Path file = directory.resolve("cache.properties");
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(new ByteArrayInputStream(in.readNBytes(MAX_BYTES)));
            } catch (IllegalArgumentException e) {
                throw new IOException(file + " is no file of properties: " + e.getMessage(), e);
            }
        }
        return new MirrorCache(properties);
    }

    /**
     * As of when a feed is: as the mirror as a whole, when this is the feed that the mirror wrote, else as it says itself.
     *
     * @param timestamp what the feed says, or null
     */
    @CheckForNull
    Instant asOf(String feed, @CheckForNull Instant timestamp) {
        Instant its = time(properties.getProperty(LAST + "." + feed));
        Instant whole = time(properties.getProperty(LAST));
        return timestamp != null && timestamp.equals(its) && whole != null && whole.isAfter(timestamp)
                ? whole
                : timestamp;
    }

    /** A time of a feed, in UTC unless it says otherwise; null for what is none. */
    @CheckForNull
    static Instant time(@CheckForNull String text) {
        if (text == null) {
            return null;
        }
        try {
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                            instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.parse(text, DateTimeFormatter.ISO_DATE_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
