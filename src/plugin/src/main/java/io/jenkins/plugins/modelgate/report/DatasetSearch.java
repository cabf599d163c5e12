package io.jenkins.plugins.modelgate.report;

import hudson.AbortException;
import hudson.model.Cause;
import hudson.model.Fingerprint;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.tasks.Fingerprinter;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.security.core.Authentication;

/**
 * Finds the datasets that were examined on the way to a build: in the build itself, in builds that the Pipeline names, in those
 * that started it, and in those that its files' fingerprints come from. What it finds is for people to see; no gate opens by it.
 */
public final class DatasetSearch {
    private static final Logger LOGGER = Logger.getLogger(DatasetSearch.class.getName());
    private static final int BUILDS = 50;
    private static final int FINGERPRINTS = 200;

    private final Set<String> seen = new HashSet<>();
    private final List<DatasetLink> found = new ArrayList<>();

    private DatasetSearch() {}

    /**
     * Searches.
     *
     * @param run that examines a model now
     * @param named builds that its Pipeline names
     * @param reader whose rights count for builds that nobody named
     * @throws IOException when the report of a dataset cannot be read: a model must not be shown without it
     */
    public static List<DatasetLink> of(Run<?, ?> run, List<Run<?, ?>> named, Authentication reader) throws IOException {
        DatasetSearch search = new DatasetSearch();
        search.add(run, DatasetLink.How.BUILD);
        for (Run<?, ?> each : named) {
            search.add(each, DatasetLink.How.NAMED);
        }
        search.causes(run.getCauses(), reader);
        search.fingerprints(run, reader);
        return search.found;
    }

    private void causes(List<Cause> causes, Authentication reader) throws IOException {
        for (Cause cause : causes) {
            if (cause instanceof Cause.UpstreamCause upstream) {
                Run<?, ?> above = upstream.getUpstreamRun();
                if (above != null && readable(above, reader) && add(above, DatasetLink.How.UPSTREAM)) {
                    causes(above.getCauses(), reader);
                }
            }
        }
    }

    private void fingerprints(Run<?, ?> run, Authentication reader) throws IOException {
        int looked = 0;
        for (Fingerprinter.FingerprintAction action : run.getActions(Fingerprinter.FingerprintAction.class)) {
            for (Fingerprint fingerprint : action.getFingerprints().values()) {
                Fingerprint.BuildPtr original = fingerprint == null ? null : fingerprint.getOriginal();
                if (original == null || looked++ > FINGERPRINTS) {
                    continue;
                }
                Run<?, ?> maker = original.getRun();
                if (maker != null && readable(maker, reader)) {
                    add(maker, DatasetLink.How.FINGERPRINT);
                }
            }
        }
    }

    private static boolean readable(Run<?, ?> run, Authentication reader) {
        try (ACLContext own = ACL.as2(reader)) {
            Job<?, ?> job = run.getParent();
            return job.hasPermission(Item.READ);
        }
    }

    /** True if it was not there yet. */
    private boolean add(Run<?, ?> run, DatasetLink.How how) throws IOException {
        if (seen.size() >= BUILDS) {
            LOGGER.log(Level.WARNING, () -> "more than " + BUILDS + " builds lead to one; " + run + " is left out");
            return false;
        }
        if (!seen.add(run.getExternalizableId())) {
            return false;
        }
        // The last word of the build about a dataset counts, as in the gate itself.
        Map<String, ReportEntry> last = new LinkedHashMap<>();
        DatasetTrend.entries(run).forEach(entry -> last.put(entry.subject(), entry));
        for (ReportEntry entry : last.values()) {
            if (entry.sha256() != null && found.size() < DatasetLinks.MOST) {
                found.add(new DatasetLink(
                        entry.subject(),
                        entry.sha256(),
                        entry.verdict(),
                        run.getParent().getFullName(),
                        run.getNumber(),
                        entry.id(),
                        reportDigest(run, entry),
                        how));
            }
        }
        return true;
    }

    private static String reportDigest(Run<?, ?> run, ReportEntry entry) throws IOException {
        ReportStore store = run.getAction(ModelGateRunAction.class).store();
        try {
            byte[] json = Files.readAllBytes(store.file(entry.id(), ReportStore.JSON));
            return HexFormat.of().formatHex(MerkleHash.sha256().digest(json));
        } catch (IOException e) {
            AbortException closed = new AbortException("the report about the dataset '" + entry.subject() + "' of "
                    + run.getFullDisplayName() + " cannot be read; let validateDataset examine it again");
            closed.initCause(e);
            throw closed;
        }
    }
}
