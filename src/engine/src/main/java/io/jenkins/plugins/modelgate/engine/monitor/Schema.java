package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What the columns are, in a digest. Readers of files without types take whole numbers for integers one day and not the next: they count alike. */
final class Schema {
    private Schema() {}

    /** SHA-256, lower-case hexadecimal. */
    static String digest(List<Column> columns) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            columns.stream()
                    .map(column -> column.name().length() + ":" + column.name() + "=" + kind(column.type()) + ";")
                    .sorted()
                    .forEach(line -> sha256.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String kind(ColumnType type) {
        return type.isNumeric() ? "number" : type.isTemporal() ? "time" : type.name();
    }
}
