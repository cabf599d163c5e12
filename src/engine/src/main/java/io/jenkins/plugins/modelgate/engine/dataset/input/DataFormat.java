package io.jenkins.plugins.modelgate.engine.dataset.input;

import java.util.Locale;
import java.util.Optional;

/** Kinds of files that hold rows. */
public enum DataFormat {
    CSV(",", ".csv"),
    TSV("\t", ".tsv", ".tab"),
    JSON_LINES(null, ".jsonl", ".ndjson"),

    /** One array of objects. */
    JSON(null, ".json"),
    PARQUET(null, ".parquet", ".pq");

    private final String delimiter;
    private final String[] endings;

    DataFormat(String delimiter, String... endings) {
        this.delimiter = delimiter;
        this.endings = endings;
    }

    /** What stands between two values; null where the format has none. */
    public String delimiter() {
        return delimiter;
    }

    /**
     * Whether a name is enough to take a file of a directory for rows. Much else is written as {@code .json} beside them: schemas,
     * manifests, notes.
     */
    public boolean isToldByName() {
        return this != JSON;
    }

    /** The format that a file's name tells, without its ending of compression. */
    public static Optional<DataFormat> of(String name) {
        String plain = Compression.of(name).strip(name).toLowerCase(Locale.ROOT);
        for (DataFormat format : values()) {
            for (String ending : format.endings) {
                if (plain.endsWith(ending)) {
                    return Optional.of(format);
                }
            }
        }
        return Optional.empty();
    }
}
