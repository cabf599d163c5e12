package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.config.PolicyInForce;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.DatasetLink;
import io.jenkins.plugins.modelgate.report.DatasetLinks;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.modelgate.report.ReportStore;
import io.jenkins.plugins.modelgate.report.SignedChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request is bound to: the digest that {@code verifyModelArtifact} computed in a build, all reports about that digest
 * there, and those about the datasets that it was made of. No report, a report that did not pass, or one under a looser policy, and there is nothing to approve.
 *
 * @param subject name of the model
 * @param digest SHA-256
 * @param evidence its reports
 */
record BoundModel(String subject, String digest, List<Evidence> evidence) {
    /** Name of the check that computes the digest. */
    private static final String CHECK = SignedChecks.MODEL;

    private static final String BY_DIGEST = "sha256:";
    private static final String JSON = "application/json";

    /**
     * Looks it up.
     *
     * @param run whose reports count
     * @param artifact as the check named it, or {@code sha256:} and its digest
     * @param required policy under which the approval is asked
     * @throws AbortException with a sentence, when there is nothing that may be approved
     */
    static BoundModel of(Run<?, ?> run, String artifact, Policy required) throws IOException {
        ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
        if (action == null) {
            throw unexamined(run, artifact);
        }
        List<ReportEntry> reports = action.entries();
        ReportEntry model = model(run, artifact, reports);
        List<ReportEntry> all = reports.stream()
                .filter(report -> Objects.equals(model.sha256(), report.sha256()))
                // Signing examines nothing: neither what passed nor what was shown.
                .filter(report -> !report.check().equals(SignedChecks.SIGNING))
                .toList();
        List<Evidence> evidence = new ArrayList<>();
        for (ReportEntry report : all) {
            if (report.verdict() != Verdict.PASSED) {
                throw new AbortException("the report " + report.id() + " about '" + artifact + "' is "
                        + report.verdict() + "; only what passed can be approved");
            }
            strict(run, report, required);
            byte[] json = Files.readAllBytes(action.store().file(report.id(), ReportStore.JSON));
            // Kept beside the audit log as well: the build may be deleted before somebody asks what was shown.
            evidence.add(new Evidence(
                    report.check(), report.verdict(), AuditTrail.get().putEvidence(json), JSON));
        }
        evidence.addAll(datasets(action.store(), all));
        return new BoundModel(model.subject(), model.sha256(), evidence);
    }

    /** Reports of the datasets that were found when the model was examined: whatever they say, those who decide see it. */
    private static Set<Evidence> datasets(ReportStore store, List<ReportEntry> reports) throws IOException {
        Set<Evidence> datasets = new LinkedHashSet<>();
        for (ReportEntry report : reports) {
            for (DatasetLink link : DatasetLinks.of(store, report.id())) {
                datasets.add(new Evidence(ReportEntry.DATASET, link.verdict(), link.reportDigest(), JSON));
            }
        }
        return datasets;
    }

    private static ReportEntry model(Run<?, ?> run, String artifact, List<ReportEntry> reports) throws AbortException {
        List<ReportEntry> checked = reports.stream()
                .filter(report -> report.check().equals(CHECK) && names(artifact, report))
                .toList();
        if (checked.isEmpty()) {
            throw unexamined(run, artifact);
        }
        ReportEntry last = checked.get(checked.size() - 1);
        if (last.verdict() != Verdict.PASSED || last.sha256() == null) {
            throw new AbortException("the report " + last.id() + " about '" + artifact + "' is " + last.verdict()
                    + "; only what passed can be approved");
        }
        Set<String> digests = checked.stream()
                .filter(report -> report.verdict() == Verdict.PASSED)
                .map(ReportEntry::sha256)
                .collect(Collectors.toSet());
        if (digests.size() > 1) {
            throw new AbortException("two models named '" + artifact + "' passed in " + run.getFullDisplayName()
                    + "; say which one by artifact: '" + BY_DIGEST + "…'");
        }
        return last;
    }

    private static AbortException unexamined(Run<?, ?> run, String artifact) {
        return new AbortException("no " + CHECK + " examined '" + artifact + "' in " + run.getFullDisplayName()
                + "; approvals are bound to the digest that it computes");
    }

    private static boolean names(String artifact, ReportEntry report) {
        if (artifact.startsWith(BY_DIGEST)) {
            return artifact.substring(BY_DIGEST.length()).equals(report.sha256());
        }
        return lastName(artifact).equals(report.subject());
    }

    private static String lastName(String path) {
        String[] names = path.split("[/\\\\]");
        for (int i = names.length - 1; i >= 0; i--) {
            if (!names[i].isEmpty() && !names[i].equals(".")) {
                return names[i];
            }
        }
        return path;
    }

    /** The report names its policy by digest: only one that is in force today for that build's job can be judged. */
    private static void strict(Run<?, ?> run, ReportEntry report, Policy required) throws AbortException {
        Policy used = used(run, report);
        if (used == null) {
            throw new AbortException("the report " + report.id() + " was made under a policy " + report.policyName()
                    + " that is not in force any more; let the check run again");
        }
        try {
            used.requireNoLooserThan(required);
        } catch (PolicyException e) {
            throw new AbortException("the report " + report.id() + " was made under policy " + report.policyName()
                    + ", which is looser than policy " + required.name() + ": " + e.getMessage());
        }
    }

    /** A step may have made the admin's policy stricter by its own failOn. */
    @CheckForNull
    private static Policy used(Run<?, ?> run, ReportEntry report) {
        List<String> words = new ArrayList<>();
        words.add(null);
        for (Severity severity : Severity.values()) {
            words.add(severity.name());
        }
        for (String failOn : words) {
            try {
                PolicyLayer step = failOn == null ? PolicyLayer.none() : PolicyLayer.of("failOn", failOn);
                Policy policy = PolicyInForce.of((Item) run.getParent(), report.policyName(), step);
                if (policy.digest().equals(report.policyDigest())) {
                    return policy;
                }
            } catch (AbortException | PolicyException e) {
                // Not this one: it would loosen, or the policy is gone.
                continue;
            }
        }
        return null;
    }
}
