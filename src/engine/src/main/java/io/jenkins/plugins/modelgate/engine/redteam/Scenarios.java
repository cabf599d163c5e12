package io.jenkins.plugins.modelgate.engine.redteam;

import io.jenkins.plugins.modelgate.engine.policy.PathGlob;
import io.jenkins.plugins.modelgate.engine.redteam.approval.ApprovalScenarios;
import io.jenkins.plugins.modelgate.engine.redteam.audit.AuditScenarios;
import io.jenkins.plugins.modelgate.engine.redteam.configuration.ConfigurationScenarios;
import io.jenkins.plugins.modelgate.engine.redteam.dataset.DatasetScenarios;
import io.jenkins.plugins.modelgate.engine.redteam.dependency.DependencyScenarios;
import io.jenkins.plugins.modelgate.engine.redteam.image.ImageScenarios;
import io.jenkins.plugins.modelgate.engine.redteam.model.ModelScenarios;
import io.jenkins.plugins.modelgate.engine.redteam.monitor.MonitorScenarios;
import io.jenkins.plugins.modelgate.engine.redteam.quality.QualityScenarios;
import java.util.ArrayList;
import java.util.List;

/** Every scenario, room by room; a new room is one line here. */
public final class Scenarios {
    private Scenarios() {}

    /** All of them. */
    public static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.addAll(ModelScenarios.ALL);
        all.addAll(DatasetScenarios.ALL);
        all.addAll(DependencyScenarios.ALL);
        all.addAll(ConfigurationScenarios.ALL);
        all.addAll(ApprovalScenarios.ALL);
        all.addAll(AuditScenarios.ALL);
        all.addAll(ImageScenarios.ALL);
        all.addAll(QualityScenarios.ALL);
        all.addAll(MonitorScenarios.ALL);
        return all;
    }

    /**
     * Those that a glob names.
     *
     * @throws IllegalArgumentException for a glob that names none
     */
    static List<Scenario> named(List<String> globs) {
        if (globs.isEmpty()) {
            return all();
        }
        List<Scenario> named = new ArrayList<>();
        for (String glob : globs) {
            PathGlob pattern = new PathGlob(glob);
            List<Scenario> these =
                    all().stream().filter(each -> pattern.matches(each.id())).toList();
            if (these.isEmpty()) {
                throw new IllegalArgumentException(
                        "no scenario is called " + glob + "; docs/scenarios.md lists them all");
            }
            these.stream().filter(each -> !named.contains(each)).forEach(named::add);
        }
        return named;
    }
}
