package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Rows to look at before training, each with the indicators that point to it. Bounded: beyond the bound rows are counted only. */
public final class SuspiciousRows {
    /** Name of the file that lists them. */
    public static final String FILE = "suspicious-rows.csv";

    private final int most;
    private final TreeMap<Long, Map<String, String>> rows = new TreeMap<>();
    private long dropped;

    /** A list of at most so many rows. */
    public SuspiciousRows(int most) {
        this.most = most;
    }

    /** Room for 100,000 rows. */
    public SuspiciousRows() {
        this(100_000);
    }

    /**
     * Notes a row.
     *
     * @param row its number from 0 in the order of the files
     * @param indicator id of the rule
     * @param reason fit for a report
     */
    void add(long row, String indicator, String reason) {
        Map<String, String> reasons = rows.get(row);
        if (reasons == null) {
            if (rows.size() >= most) {
                dropped++;
                return;
            }
            reasons = new LinkedHashMap<>();
            rows.put(row, reasons);
        }
        reasons.putIfAbsent(indicator, reason);
    }

    /** Rows by number, each with indicator and reason. */
    public Map<Long, Map<String, String>> rows() {
        return java.util.Collections.unmodifiableMap(rows);
    }

    /** How often a row had no room any more. */
    public long dropped() {
        return dropped;
    }

    /** Writes row number, indicator and reason as CSV. */
    public void write(Writer writer) throws IOException {
        writer.write("row,indicator,reason\n");
        for (Map.Entry<Long, Map<String, String>> row : rows.entrySet()) {
            for (Map.Entry<String, String> reason : row.getValue().entrySet()) {
                writer.write(row.getKey() + "," + reason.getKey() + "," + quoted(reason.getValue()) + "\n");
            }
        }
        if (dropped > 0) {
            writer.write("," + "more," + quoted(dropped + " more notes had no room in this list") + "\n");
        }
    }

    /** Quoted, and no formula for a spreadsheet: a reason never starts with text from the data. */
    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
