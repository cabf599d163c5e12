package io.jenkins.plugins.modelgate.engine.dataset.part;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartWriter;
import io.jenkins.plugins.modelgate.engine.dataset.chart.Charts;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DatasetDrift;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;

/** Draws each column beside the baseline, for people. */
public final class ChartPart implements DatasetPart {
    @Override
    public String name() {
        return "charts";
    }

    @Override
    public void examine(DatasetRun run) {
        Profile profile = run.shared(Profile.class);
        Accepted accepted = run.shared(Accepted.class);
        if (profile != null) {
            var charts =
                    Charts.of(profile, accepted == null ? null : accepted.baseline(), run.shared(DatasetDrift.class));
            run.attach(ChartWriter.FILE, out -> ChartWriter.write(charts, out));
        }
    }
}
