package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Bodies of {@code withApprovedModel} that are running at this moment. */
final class Deployments {
    private static final ConcurrentMap<String, ApprovedModel> RUNNING = new ConcurrentHashMap<>();

    private Deployments() {}

    static void began(ApprovedModel model) {
        RUNNING.put(model.deployment(), model);
    }

    static void ended(String deployment) {
        RUNNING.remove(deployment);
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
