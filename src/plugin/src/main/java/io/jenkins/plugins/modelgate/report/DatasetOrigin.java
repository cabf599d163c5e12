package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/**
 * A dataset as a model's page shows it. Its name and its build are for those who may read that build's reports; digest and
 * verdict stand in the model's own record. Texts are foreign: views escape them.
 */
public final class DatasetOrigin {
    private final DatasetLink link;
    private final boolean visible;
    private final StoredReport stored;

    DatasetOrigin(DatasetLink link, Run<?, ?> own) {
        this.link = link;
        boolean here = own.getParent().getFullName().equals(link.job()) && own.getNumber() == link.build();
        Job<?, ?> job = here ? own.getParent() : job(link.job());
        this.visible = job != null;
        Run<?, ?> run = here ? own : job == null ? null : job.getBuildByNumber(link.build());
        // The report that was seen then, or none: a build that took the place of another has no report of this digest.
        this.stored = run == null ? null : StoredReport.find(run, ReportEntry.DATASET, link.reportDigest());
    }

    @CheckForNull
    private static Job<?, ?> job(String name) {
        try {
            Job<?, ?> job = Jenkins.get().getItemByFullName(name, Job.class);
            return job != null && job.hasPermission(Item.READ) && job.hasPermission(ModelGatePermissions.VIEW)
                    ? job
                    : null;
        } catch (AccessDeniedException e) {
            // To be found and not to be read: Item/Discover.
            return null;
        }
    }

    /** Whether the user may know more than digest and verdict. */
    public boolean isVisible() {
        return visible;
    }

    /** Name of the dataset; empty to whom it is not shown. */
    public String getName() {
        return visible ? link.name() : "";
    }

    public String getSha256() {
        return link.digest();
    }

    /** The beginning of the digest, enough to tell two apart by eye. */
    public String getShortDigest() {
        return link.digest().substring(0, 16);
    }

    public VerdictView getVerdict() {
        return VerdictView.of(link.verdict());
    }

    /** {@code job #7}; empty to whom it is not shown. */
    public String getBuild() {
        return visible ? link.job() + " #" + link.build() : "";
    }

    /** The report's page relative to Jenkins' root; null when it is gone or not shown. */
    @CheckForNull
    public String getUrl() {
        return stored == null ? null : stored.getUrl();
    }

    /** How it was found, in words. */
    public String getHow() {
        return switch (link.how()) {
            case BUILD -> Messages.DatasetOrigin_Build();
            case NAMED -> Messages.DatasetOrigin_Named();
            case UPSTREAM -> Messages.DatasetOrigin_Upstream();
            case FINGERPRINT -> Messages.DatasetOrigin_Fingerprint();
        };
    }
}
