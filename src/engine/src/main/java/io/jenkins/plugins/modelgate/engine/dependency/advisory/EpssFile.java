package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Quantity;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * FIRST's file of EPSS scores (https://www.first.org/epss/data_stats): a comment, the header {@code cve,epss,percentile}, a
 * line for each CVE; plain or packed by gzip. Every line is checked, whoever reads: what an update takes, each check can read.
 */
public final class EpssFile {
    /** The file of 2026 has 12 MB. */
    private static final long MOST = 512L << 20;

    private static final int LINE = 1000;
    private static final String HEADER = "cve,epss,percentile";
    private static final Pattern ID = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}");
    private static final Pattern DATE = Pattern.compile("score_date:([0-9T:.+Z-]{10,40})");
    private static final DateTimeFormatter SCORED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]");

    private final DataFile data;
    private long bytes;
    private long line;
    private Instant scored;

    private EpssFile(DataFile data) {
        this.data = data;
    }

    /** Takes a line. */
    private interface Sink {
        void take(String id, double score);
    }

    /** Scores, 0 to 1, of those of the ids that it has. */
    static Map<String, Double> read(DataFile data, Set<String> ids) throws IOException {
        Map<String, Double> scores = new HashMap<>();
        new EpssFile(data).read((id, score) -> {
            if (ids.contains(id)) {
                scores.put(id, score);
            }
        });
        return scores;
    }

    /**
     * Reads it to its end.
     *
     * @throws IOException when it is none, or holds nothing
     */
    public static DataState check(DataFile data) throws IOException {
        EpssFile file = new EpssFile(data);
        long[] records = {0};
        file.read((id, score) -> records[0]++);
        return new DataState(records[0], file.scored);
    }

    private void read(Sink sink) throws IOException {
        try (InputStream raw = new BufferedInputStream(data.open())) {
            raw.mark(2);
            boolean packed = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            scores(packed ? new BufferedInputStream(new GZIPInputStream(raw)) : raw, sink);
        } catch (IOException e) {
            throw new IOException(
                    "The EPSS scores in " + SafeText.quote(data.name()) + " cannot be read, after line " + line + ": "
                            + SafeText.of(String.valueOf(e.getMessage())) + ". Fetch them again from FIRST.",
                    e);
        }
    }

    private void scores(InputStream in, Sink sink) throws IOException {
        String text = next(in);
        while (text != null && text.startsWith("#")) {
            Matcher date = DATE.matcher(text);
            scored = date.find() ? instant(date.group(1)) : scored;
            text = next(in);
        }
        if (!HEADER.equals(text)) {
            throw new IOException("its columns are not cve,epss,percentile");
        }
        long first = line;
        for (text = next(in); text != null; text = next(in)) {
            int one = text.indexOf(',');
            int two = text.indexOf(',', one + 1);
            if (two < 0 || !ID.matcher(text.substring(0, one)).matches()) {
                throw new IOException("the next line is no CVE with its score and percentile");
            }
            share(text.substring(two + 1));
            sink.take(text.substring(0, one), share(text.substring(one + 1, two)));
        }
        if (line == first) {
            throw new IOException("it has no score");
        }
    }

    private static double share(String text) throws IOException {
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw new IOException("a score is no number", e);
        }
        throw new IOException("a score does not lie between 0 and 1");
    }

    /** The next line, which is ASCII; null behind the last. */
    @CheckForNull
    private String next(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int character = in.read();
        if (character < 0) {
            return null;
        }
        while (character >= 0 && character != '\n') {
            if (character != '\r') {
                text.append((char) character);
            }
            if (text.length() > LINE) {
                throw new IOException("the next line is too long");
            }
            bytes++;
            character = in.read();
        }
        if (bytes > MOST) {
            throw new IOException("it has more than " + Quantity.bytes(MOST));
        }
        line++;
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.US_ASCII);
    }

    /** FIRST wrote {@code +0000} until 2025 and {@code Z} since; null for what is no time. */
    @CheckForNull
    private static Instant instant(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text, text.contains(".") ? DateTimeFormatter.ISO_OFFSET_DATE_TIME : SCORED)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
