package io.jenkins.plugins.modelgate.audit;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.Extension;
import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Saveable;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.modelgate.config.PolicyWatch;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Notes changes of folders when they are made, so that the entry names who made them. A change that is missed here or
 * cannot be recorded is found, and is without effect, when a gate uses the policy.
 */
@Extension
public final class FolderWatch extends SaveableListener {
    private static final Logger LOGGER = Logger.getLogger(FolderWatch.class.getName());

    @Override
    public void onChange(Saveable saveable, XmlFile file) {
        if (saveable instanceof AbstractFolder<?> folder) {
            try {
                PolicyWatch.folder(folder, true);
            } catch (IOException e) {
                LOGGER.log(
                        Level.SEVERE,
                        e,
                        () -> "the policy of folder " + folder.getFullName()
                                + " is without effect, and its gates stay closed, until it is recorded");
            }
        }
    }

    /** Folders that come, go and move. */
    @Extension
    public static final class Items extends ItemListener {
        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            if (item instanceof AbstractFolder<?> folder) {
                new FolderWatch().onChange(folder, null);
            }
        }

        @Override
        public void onDeleted(Item item) {
            try {
                if (item instanceof AbstractFolder<?>) {
                    ChangeLedger.get().takesEffect(PolicyWatch.scope(item), item.getFullName(), Map.of(), true);
                } else if (item instanceof Job<?, ?> job && LoggedRuns.any(job.getFullName())) {
                    AuditTrail.get()
                            .record(AuditTrail.entry(EventType.RUN_DELETED)
                                    .job(AuditText.of(job.getFullName()))
                                    .detail("all", true));
                }
            } catch (IOException e) {
                LOGGER.log(Level.SEVERE, e, () -> "the deletion of " + item.getFullName() + " is not recorded");
            }
        }
    }
}
