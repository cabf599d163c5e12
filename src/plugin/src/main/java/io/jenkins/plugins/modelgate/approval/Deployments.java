package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryBuilder;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Bodies of {@code withApprovedModel} that are running at this moment. */
final class Deployments {
    private static final ConcurrentMap<String, ApprovedModel> RUNNING = new ConcurrentHashMap<>();

    private Deployments() {}

    static void began(ApprovedModel model) {
        RUNNING.put(model.deployment(), model);
    }

    /** It opens nothing more. */
    static void ended(String deployment) {
        RUNNING.remove(deployment);
    }

    /**
     * Its end goes on record, as lineage reads it.
     *
     * @param outcome {@code SUCCESS} or {@code FAILURE}
     * @param details further ones; those without a value are left out
     */
    static void record(
            Run<?, ?> run, String deployment, String outcome, List<Entry.Subject> model, Map<String, ?> details)
            throws IOException {
        EntryBuilder entry = AuditTrail.entry(EventType.DEPLOYMENT_FINISHED, run)
                .decision(outcome)
                .detail("deployment", deployment);
        model.forEach(subject -> entry.subject(subject.name(), subject.sha256()));
        for (Map.Entry<String, ?> each : details.entrySet()) {
            if (each.getValue() instanceof String value) {
                entry.detail(each.getKey(), value);
            }
        }
        AuditTrail.get().record(entry);
    }

    /** At the end of this life of the controller. */
    static void forgetAll() {
        RUNNING.clear();
    }

    /** Whether the body that this names runs, in the build that it names. */
    static boolean isRunning(@CheckForNull ApprovedModel model) {
        return model != null && model.equals(RUNNING.get(model.deployment()));
    }
}
