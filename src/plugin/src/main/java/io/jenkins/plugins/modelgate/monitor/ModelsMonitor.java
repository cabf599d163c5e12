package io.jenkins.plugins.modelgate.monitor;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.modelgate.engine.monitor.history.Condition;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import io.jenkins.plugins.modelgate.engine.monitor.history.Summary;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tells administrators that models are not well in production, that nobody watches them, or that a history is damaged. */
@Extension
public final class ModelsMonitor extends AdministrativeMonitor {
    private static final int SHOWN = 5;

    @Override
    public String getDisplayName() {
        return Messages.ModelsMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return !getLines().isEmpty();
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    /** What is not well, in sentences. */
    public List<String> getLines() {
        List<String> lines = new ArrayList<>();
        try {
            MonitoringHistory history = ModelHistory.get().history();
            Instant now = ModelHistory.get().now();
            Map<Condition, Integer> counts = new EnumMap<>(Condition.class);
            for (Summary summary : history.all()) {
                counts.merge(summary.at(now), 1, Integer::sum);
            }
            counts.forEach((condition, count) -> {
                if (condition != Condition.OK) {
                    lines.add(Messages.ModelsMonitor_Count(
                            count, ConditionView.of(condition).getLabel()));
                }
            });
            history.damaged().values().stream().sorted().limit(SHOWN).forEach(lines::add);
            List<String> notes = history.notes();
            lines.addAll(notes.subList(Math.max(0, notes.size() - SHOWN), notes.size()));
        } catch (IOException e) {
            lines.add(Messages.ModelsMonitor_Unreadable(e.getMessage()));
        }
        return lines;
    }
}
