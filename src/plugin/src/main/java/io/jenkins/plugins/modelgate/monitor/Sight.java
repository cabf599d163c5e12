package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import java.util.HashMap;
import java.util.Map;
import jenkins.model.Jenkins;

/**
 * Who sees which series: whoever may see the reports of the job that watches. What cannot be read, and series of jobs that
 * are gone, only administrators see. Good for one page: jobs are asked about once.
 */
final class Sight {
    private final Map<String, Boolean> seen = new HashMap<>();

    /** Whether the current user sees the series of this job; an empty name is that of no job. */
    boolean sees(String job) {
        return seen.computeIfAbsent(job, name -> {
            Job<?, ?> there = job(name);
            return there == null
                    ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    : there.hasPermission(Item.READ) && there.hasPermission(ModelGatePermissions.VIEW);
        });
    }

    /** The job, or null when it is gone. For Jenkins' own use: who may see it was not asked. */
    @CheckForNull
    static Job<?, ?> job(String name) {
        if (name.isEmpty()) {
            return null;
        }
        try (ACLContext all = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(name) instanceof Job<?, ?> job ? job : null;
        }
    }
}
