package io.jenkins.plugins.modelgate.engine.dataset.profile;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The label along the rows, in one statement. */
final class LabelPass {
    private LabelPass() {}

    /** How often each class occurs in each block; null where rows have no order or there are too many classes. */
    @CheckForNull
    static LabelBlocks count(Table table, String label, long rows) throws DatasetException, InterruptedException {
        String order = table.rowColumn();
        if (order == null || rows == 0) {
            return null;
        }
        Dialect dialect = table.dialect();
        long size = (rows + LabelBlocks.BLOCKS - 1) / LabelBlocks.BLOCKS;
        String name = dialect.quote(label);
        Map<String, long[]> counts = new LinkedHashMap<>();
        table.query(
                "SELECT v, b, n FROM (SELECT " + dialect.shortened("w") + " AS v, b, n FROM (SELECT "
                        + dialect.asText(name) + " AS w, CAST(floor(" + order + " / " + dialect.literal((double) size)
                        + ") AS BIGINT) AS b, count(*) AS n FROM " + table.relation() + " WHERE " + name
                        + " IS NOT NULL GROUP BY 1, 2) AS g) AS s ORDER BY v, b LIMIT "
                        + (LabelBlocks.CLASSES + 1) * LabelBlocks.BLOCKS,
                row -> counts.computeIfAbsent(row.text(0), each -> new long[LabelBlocks.BLOCKS])[
                                (int) Math.min(LabelBlocks.BLOCKS - 1L, row.number(1))] +=
                        row.number(2));
        if (counts.size() > LabelBlocks.CLASSES) {
            return null;
        }
        List<List<Long>> blocks = new ArrayList<>();
        for (int block = 0; block < LabelBlocks.BLOCKS; block++) {
            int at = block;
            blocks.add(counts.values().stream().map(rowsOf -> rowsOf[at]).toList());
        }
        return new LabelBlocks(List.copyOf(counts.keySet()), Collections.unmodifiableList(blocks));
    }
}
