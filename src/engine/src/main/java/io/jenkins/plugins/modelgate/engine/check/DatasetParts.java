package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.part.ChartPart;
import io.jenkins.plugins.modelgate.engine.dataset.part.ContractPart;
import io.jenkins.plugins.modelgate.engine.dataset.part.DriftPart;
import io.jenkins.plugins.modelgate.engine.dataset.part.InferPart;
import io.jenkins.plugins.modelgate.engine.dataset.part.PoisoningPart;
import io.jenkins.plugins.modelgate.engine.dataset.part.ProfilePart;
import java.util.List;

/** The parts of {@link ValidateDataset} in the order of their work: one line each. */
final class DatasetParts {
    private DatasetParts() {}

    static List<DatasetPart> all() {
        return List.of(
                new ContractPart(), //
                new InferPart(), //
                new ProfilePart(), //
                new DriftPart(), //
                new ChartPart(), //
                new PoisoningPart());
    }
}
