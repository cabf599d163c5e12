package io.jenkins.plugins.modelgate.engine.dataset.input;

import java.util.Locale;

/** How a file of rows is packed as a whole. */
public enum Compression {
    NONE("", "none"),
    GZIP(".gz", "gzip"),
    ZSTD(".zst", "zstd");

    private final String ending;
    private final String word;

    Compression(String ending, String word) {
        this.ending = ending;
        this.word = word;
    }

    /** The embedded engine's word for it. */
    public String word() {
        return word;
    }

    /** What a file's name tells. */
    public static Compression of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (Compression each : values()) {
            if (each != NONE && lower.endsWith(each.ending)) {
                return each;
            }
        }
        return NONE;
    }

    /** The name without this ending. */
    public String strip(String name) {
        return name.substring(0, name.length() - ending.length());
    }
}
