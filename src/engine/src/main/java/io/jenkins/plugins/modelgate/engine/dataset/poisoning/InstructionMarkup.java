package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.TwoProportions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Role markers of chat templates inside fields, encoded blobs, links: what turns a text into an instruction, or hides one. */
final class InstructionMarkup implements Indicator {
    /** What is looked for, RE2, and whether it has no business in prose. */
    private enum Kind {
        ROLE_TOKEN(
                "role markers of chat templates",
                "<\\|(im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)\\|>|\\[/?INST\\]|<</?SYS>>|"
                        + "<(start|end)_of_turn>",
                true),
        ROLE_LINE("lines that begin as a role", "(?im)^\\s*(#+\\s*)?(system|assistant|instruction)\\s*:", false),
        OVERRIDE(
                "calls to ignore instructions",
                "(?i)(ignore|disregard|forget)\\s+(all\\s+|any\\s+)?(the\\s+|your\\s+)?(previous|prior|above|earlier)\\s+"
                        + "(instructions?|prompts?|rules?)",
                true),
        BLOB("long encoded blobs", "[A-Za-z0-9+/]{120,}={0,2}|(?:[0-9a-fA-F]{2}){64,}", false),
        LINK("links", "(?i)https?://", false);

        private final String what;
        private final String pattern;
        private final boolean alien;

        Kind(String what, String pattern, boolean alien) {
            this.what = what;
            this.pattern = pattern;
            this.alien = alien;
        }
    }

    private static final long LEAST = 5;

    /** Share of the rows from which a marker is the format of the data itself. */
    private static final double FORMAT = 0.5;

    private static final double RISE = 0.002;
    private static final double LEVEL = 1e-6;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (data.columns(ColumnRole.TEXT).isEmpty()) {
            return;
        }
        KnownSigns baseline = data.baseline();
        Map<String, Long> counts = data.markup();
        for (Kind kind : Kind.values()) {
            long found = counts.get(kind.name());
            if (found == 0) {
                continue;
            }
            double share = found / (double) data.rows();
            Severity severity = kind.alien && found >= LEAST && share < FORMAT ? Severity.MEDIUM : Severity.LOW;
            String compared = "";
            Long before = baseline == null ? null : baseline.markup().get(kind.name());
            if (before != null) {
                double past = before / (double) baseline.rows();
                compared = String.format(Locale.ROOT, " (%.2f%%, %.2f%% in the baseline)", 100 * share, 100 * past);
                boolean risen = share - past >= RISE
                        && TwoProportions.of(found, data.rows(), before, baseline.rows())
                                        .pValue()
                                < LEVEL;
                severity = risen || severity == Severity.MEDIUM && past < share / 2 ? Severity.MEDIUM : Severity.LOW;
            }
            outcome.finding(
                    PoisoningRules.INSTRUCTION_MARKUP,
                    severity,
                    found + " rows hold " + kind.what + compared + ". Look at what they would tell a model");
            if (severity != Severity.LOW) {
                data.table()
                        .query(
                                "SELECT " + data.row() + " FROM " + data.table().relation() + " WHERE "
                                        + condition(data, kind) + " LIMIT 20000",
                                row -> outcome.row(
                                        row.number(0), PoisoningRules.INSTRUCTION_MARKUP, "holds " + kind.what));
            }
        }
    }

    private static String condition(Examined data, Kind kind) {
        return data.dialect().matches(data.prose(), kind.pattern);
    }

    /** Rows that hold each kind, from one pass. */
    static Map<String, Long> counts(Examined data) throws DatasetException, InterruptedException {
        Map<String, Long> counts = new TreeMap<>();
        List<String> sql = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            sql.add(data.dialect().countIf(data.dialect().matches("prose", kind.pattern)));
        }
        data.table()
                .query(
                        "SELECT " + String.join(", ", sql) + " FROM (SELECT " + data.prose() + " prose FROM "
                                + data.table().relation() + ") AS t",
                        row -> {
                            for (Kind kind : Kind.values()) {
                                counts.put(kind.name(), row.number(kind.ordinal()));
                            }
                        });
        return counts;
    }
}
