package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.approval.ApprovalRequests;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileWriter;
import io.jenkins.plugins.modelgate.report.DatasetLink;
import io.jenkins.plugins.modelgate.report.DatasetLinks;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.modelgate.report.ReportStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The profile of the data that a model was made of, as it was shown to those who approved it: no workspace has a part in it.
 * It is given to builds that may see the reports of the jobs which examined the model and the data.
 */
final class ApprovedBaseline {
    private ApprovedBaseline() {}

    /**
     * The profile of the newest approval of this model.
     *
     * @throws AbortException with a sentence, when there is none or more than one
     */
    static byte[] of(String digest) throws IOException {
        Map<String, byte[]> profiles = newest(digest);
        if (profiles.size() > 1) {
            throw new AbortException("baseline is missing, and the model was approved with several datasets: "
                    + AuditText.of(String.join(", ", profiles.keySet()))
                    + "; name the profile.json that production data is to be compared with");
        }
        if (profiles.isEmpty()) {
            throw new AbortException(
                    "baseline is missing, and no approval of this model that this build may see leads to the"
                            + " profile of its data; name the profile.json that was recorded when the model was approved");
        }
        return profiles.values().iterator().next();
    }

    /**
     * SHA-256 of that profile.
     *
     * @return null where no approval that this build may see leads to exactly one
     */
    @CheckForNull
    static String digest(String digest) throws IOException {
        Map<String, byte[]> profiles = newest(digest);
        return profiles.size() == 1
                ? AuditText.sha256(profiles.values().iterator().next())
                : null;
    }

    /** Profiles of the newest approval that leads to any, by names for people. */
    private static Map<String, byte[]> newest(String digest) throws IOException {
        for (ApprovalRequest request : open(digest)) {
            Map<String, byte[]> profiles = profiles(request, digest);
            if (!profiles.isEmpty()) {
                return profiles;
            }
        }
        return Map.of();
    }

    private static List<ApprovalRequest> open(String digest) throws IOException {
        return ApprovalRequests.get().all().stream()
                .filter(request -> request.terms().digest().equals(digest)
                        && request.state().isOpen())
                .sorted(Comparator.comparing(ApprovalRequest::requestedAt).reversed())
                .toList();
    }

    private static Map<String, byte[]> profiles(ApprovalRequest request, String digest) throws IOException {
        Map<String, byte[]> profiles = new LinkedHashMap<>();
        Item job = ApprovalRequests.get().job(request);
        Run<?, ?> run = job instanceof Job<?, ?> builds
                ? run(builds, request.terms().build().id())
                : null;
        ModelGateRunAction action = run == null ? null : run.getAction(ModelGateRunAction.class);
        if (action == null) {
            return profiles;
        }
        for (ReportEntry entry : action.entries()) {
            if (digest.equals(entry.sha256())) {
                for (DatasetLink link : DatasetLinks.of(action.store(), entry.id())) {
                    byte[] profile = profile(link);
                    if (profile != null) {
                        profiles.put(link.name() + " " + link.digest(), profile);
                    }
                }
            }
        }
        return profiles;
    }

    @CheckForNull
    private static Run<?, ?> run(@CheckForNull Job<?, ?> job, String number) {
        boolean seen = job != null && job.hasPermission(Item.READ) && job.hasPermission(ModelGatePermissions.VIEW);
        return seen && number.matches("[0-9]{1,9}") ? job.getBuildByNumber(Integer.parseInt(number)) : null;
    }

    /** Null when the build or its files are gone, or the report there is not the one that was shown. */
    @CheckForNull
    private static byte[] profile(DatasetLink link) throws IOException {
        Run<?, ?> run = run(Sight.job(link.job()), String.valueOf(link.build()));
        ModelGateRunAction action = run == null ? null : run.getAction(ModelGateRunAction.class);
        if (action == null) {
            return null;
        }
        try {
            byte[] report = Files.readAllBytes(action.store().file(link.report(), ReportStore.JSON));
            return AuditText.sha256(report).equals(link.reportDigest())
                    ? Files.readAllBytes(action.store().file(link.report(), ProfileWriter.FILE))
                    : null;
        } catch (java.nio.file.NoSuchFileException e) {
            return null;
        }
    }
}
