package io.jenkins.plugins.modelgate.engine.dataset.profile;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A dataset in counts. Profiles with the same bins merge: two files, or two days, give the profile of both.
 *
 * @param dataset its name for reports
 * @param digest SHA-256 of what was read, 64 lower-case hexadecimal digits
 * @param rows number of rows
 * @param columns in the dataset's order
 * @param label name of the label's column, or null
 * @param blocks the label along the rows; null without a label of few classes, and for merged profiles
 * @param signs lines that the check for poisoning left for the next version, not read here; empty for none and for merged profiles
 */
public record Profile(
        String dataset,
        String digest,
        long rows,
        List<ColumnProfile> columns,
        @CheckForNull String label,
        @CheckForNull LabelBlocks blocks,
        List<String> signs) {

    /** Version of the JSON form. */
    public static final int SCHEMA_VERSION = 1;

    /** Lines of signs. */
    static final int MOST_SIGNS = 4096;

    public Profile {
        columns = List.copyOf(columns);
        signs = List.copyOf(signs);
        if (signs.size() > MOST_SIGNS) {
            throw new IllegalArgumentException("there are more than " + MOST_SIGNS + " lines of signs");
        }
        Set<String> names = new HashSet<>();
        for (ColumnProfile column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("a column is there twice");
            }
            if (column.rows() != rows) {
                throw new IllegalArgumentException("a column has not as many rows as the dataset");
            }
        }
        if (label != null && !names.contains(label)) {
            throw new IllegalArgumentException("the label's column is missing");
        }
    }

    /** The same with what another check leaves for the next version. */
    public Profile withSigns(List<String> lines) {
        return new Profile(dataset, digest, rows, columns, label, blocks, lines);
    }

    /** The column of that exact name, or null. */
    @CheckForNull
    public ColumnProfile column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * The profile of these rows and those. Counts, ranges, means and deviations are those of the whole; quantiles are read from the
     * summed counts; numbers of different values become lower bounds where not all values are listed.
     *
     * @throws IllegalArgumentException naming the column in which the two do not fit together
     */
    public Profile merge(Profile other) {
        if (columns.size() != other.columns.size()) {
            throw new IllegalArgumentException("the parts have different numbers of columns");
        }
        List<ColumnProfile> merged = new ArrayList<>();
        for (ColumnProfile column : columns) {
            ColumnProfile theirs = other.column(column.name());
            if (theirs == null) {
                throw new IllegalArgumentException("the column " + column.name() + " is missing in one of the parts");
            }
            try {
                merged.add(column.merge(theirs));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("column " + column.name() + ": " + e.getMessage(), e);
            }
        }
        String both = label != null && label.equals(other.label) ? label : null;
        return new Profile(
                dataset, digest(digest, other.digest), Math.addExact(rows, other.rows), merged, both, null, List.of());
    }

    private static String digest(String... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha256.update(part.getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
