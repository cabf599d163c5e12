package io.jenkins.plugins.modelgate.engine.dataset.sql;

import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns whose value stands in the names of directories, {@code year=2026/month=11/part.parquet}, as Hive began to write them.
 *
 * @param keys of directories inside the workspace, the same for every file
 * @param foreign of directories above it, which are nobody's column
 */
record Partitions(List<String> keys, List<String> foreign) {
    static Partitions of(List<DataFile> files) {
        List<String> common = null;
        List<String> above = new ArrayList<>();
        for (DataFile file : files) {
            List<String> own = keys(file.path());
            String real = file.real().toString().replace('\\', '/');
            String rest = real.endsWith(file.path())
                    ? real.substring(0, real.length() - file.path().length())
                    : "";
            above = keys(rest + "file");
            if (common != null && !common.equals(own)) {
                return new Partitions(List.of(), List.of());
            }
            common = own;
        }
        List<String> keys = common == null ? List.of() : common;
        above.removeAll(keys);
        return keys.isEmpty() ? new Partitions(keys, List.of()) : new Partitions(keys, above);
    }

    private static List<String> keys(String path) {
        List<String> keys = new ArrayList<>();
        String[] names = path.split("/");
        for (int i = 0; i < names.length - 1; i++) {
            int equals = names[i].indexOf('=');
            if (equals > 0) {
                keys.add(names[i].substring(0, equals));
            }
        }
        return keys;
    }
}
