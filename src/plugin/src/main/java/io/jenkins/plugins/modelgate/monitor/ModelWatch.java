package io.jenkins.plugins.modelgate.monitor;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.modelgate.engine.monitor.history.Condition;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import io.jenkins.plugins.modelgate.engine.monitor.history.Place;
import io.jenkins.plugins.modelgate.engine.monitor.history.Series;
import io.jenkins.plugins.modelgate.engine.monitor.history.Summary;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Notices that a model is in another condition, and tells whoever wants to know. */
@Extension
public final class ModelWatch {
    private static final Logger LOGGER = Logger.getLogger(ModelWatch.class.getName());
    private static final int JOB = 200;

    private final Map<Place, Condition> told = new HashMap<>();

    static ModelWatch get() {
        return ExtensionList.lookupSingleton(ModelWatch.class);
    }

    /** Looks at everything. */
    void look() throws IOException {
        MonitoringHistory history = ModelHistory.get().history();
        Instant now = ModelHistory.get().now();
        List<ConditionChange> changes = new ArrayList<>();
        synchronized (this) {
            Map<Place, Condition> current = new HashMap<>();
            for (Summary summary : history.all()) {
                Place place = Place.of(summary.series());
                current.put(place, summary.at(now));
                add(changes, place, summary.at(now), summary, "");
            }
            history.damaged().forEach((place, why) -> {
                current.put(place, Condition.DAMAGED);
                add(changes, place, Condition.DAMAGED, null, why);
            });
            told.clear();
            told.putAll(current);
        }
        changes.forEach(ModelWatch::tell);
    }

    /** Looks at one series, after a window was added. */
    void look(Series series) throws IOException {
        Place place = Place.of(series);
        Summary summary = ModelHistory.get().history().summary(place).orElse(null);
        List<ConditionChange> changes = new ArrayList<>();
        synchronized (this) {
            if (summary != null) {
                Condition now = summary.at(ModelHistory.get().now());
                add(changes, place, now, summary, "");
                told.put(place, now);
            }
        }
        changes.forEach(ModelWatch::tell);
    }

    private void add(List<ConditionChange> changes, Place place, Condition now, Summary summary, String damage) {
        Condition before = told.get(place);
        if (now == before || before == null && now == Condition.OK) {
            return;
        }
        String url = MonitoringRootAction.url(place);
        if (summary == null) {
            changes.add(new ConditionChange(place.model(), "", "", before, now, damage, url));
            return;
        }
        String job = SafeText.of(summary.series().job(), JOB);
        String name = SafeText.of(summary.series().name());
        String who = name.isEmpty() ? job : job + " (" + name + ")";
        String sentence =
                switch (now) {
                    case ALARMED ->
                        Messages.ModelWatch_Alarmed(
                                place.model(),
                                who,
                                summary.from(),
                                summary.to(),
                                summary.origin().build());
                    case INCOMPLETE -> Messages.ModelWatch_Incomplete(place.model(), who, summary.from(), summary.to());
                    case STALE ->
                        Messages.ModelWatch_Stale(
                                place.model(),
                                who,
                                summary.to(),
                                summary.origin().staleHours());
                    case NO_DATA -> Messages.ModelWatch_NoData(place.model(), who, summary.from(), summary.to());
                    default -> Messages.ModelWatch_Good(place.model(), who);
                };
        changes.add(new ConditionChange(place.model(), job, name, before, now, sentence, url));
    }

    private static void tell(ConditionChange change) {
        for (MonitorAlert alert : ExtensionList.lookup(MonitorAlert.class)) {
            try {
                alert.onChange(change);
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> alert.getClass() + " failed for model " + change.model());
            }
        }
    }
}
