package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bound in time, as a contract writes it: ISO 8601, or in the format that the contract gives.
 *
 * @param text as written
 * @param local what a clock in the default time zone shows
 * @param instant the moment itself
 */
public record Moment(String text, LocalDateTime local, Instant instant) {
    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT);

    /** The date on which times of day are compared. */
    static final LocalDate DAY = LocalDate.of(1970, 1, 1);

    @CheckForNull
    static Moment of(String text, @CheckForNull String format, ZoneId zone) {
        List<DateTimeFormatter> formatters = new ArrayList<>();
        if (format != null) {
            formatters.add(DateTimeFormatter.ofPattern(format, Locale.ROOT));
        }
        formatters.add(DateTimeFormatter.ISO_DATE_TIME);
        formatters.add(DateTimeFormatter.ISO_DATE);
        formatters.add(DateTimeFormatter.ISO_TIME);
        formatters.add(SPACED);
        for (DateTimeFormatter formatter : formatters) {
            try {
                return of(text, formatter.parse(text), zone);
            } catch (DateTimeException e) {
                // The next form.
                continue;
            }
        }
        return null;
    }

    private static Moment of(String text, TemporalAccessor parsed, ZoneId zone) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (date == null && time == null) {
            throw new DateTimeException("neither date nor time");
        }
        LocalDateTime written = LocalDateTime.of(date == null ? DAY : date, time == null ? LocalTime.MIDNIGHT : time);
        if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
            Instant instant = written.toInstant(ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS)));
            return new Moment(text, LocalDateTime.ofInstant(instant, zone), instant);
        }
        return new Moment(text, written, written.atZone(zone).toInstant());
    }
}
