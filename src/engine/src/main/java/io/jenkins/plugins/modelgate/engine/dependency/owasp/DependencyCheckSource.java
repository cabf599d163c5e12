package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.AdvisorySource;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Snapshot;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SourceState;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.owasp.dependencycheck.Engine;
import org.owasp.dependencycheck.data.nvdcve.DatabaseException;
import org.owasp.dependencycheck.dependency.Dependency;
import org.owasp.dependencycheck.dependency.Vulnerability;
import org.owasp.dependencycheck.exception.ExceptionCollection;
import org.owasp.dependencycheck.utils.Settings;

/** Asks OWASP Dependency-Check, offline, over the NVD's data of a snapshot. */
public final class DependencyCheckSource implements AdvisorySource {
    /** Its name in answers. */
    public static final String NAME = "dependency-check";

    /** The NVD names products by their vendors, packages name none: what is found counts, what is not proves nothing. */
    private static final String BY_NAME =
            "Dependency-Check looks for packages of this kind by their name alone, and finding nothing proves nothing";

    private final Snapshot snapshot;

    /** @param snapshot stays open until the last question is answered */
    public DependencyCheckSource(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public Answer find(Collection<ComponentId> components) throws IOException, InterruptedException {
        SourceState state = snapshot.manifest()
                .source(AdvisoryFiles.NVD)
                .orElseThrow(() -> new IOException("the advisory data in " + snapshot.directory()
                        + " have nothing of the NVD; bring it with update-advisories --nvd"));
        List<Answer.Unexamined> unexamined = new ArrayList<>();
        Map<Dependency, ComponentId> asked = new IdentityHashMap<>();
        List<Dependency> dependencies = new ArrayList<>();
        for (ComponentId component : new TreeSet<>(components)) {
            Optional<Dependency> evidence = Evidence.of(component);
            if (evidence.isPresent()) {
                asked.put(evidence.get(), component);
                dependencies.add(evidence.get());
                if (component.ecosystem() != Ecosystem.MAVEN) {
                    unexamined.add(new Answer.Unexamined(component, BY_NAME, true));
                }
            } else {
                unexamined.add(new Answer.Unexamined(
                        component,
                        component.version() == null
                                ? "no version is known, so Dependency-Check cannot look for it"
                                : "its version is none that Dependency-Check can compare",
                        true));
            }
        }
        List<Answer.Match> matches = new ArrayList<>();
        if (!dependencies.isEmpty()) {
            Path scratch = Files.createTempDirectory("model-gate-nvd");
            try {
                // Where builds run, others write too: what is opened is what was hashed.
                Path database = Files.createDirectory(scratch.resolve("data")).resolve(OfflineSettings.DATABASE);
                snapshot.copy(AdvisoryFiles.NVD + "/" + OfflineSettings.DATABASE, database);
                analyze(database, scratch, dependencies);
            } finally {
                Trees.delete(scratch);
            }
            for (Dependency dependency : dependencies) {
                for (Vulnerability vulnerability : dependency.getVulnerabilities(true)) {
                    matches.add(new Answer.Match(asked.get(dependency), NvdAdvisory.of(vulnerability)));
                }
            }
        }
        return new Answer(NAME, state.newest() == null ? null : state.asOf(), state.records(), matches, unexamined);
    }

    private static void analyze(Path database, Path scratch, List<Dependency> dependencies)
            throws IOException, InterruptedException {
        Settings settings = OfflineSettings.reading(database, scratch);
        try (Engine engine = new Engine(new Analyzers(scratch), Engine.Mode.STANDALONE, settings)) {
            if (engine.getAnalyzers().size() != Analyzers.count()) {
                throw new IOException("Dependency-Check did not load its analyzers; are its jars of one version?");
            }
            engine.setDependencies(dependencies);
            engine.analyzeDependencies();
            if (engine.getDependencies().length != dependencies.size()) {
                throw new IOException("Dependency-Check lost components on the way");
            }
        } catch (ExceptionCollection e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Throwable first =
                    e.getExceptions().isEmpty() ? e : e.getExceptions().get(0);
            throw new IOException("Dependency-Check failed on the advisory data: " + cause(first), e);
        } catch (DatabaseException e) {
            throw new IOException("Dependency-Check cannot open the advisory data: " + cause(e), e);
        } finally {
            settings.cleanup(true);
        }
    }

    private static String cause(Throwable thrown) {
        Throwable last = thrown;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }
}
