package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.LoggedRuns;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Records the end of deployments whose bodies could not: the build was killed, or a restart came between the use of the
 * approval and the body. When the build is over they are over, and failed as far as anybody knows: what they brought may stand
 * in part. A build that a crash has lost without an end is heard of when it is deleted.
 */
@Extension
public final class LostDeployments extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(LostDeployments.class.getName());

    /** Entries of one build that are looked through, newest first: what began before them is left as it stands. */
    private static final int MOST = 10_000;

    @Override
    public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
        end(run, "the build was over before the body had told its end");
    }

    @Override
    public void onDeleted(Run<?, ?> run) {
        end(run, "the build was deleted and the body had not told its end");
    }

    private static void end(Run<?, ?> run, String why) {
        // Whatever is deployed was examined in the same build: others need no search.
        if (run.getAction(ModelGateRunAction.class) == null) {
            return;
        }
        try {
            Set<Object> over = new HashSet<>();
            for (SearchIndex.Hit hit : LoggedRuns.of(run, AuditTrail.get().reader(), MOST)) {
                Entry entry = hit.entry();
                EventType type = entry.event().orElse(null);
                if (type == EventType.DEPLOYMENT_FINISHED) {
                    over.add(entry.detail().get("deployment"));
                } else if (type == EventType.DEPLOYMENT_STARTED
                        && entry.detail().get("command") instanceof String deployment
                        && over.add(deployment)) {
                    end(run, entry, deployment, why);
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> "the end of deployments of " + run + " is not recorded");
        }
    }

    private static void end(Run<?, ?> run, Entry started, String deployment, String why) throws IOException {
        Deployments.ended(deployment);
        Map<String, Object> details = new TreeMap<>();
        details.put("reason", why);
        details.put("request", started.detail().get("request"));
        details.put("stage", started.detail().get("to"));
        Deployments.record(run, deployment, "FAILURE", started.subjects(), details);
    }
}
