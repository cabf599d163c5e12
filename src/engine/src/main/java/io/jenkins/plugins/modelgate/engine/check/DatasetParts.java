package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import java.util.List;

/** The parts of {@link ValidateDataset} in the order of their work: one line each. */
final class DatasetParts {
    private DatasetParts() {}

    static List<DatasetPart> all() {
        return List.of();
    }
}
