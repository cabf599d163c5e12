package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import io.jenkins.plugins.modelgate.engine.report.Quantity;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * FIRST's file of EPSS scores (https://www.first.org/epss/data_stats): a comment, the header {@code cve,epss,percentile}, a
 * line for each CVE; plain or packed by gzip.
 */
final class EpssFile {
    /** The file of 2026 has 12 MB. */
    private static final long MOST = 512L << 20;

    private static final int LINE = 200;
    private static final String HEADER = "cve,epss,";

    private final Path path;
    private long bytes;
    private long line;

    private EpssFile(Path path) {
        this.path = path;
    }

    /** Scores, 0 to 1, of those of the ids that it has. */
    static Map<String, Double> read(Path path, Set<String> ids) throws IOException {
        EpssFile file = new EpssFile(path);
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(path))) {
            raw.mark(2);
            boolean packed = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            InputStream in = packed ? new BufferedInputStream(new GZIPInputStream(raw)) : raw;
            return file.scores(in, ids);
        } catch (IOException e) {
            throw new IOException(
                    "The EPSS scores in " + SafeText.quote(path.toString()) + " cannot be read, after line " + file.line
                            + ": " + SafeText.of(String.valueOf(e.getMessage())) + ". Fetch them again from FIRST.",
                    e);
        }
    }

    private Map<String, Double> scores(InputStream in, Set<String> ids) throws IOException {
        String text = next(in);
        while (text != null && text.startsWith("#")) {
            text = next(in);
        }
        if (text == null || !text.startsWith(HEADER)) {
            throw new IOException("its columns are not cve,epss,percentile");
        }
        Map<String, Double> scores = new HashMap<>();
        for (text = next(in); text != null; text = next(in)) {
            int first = text.indexOf(',');
            if (first >= 0 && ids.contains(text.substring(0, first))) {
                int second = text.indexOf(',', first + 1);
                scores.put(
                        text.substring(0, first),
                        score(text.substring(first + 1, second < 0 ? text.length() : second)));
            } else if (first < 0 && !text.isEmpty()) {
                throw new IOException("the next line has no score");
            }
        }
        return scores;
    }

    private static double score(String text) throws IOException {
        try {
            double score = Double.parseDouble(text);
            if (score >= 0 && score <= 1) {
                return score;
            }
        } catch (NumberFormatException e) {
            throw new IOException("a score is no number", e);
        }
        throw new IOException("a score does not lie between 0 and 1");
    }

    /** The next line, which is ASCII; null behind the last. */
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
}
