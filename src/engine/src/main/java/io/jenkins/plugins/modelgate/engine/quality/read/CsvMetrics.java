package io.jenkins.plugins.modelgate.engine.quality.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Separated values, wide (a column for each metric, a line for each slice, as fairlearn's {@code MetricFrame.by_group.to_csv()}
 * writes them) or long (columns for name and value). The columns of a slice come first; a slice is called
 * {@code column=value}, joined by commas; a column called {@code slice} gives its value alone.
 */
final class CsvMetrics {
    private static final Set<String> NAMES = Set.of("name", "metric", "variable");
    private static final Set<String> VALUES = Set.of("value", "score");
    private static final Set<String> SIZES = Set.of("n", "samples", "count", "support");
    private static final Set<String> ERRORS = Set.of("stderr", "error");
    private static final Set<String> CLAIMS = Set.of(ModelClaim.KEY, "model.sha256", "model_sha256");
    private static final String SLICE = "slice";

    private final List<String> header;
    private final List<List<String>> lines;
    private final Sheet sheet;

    private CsvMetrics(List<String> header, List<List<String>> lines, Sheet sheet) {
        this.header = header;
        this.lines = lines;
        this.sheet = sheet;
    }

    static void read(MetricsDocument document, Sheet sheet) throws UnreadableException {
        List<List<String>> all = Csv.lines(document.text());
        if (all.size() < 2) {
            throw new UnreadableException("is neither JSON nor XML, and no table with a heading and a line");
        }
        List<String> header = all.get(0).stream().map(String::strip).toList();
        if (new HashSet<>(header).size() < header.size()) {
            throw new UnreadableException("has two columns of the same name");
        }
        new CsvMetrics(header, all.subList(1, all.size()), sheet).read();
    }

    private void read() throws UnreadableException {
        // pandas writes a series, such as MetricFrame.overall, as names without heading and values under "0".
        boolean series = header.size() == 2 && header.get(0).isEmpty();
        int name = series ? 0 : column(NAMES);
        int value = series ? 1 : column(VALUES);
        if (name >= 0 && value >= 0) {
            sheet.format("metrics in lines");
            readLong(name, value);
        } else {
            sheet.format("metrics in columns");
            readWide();
        }
    }

    private int column(Set<String> names) {
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(header.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isClaim(int column) {
        return CLAIMS.contains(header.get(column));
    }

    private void readLong(int name, int value) throws UnreadableException {
        int size = column(SIZES);
        int error = column(ERRORS);
        List<Integer> slices = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (i != name && i != value && i != size && i != error && !isClaim(i)) {
                slices.add(i);
            }
        }
        for (List<String> line : lines) {
            claims(line);
            sheet.figure(
                    line.get(name),
                    slice(line, slices),
                    Figure.of(line.get(value)),
                    optional(line, size),
                    optional(line, error),
                    null);
        }
    }

    private static Figure optional(List<String> line, int column) {
        return column < 0 || line.get(column).isBlank() ? Figure.NONE : Figure.of(line.get(column));
    }

    private void readWide() throws UnreadableException {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!isClaim(i)) {
                columns.add(i);
            }
        }
        if (columns.isEmpty()) {
            throw new UnreadableException("has no column of figures");
        }
        int count = sliceColumns(columns);
        List<Integer> slices = columns.subList(0, count);
        // A table of one line whose first column has no heading is a frame with its index.
        boolean whole =
                lines.size() == 1 && count == 1 && header.get(slices.get(0)).isEmpty();
        for (List<String> line : lines) {
            claims(line);
            for (int column : columns.subList(count, columns.size())) {
                sheet.figure(header.get(column), whole ? "" : slice(line, slices), Figure.of(line.get(column)));
            }
        }
    }

    /**
     * How many of the first columns name the slice: all before the first that has numbers only, and as many as it takes to
     * tell the lines apart.
     */
    private int sliceColumns(List<Integer> columns) throws UnreadableException {
        int count = 0;
        while (count < columns.size() && !isNumeric(columns.get(count))) {
            count++;
        }
        if (count == 0 && (lines.size() > 1 || header.get(columns.get(0)).isEmpty())) {
            count = 1;
        }
        while (count < columns.size() && !differ(columns.subList(0, count))) {
            count++;
        }
        if (count == columns.size()) {
            throw new UnreadableException("has no column with numbers behind those that tell its lines apart");
        }
        return count;
    }

    private boolean isNumeric(int column) {
        return !header.get(column).equalsIgnoreCase(SLICE)
                && lines.stream().anyMatch(line -> Figure.of(line.get(column)).value() != null);
    }

    private boolean differ(List<Integer> columns) {
        Set<List<String>> seen = new HashSet<>();
        return lines.stream()
                .allMatch(line -> seen.add(columns.stream().map(line::get).toList()));
    }

    private void claims(List<String> line) {
        for (int i = 0; i < line.size(); i++) {
            if (isClaim(i)) {
                sheet.claim(line.get(i));
            }
        }
    }

    private String slice(List<String> line, List<Integer> columns) {
        List<String> parts = new ArrayList<>();
        for (int column : columns) {
            String name = header.get(column);
            String value = line.get(column).strip();
            if (!name.equalsIgnoreCase(SLICE)) {
                parts.add(name.isEmpty() ? value : name + "=" + value);
            } else if (!value.isEmpty() && !value.equals("overall")) {
                parts.add(value);
            }
        }
        return String.join(",", parts);
    }
}
