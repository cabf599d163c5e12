package io.jenkins.plugins.modelgate.approval;

import hudson.Extension;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Steps that wait, by request: each hears of its own. */
@Extension
public final class Waiting implements ApprovalListener {
    private static final ConcurrentMap<String, RequireApprovalExecution> STEPS = new ConcurrentHashMap<>();

    static void add(String request, RequireApprovalExecution step) {
        STEPS.put(request, step);
    }

    static void remove(String request, RequireApprovalExecution step) {
        STEPS.remove(request, step);
    }

    /** Whether a step of this life of the controller waits for it. */
    static boolean has(String request) {
        return STEPS.containsKey(request);
    }

    @Override
    public void onEvent(ApprovalRequest request, Event event) {
        RequireApprovalExecution step = STEPS.get(request.id());
        if (step != null) {
            step.happened(request, event);
        }
    }
}
