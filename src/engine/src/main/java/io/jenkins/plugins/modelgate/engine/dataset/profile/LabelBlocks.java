package io.jenkins.plugins.modelgate.engine.dataset.profile;

import java.util.HashSet;
import java.util.List;

/**
 * How often each class occurs along the file: rows appended by somebody else show as blocks with another mixture.
 *
 * @param classes label values; hostile text
 * @param rows for each block, in the order of the rows, the number of rows of each class
 */
public record LabelBlocks(List<String> classes, List<List<Long>> rows) {
    /** Blocks of consecutive rows, nearly equal in size. */
    public static final int BLOCKS = 20;
    /** Most classes; labels with more are not followed. */
    public static final int CLASSES = 100;

    public LabelBlocks {
        classes = List.copyOf(classes);
        rows = rows.stream().map(List::copyOf).toList();
        if (classes.size() > CLASSES || rows.size() > BLOCKS || new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("there are too many blocks or classes, or a class twice");
        }
        for (List<Long> block : rows) {
            if (block.size() != classes.size() || block.stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("a block does not have one count for each class");
            }
        }
    }
}
