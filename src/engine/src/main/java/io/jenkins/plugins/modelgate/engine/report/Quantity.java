package io.jenkins.plugins.modelgate.engine.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Figures as people read them. */
public final class Quantity {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Quantity() {}

    /** A number of bytes in the unit that leaves one to four digits before the point. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** A number with its noun: {@code 1 file}, {@code 12,000 files}. */
    public static String of(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /** Time between two ISO 8601 instants, or the empty text if either is none. */
    public static String between(String started, String finished) {
        try {
            Duration time = Duration.between(Instant.parse(started), Instant.parse(finished));
            if (time.toMinutes() > 0) {
                return time.toMinutes() + " min " + time.toSecondsPart() + " s";
            }
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        } catch (DateTimeException e) {
            return "";
        }
    }
}
