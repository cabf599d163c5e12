package io.jenkins.plugins.modelgate.advisory;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.UpdateAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Updates the advisory data as often as the configuration says; after a failure it tries again in an hour. */
@Extension
public final class AdvisoryWork extends AsyncPeriodicWork {
    private static final Duration RETRY = Duration.ofHours(1);

    public AdvisoryWork() {
        super("Model Gate advisory data");
    }

    @Override
    public long getRecurrencePeriod() {
        return 10 * MIN;
    }

    @Override
    protected void execute(TaskListener listener) {
        int hours = AdvisoryConfiguration.get().getHours();
        if (hours > 0 && due(AdvisoryData.store().lastAttempt(), Duration.ofHours(hours), Instant.now())) {
            AdvisoryUpdates.start(Messages.AdvisoryWork_Cause(hours), false);
        }
    }

    /** Whether it is time. */
    static boolean due(Optional<UpdateAttempt> last, Duration period, Instant now) {
        return last.map(attempt -> {
                    Duration wait = attempt.updated() || period.compareTo(RETRY) < 0 ? period : RETRY;
                    return !attempt.ended().plus(wait).isAfter(now)
                            // A clock that was wrong once must not stop updates for ever.
                            || attempt.ended().isAfter(now);
                })
                .orElse(true);
    }
}
