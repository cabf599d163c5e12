package io.jenkins.plugins.modelgate.engine.dataset.part;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftCheck;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftOptions;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DatasetDrift;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import java.io.IOException;
import java.util.Set;

/** The profile beside the baseline's and the accepted ones before it. */
public final class DriftPart implements DatasetPart {
    @Override
    public String name() {
        return "drift";
    }

    @Override
    public void examine(DatasetRun run) throws IOException {
        Accepted accepted = run.shared(Accepted.class);
        Profile profile = run.shared(Profile.class);
        if (accepted == null || accepted.baseline() == null) {
            return;
        }
        if (profile == null) {
            throw new IOException("there is no profile of these rows to compare");
        }
        DatasetDrift drift = DriftCheck.run(
                profile, accepted.baseline(), accepted.history(), DriftOptions.of(run.policy(), Set.of()), run::find);
        run.share(DatasetDrift.class, drift);
        run.metric("driftVerdict", drift.verdict().name());
        run.metric("driftedShare", drift.driftedShare());
        if (drift.verdict().open()) {
            run.incomplete();
        }
    }
}
