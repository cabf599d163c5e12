package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/** The windows of all models that this controller watches. */
@Extension
public final class ModelHistory {
    /** Directory below JENKINS_HOME. */
    static final String DIRECTORY = "model-gate/monitoring";

    private static final Logger LOGGER = Logger.getLogger(ModelHistory.class.getName());

    private volatile MonitoringHistory history;
    private volatile Clock clock = Clock.systemUTC();

    /** The one of this controller. */
    public static ModelHistory get() {
        return ExtensionList.lookupSingleton(ModelHistory.class);
    }

    /**
     * The history, read from the disk when somebody asks first.
     *
     * @throws IOException when the directory cannot be read; the next who asks tries again
     */
    public synchronized MonitoringHistory history() throws IOException {
        if (history == null) {
            history = MonitoringHistory.open(Jenkins.get().getRootDir().toPath().resolve(DIRECTORY), new Following());
        }
        return history;
    }

    /** The history when it has been read, otherwise null: for what every page of Jenkins asks, which waits for no disk. */
    @CheckForNull
    MonitoringHistory ready() {
        return history;
    }

    /** Read before somebody waits for it, while Jenkins goes on. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void start() {
        Timer.get().execute(() -> {
            try {
                get().history();
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.SEVERE, "the history of models cannot be read", e);
            }
        });
    }

    /** Reads everything from the disk again. */
    synchronized void forget() {
        history = null;
    }

    Instant now() {
        return clock.instant();
    }

    /** Another clock, for tests. */
    void setClock(Clock clock) {
        this.clock = clock;
    }

    /** Whatever clock this has at the moment. */
    private final class Following extends Clock {
        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }
}
