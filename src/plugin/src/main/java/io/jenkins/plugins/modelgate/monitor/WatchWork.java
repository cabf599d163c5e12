package io.jenkins.plugins.modelgate.monitor;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelgate.engine.monitor.history.Retention;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Notices models that nobody watches any more, and takes away windows that are older than they need be. */
@Extension
public final class WatchWork extends AsyncPeriodicWork {
    private static final Duration DAY = Duration.ofDays(1);

    private Instant shortened = Instant.EPOCH;

    public WatchWork() {
        super("Model Gate monitoring");
    }

    @Override
    public long getRecurrencePeriod() {
        return 5 * MIN;
    }

    @Override
    protected void execute(TaskListener listener) throws IOException {
        ModelWatch.get().look();
        Instant now = ModelHistory.get().now();
        if (Duration.between(shortened, now).abs().compareTo(DAY) >= 0) {
            Retention retention = MonitoringConfiguration.get().retention();
            for (String sentence : ModelHistory.get().history().retain(retention)) {
                listener.getLogger().println(sentence);
            }
            shortened = now;
        }
    }
}
