package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.AdvisorySource;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.DataFile;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.EpssFile;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Exploitation;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.KevFile;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvSource;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryStore;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Snapshot;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SourceState;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Trees;
import io.jenkins.plugins.modelgate.engine.dependency.owasp.DependencyCheckSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Every source of advisories that a request names. Closing gives back the snapshot that they are read from. */
final class AdvisorySources implements AutoCloseable {
    private final List<AdvisorySource> sources = new ArrayList<>();
    private final List<AdvisorySource> additional = new ArrayList<>();
    private final List<Exploitation> exploitation = new ArrayList<>();
    private final List<DataAge> ages = new ArrayList<>();
    private final List<String> notTaken = new ArrayList<>();
    private Snapshot snapshot;
    private Path scratch;

    private AdvisorySources() {}

    /** @throws IOException naming the data that cannot be used */
    static AdvisorySources open(AdvisoryInputs inputs, Instant now) throws IOException {
        AdvisorySources opened = new AdvisorySources();
        try {
            for (Path osv : inputs.osv()) {
                opened.sources.add(OsvSource.open(osv, now));
            }
            for (Path osv : inputs.additional()) {
                opened.additional.add(OsvSource.open(osv, now));
            }
            if (inputs.store() != null) {
                opened.snapshot = inputs.snapshot() == null
                        ? new AdvisoryStore(inputs.store()).open()
                        : Snapshot.open(inputs.store(), inputs.snapshot());
                opened.read(now);
            }
            opened.read(inputs.epss(), inputs.kev(), now);
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void read(Instant now) throws IOException {
        if (has(AdvisoryFiles.OSV)) {
            // Where builds run, others write too: what is opened is what was hashed.
            scratch = Files.createTempDirectory("model-gate-osv");
            Path index = scratch.resolve("index");
            snapshot.copy(AdvisoryFiles.OSV_INDEX, index);
            sources.add(OsvSource.open(index, now));
        }
        if (has(AdvisoryFiles.NVD)) {
            sources.add(new DependencyCheckSource(snapshot));
        }
        exploitation.add(new Exploitation(
                content(AdvisoryFiles.EPSS, AdvisoryFiles.EPSS_SCORES),
                content(AdvisoryFiles.KEV, AdvisoryFiles.KEV_CATALOGUE)));
        for (SourceState state : snapshot.manifest().sources()) {
            notTaken.addAll(state.notTaken());
            if (state.name().equals(AdvisoryFiles.EPSS)) {
                ages.add(new DataAge(AdvisoryFiles.EPSS, state.newest()));
            } else if (state.name().equals(AdvisoryFiles.KEV)) {
                ages.add(DataAge.ofCatalogue(state.newest(), state.fetched()));
            }
        }
    }

    /** Files of somebody's own, which say themselves of when they are. */
    private void read(@CheckForNull Path epss, @CheckForNull Path kev, Instant now) throws IOException {
        if (epss != null) {
            ages.add(new DataAge(
                    AdvisoryFiles.EPSS, EpssFile.check(DataFile.of(epss)).newest()));
        }
        if (kev != null) {
            ages.add(DataAge.ofCatalogue(KevFile.check(DataFile.of(kev)).newest(), now));
        }
        exploitation.add(
                new Exploitation(epss == null ? null : DataFile.of(epss), kev == null ? null : DataFile.of(kev)));
    }

    private boolean has(String source) {
        return snapshot.manifest().source(source).isPresent();
    }

    @CheckForNull
    private DataFile content(String source, String path) throws IOException {
        return has(source) ? DataFile.of(snapshot.place(path).toString(), snapshot.bytes(path)) : null;
    }

    /** As of when the data about exploitation are. */
    List<DataAge> ages() {
        return ages;
    }

    /** Ids of records that the data should have and do not. */
    List<String> notTaken() {
        return notTaken;
    }

    /** Id of the snapshot that is asked, or null. */
    @CheckForNull
    String snapshot() {
        return snapshot == null ? null : snapshot.id();
    }

    /** What all of them say, with what is known of exploitation. */
    List<Answer> find(Collection<ComponentId> components) throws IOException, InterruptedException {
        return find(sources, components);
    }

    /** What those say that may only add. */
    List<Answer> findAdditional(Collection<ComponentId> components) throws IOException, InterruptedException {
        return find(additional, components);
    }

    private List<Answer> find(List<AdvisorySource> asked, Collection<ComponentId> components)
            throws IOException, InterruptedException {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Answer> answers = new ArrayList<>();
        for (AdvisorySource source : asked) {
            answers.add(source.find(components));
        }
        List<Answer> enriched = answers;
        for (Exploitation each : exploitation) {
            enriched = each.enrich(enriched);
        }
        return enriched;
    }

    @Override
    public void close() throws IOException {
        try {
            if (scratch != null) {
                Trees.delete(scratch);
            }
        } finally {
            if (snapshot != null) {
                snapshot.close();
            }
        }
    }
}
