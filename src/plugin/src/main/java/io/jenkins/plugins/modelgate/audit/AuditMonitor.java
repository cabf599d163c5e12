package io.jenkins.plugins.modelgate.audit;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.modelgate.audit.forward.ForwarderState;
import io.jenkins.plugins.modelgate.audit.forward.Forwarding;
import java.util.List;

/** Tells administrators that gates stay closed because nothing can be recorded, or that a receiver misses entries. */
@Extension
public final class AuditMonitor extends AdministrativeMonitor {
    @Override
    public String getDisplayName() {
        return Messages.AuditMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return getProblem() != null || !getBad().isEmpty();
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    /** Why nothing can be recorded, or null. */
    public String getProblem() {
        return AuditTrail.get().problem().orElse(null);
    }

    /** Receivers that somebody should look at. */
    public List<ForwarderState> getBad() {
        return Forwarding.get().states().stream().filter(ForwarderState::isBad).toList();
    }
}
