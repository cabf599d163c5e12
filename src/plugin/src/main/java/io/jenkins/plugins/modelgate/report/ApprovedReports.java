package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import java.io.IOException;

/** Who knows what people have approved: gates compare a new version with it, and do not know approvals themselves. */
public abstract class ApprovedReports implements ExtensionPoint {
    /**
     * The report of a check that was shown when the last version of a job's model was approved.
     *
     * @param run of the new version
     * @param check name of the check
     * @param policy name of the policy in force; what was approved under it goes before what was approved under another
     * @return null if nothing was approved yet
     * @throws IOException when that cannot be told: a version that cannot be found opens no gate
     */
    @CheckForNull
    public static ApprovedReport last(Run<?, ?> run, String check, String policy) throws IOException {
        for (ApprovedReports each : ExtensionList.lookup(ApprovedReports.class)) {
            ApprovedReport found = each.find(run, check, policy);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** As {@link #last}. */
    @CheckForNull
    protected abstract ApprovedReport find(Run<?, ?> run, String check, String policy) throws IOException;
}
