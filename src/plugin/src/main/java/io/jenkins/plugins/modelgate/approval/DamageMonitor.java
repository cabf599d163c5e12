package io.jenkins.plugins.modelgate.approval;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import java.io.IOException;
import java.util.Map;

/** Tells administrators that approvals open nothing, because the file of a request cannot be read and may be a rejection. */
@Extension
public final class DamageMonitor extends AdministrativeMonitor {
    @Override
    public String getDisplayName() {
        return Messages.DamageMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return !getDamaged().isEmpty();
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    /** Why, by id of the request; with an empty id when the directory itself cannot be read. */
    public Map<String, String> getDamaged() {
        try {
            return ApprovalRequests.get().damaged();
        } catch (IOException e) {
            return Map.of("", String.valueOf(e.getMessage()));
        }
    }

    /** Where the files are, below JENKINS_HOME. */
    public String getDirectory() {
        return ApprovalRequests.DIRECTORY;
    }
}
