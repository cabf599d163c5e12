package io.jenkins.plugins.modelgate.advisory;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.ManagementLink;
import hudson.model.User;
import hudson.security.Permission;
import hudson.util.HttpResponses;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SnapshotManifest;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.UpdateAttempt;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.verb.POST;

/** The page "Advisory Data" under Manage Jenkins: what is there, how old it is, and an update now. */
@Extension
public final class AdvisoryDataLink extends ManagementLink implements StaplerProxy {
    static final String URL = "model-gate-advisories";
    private static final Logger LOGGER = Logger.getLogger(AdvisoryDataLink.class.getName());

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return this;
    }

    @Override
    public String getIconFileName() {
        return "symbol-newspaper-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.AdvisoryDataLink_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.AdvisoryDataLink_Description();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @NonNull
    @Override
    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    @NonNull
    @Override
    public Category getCategory() {
        return Category.SECURITY;
    }

    /** Every kind of data, there or not. */
    public List<SourceView> getSources() {
        Map<String, String> configured = AdvisoryConfiguration.get().sources();
        Optional<SnapshotManifest> manifest = manifest();
        Instant now = Instant.now();
        List<SourceView> views = new ArrayList<>();
        for (String name : AdvisoryFiles.SOURCES) {
            views.add(new SourceView(
                    name,
                    configured.get(name),
                    manifest.flatMap(there -> there.source(name)).orElse(null),
                    now));
        }
        return views;
    }

    /** Name of the snapshot in force, or null. */
    @CheckForNull
    public String getSnapshot() {
        try {
            return AdvisoryData.store().currentId().orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    /** Why the data cannot be used, or null. */
    @CheckForNull
    public String getProblem() {
        try {
            AdvisoryData.store().currentManifest();
            return null;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the advisory data cannot be read", e);
            return String.valueOf(e.getMessage());
        }
    }

    private static Optional<SnapshotManifest> manifest() {
        try {
            return AdvisoryData.store().currentManifest();
        } catch (IOException e) {
            // The page says so by its own field.
            return Optional.empty();
        }
    }

    /** How the last update ended, or null. */
    @CheckForNull
    public UpdateAttempt getAttempt() {
        return AdvisoryData.store().lastAttempt().orElse(null);
    }

    /** Why the last update failed, or null; null too while one runs, which has not ended yet. */
    @CheckForNull
    public String getFailure() {
        UpdateAttempt attempt = getAttempt();
        return attempt == null || attempt.updated() || isRunning() ? null : attempt.message();
    }

    /** When the last update ended. */
    @CheckForNull
    public String getEnded() {
        UpdateAttempt attempt = getAttempt();
        return attempt == null ? null : attempt.ended().toString();
    }

    public boolean isRunning() {
        return AdvisoryUpdates.running();
    }

    /** Whether there is anything to update from. */
    public boolean isConfigured() {
        return !AdvisoryConfiguration.get().sources().isEmpty();
    }

    /** Hours between updates, 0 for none. */
    public int getHours() {
        return AdvisoryConfiguration.get().getHours();
    }

    /** What the last update of this controller said. */
    public String getLog() throws IOException {
        return AdvisoryUpdates.lastLog();
    }

    /**
     * Starts an update in the background.
     *
     * @param fewer there when data may replace others that have more records
     */
    @POST
    public HttpResponse doUpdate(@CheckForNull @QueryParameter String fewer) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        User user = User.current();
        String cause = Messages.AdvisoryDataLink_Cause(user == null ? "SYSTEM" : user.getId());
        if (!AdvisoryUpdates.start(cause, fewer != null)) {
            throw HttpResponses.errorWithoutStack(409, Messages.AdvisoryDataLink_NotStarted());
        }
        return new HttpRedirect(".");
    }
}
