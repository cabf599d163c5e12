package io.jenkins.plugins.modelgate.engine.scan.config;

import java.util.HashSet;
import java.util.Set;

/**
 * A key under which every text is the name of a file of the model, as {@code weight_map} of an index. An index names
 * the same few files for thousands of tensors: one instance serves one document and judges each name once.
 */
final class FileRule implements KeyRule {
    private static final int REMEMBERED = 10_000;

    private final Set<String> judged = new HashSet<>();

    @Override
    public void judge(Way way, int level, Scalar value, ConfigReport out) {
        if (!value.isText() || judged.contains(value.text())) {
            return;
        }
        if (judged.size() < REMEMBERED && value.text().length() < 1000) {
            judged.add(value.text());
        }
        References.file(value.text(), way, out);
    }
}
