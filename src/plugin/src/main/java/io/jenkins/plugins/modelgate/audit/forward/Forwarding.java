package io.jenkins.plugins.modelgate.audit.forward;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.modelgate.audit.AuditConfiguration;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** The receivers that run. */
@Extension
public final class Forwarding {
    private List<ForwarderWorker> workers = new ArrayList<>();
    private boolean started;

    public static Forwarding get() {
        return ExtensionList.lookupSingleton(Forwarding.class);
    }

    /** Begins with what was not sent before Jenkins went down. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void start() {
        Forwarding forwarding = get();
        AuditTrail.get().onRecorded(forwarding::wake);
        synchronized (forwarding) {
            forwarding.started = true;
        }
        forwarding.restart();
    }

    @Terminator
    public static void stop() {
        Forwarding forwarding = get();
        synchronized (forwarding) {
            forwarding.started = false;
        }
        forwarding.restart();
    }

    /** Ends all and starts those that are configured now. */
    public synchronized void restart() {
        workers.forEach(ForwarderWorker::stop);
        workers = new ArrayList<>();
        if (started) {
            for (Forwarder forwarder : AuditConfiguration.get().getForwarders()) {
                workers.add(new ForwarderWorker(forwarder, directory()));
            }
            workers.forEach(ForwarderWorker::start);
        }
    }

    /**
     * The log was adopted with fewer entries than were sent: receivers get all that come now.
     *
     * @param origin of the log
     * @param size entries that it has kept
     */
    public synchronized void setBack(String origin, long size) throws IOException {
        workers.forEach(ForwarderWorker::stop);
        workers = new ArrayList<>();
        for (Forwarder forwarder : AuditConfiguration.get().getForwarders()) {
            Cursor cursor = new Cursor(directory(), forwarder.getName());
            if (cursor.read(origin) > size) {
                cursor.write(origin, size);
            }
        }
        restart();
    }

    private static Path directory() {
        return Jenkins.get().getRootDir().toPath().resolve("model-gate").resolve("forward");
    }

    private synchronized List<ForwarderWorker> running() {
        return List.copyOf(workers);
    }

    private void wake() {
        running().forEach(ForwarderWorker::wake);
    }

    /** Receivers change when their configuration has been written. */
    @Extension
    public static final class Change extends SaveableListener {
        @Override
        public void onChange(Saveable saved, XmlFile file) {
            if (saved instanceof AuditConfiguration) {
                get().restart();
            }
        }
    }

    /** How each is doing. */
    public List<ForwarderState> states() {
        long size = AuditTrail.get().size();
        return running().stream().map(worker -> worker.state(size)).toList();
    }
}
