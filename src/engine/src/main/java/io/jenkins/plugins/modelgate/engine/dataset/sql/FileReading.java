package io.jenkins.plugins.modelgate.engine.dataset.sql;

import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import io.jenkins.plugins.modelgate.engine.dataset.input.Inputs;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The embedded engine's functions that read files, as strictly as they can. */
final class FileReading {
    /** Longest line of CSV and JSON Lines, longest object of a JSON array, in bytes. */
    static final long MAX_LINE = Inputs.MAX_LINE;

    /** Rows that are looked at to tell the types of a CSV file's columns. */
    private static final int SNIFFED_ROWS = 200_000;

    /**
     * Nothing about the form is guessed from the content: a file could make the guess leave rows out, as comments, as lines to skip
     * or inside quotation marks that no other reader sees.
     */
    private static final String STRICT = "header=true, skip=0, quote='\"', escape='\"', comment='', encoding='utf-8',"
            + " strict_mode=true, null_padding=false, ignore_errors=false, max_line_size=";

    private FileReading() {}

    /**
     * The types that the files' values have.
     *
     * @param texts columns of CSV and TSV files that are text all the same
     */
    static String typed(List<DataFile> files, Dialect dialect, Set<String> texts) {
        String types = texts.stream()
                .map(name -> dialect.literal(name) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", ", types={", "}"));
        return reading(files, dialect, ", sample_size=" + SNIFFED_ROWS + (texts.isEmpty() ? "" : types));
    }

    /** Every column as text. */
    static String asText(List<DataFile> files, Dialect dialect) {
        return reading(files, dialect, ", all_varchar=true");
    }

    private static String reading(List<DataFile> files, Dialect dialect, String types) {
        String paths = files.stream()
                .map(file -> dialect.literal(file.real().toString()))
                .collect(Collectors.joining(", ", "[", "]"));
        String packed = ", compression='" + files.get(0).compression().word() + "'";
        Partitions partitions = Partitions.of(files);
        String parts = ", hive_partitioning=" + !partitions.keys().isEmpty();
        String function = switch (files.get(0).format()) {
            case PARQUET -> "read_parquet(" + paths + parts + ")";
            case JSON_LINES, JSON ->
                "read_json(" + paths + ", format='"
                        + (files.get(0).format() == DataFormat.JSON ? "array" : "newline_delimited")
                        + "', records=true" + packed
                        + ", maximum_object_size=" + MAX_LINE + ", sample_size=" + SNIFFED_ROWS
                        + ", union_by_name=true, ignore_errors=false" + parts + ")";
            case CSV, TSV ->
                "read_csv(" + paths + packed + ", delim="
                        + dialect.literal(files.get(0).format().delimiter())
                        + ", " + STRICT + MAX_LINE + types + parts + ")";
        };
        return partitions.foreign().isEmpty()
                ? function
                : "(SELECT * EXCLUDE ("
                        + partitions.foreign().stream().map(dialect::quote).collect(Collectors.joining(", "))
                        + ") FROM " + function + ")";
    }
}
