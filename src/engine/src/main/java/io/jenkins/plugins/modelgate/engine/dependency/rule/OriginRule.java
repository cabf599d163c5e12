package io.jenkins.plugins.modelgate.engine.dependency.rule;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Addresses of single packages: safe ways, no passwords, and none that stands out. */
final class OriginRule implements InventoryRule {
    private static final Map<Ecosystem, Set<String>> OWN = Map.of(
            Ecosystem.PYPI,
            Set.of("pypi.org", "files.pythonhosted.org", "pypi.python.org"),
            Ecosystem.NPM,
            Set.of("registry.npmjs.org", "registry.yarnpkg.com"),
            Ecosystem.MAVEN,
            Set.of("repo.maven.apache.org", "repo1.maven.org"),
            Ecosystem.CONDA,
            Set.of("conda.anaconda.org", "repo.anaconda.com"));

    /** Registries of their own, from which packages come beside PyPI's in honest lock files. Only their owners publish there. */
    private static final Set<String> VENDORS =
            Set.of("download.pytorch.org", "download-r2.pytorch.org", "pypi.nvidia.com");

    @Override
    public void judge(Situation situation, Consumer<Finding> findings) {
        DeclaredPlaces declared = new DeclaredPlaces(situation);
        Map<String, Origins> files = new TreeMap<>();
        Map<String, Set<ComponentId>> withAddresses = new HashMap<>();
        for (Fact fact : situation.inventory().facts()) {
            if (fact.kind() == Fact.Kind.FILE_ORIGIN) {
                insecure(fact.component(), fact.value(), fact.location(), findings);
                origins(files, fact.location().file()).add(fact.value(), fact.component(), fact.location());
                withAddresses
                        .computeIfAbsent(fact.location().file(), key -> new HashSet<>())
                        .add(fact.component());
            }
        }
        for (Component component : situation.inventory().components()) {
            String file = component.location().file();
            String source = component.source();
            if (source != null) {
                insecure(component.id(), source, component.location(), findings);
            }
            if (situation.role(file) != InputRole.INSTRUCTION) {
                continue;
            }
            boolean known = withAddresses.getOrDefault(file, Set.of()).contains(component.id());
            if (source != null) {
                origins(files, file).add(source, component.id(), component.location());
            } else if (LockFiles.isLock(file) && !known) {
                origins(files, file).addOwn();
            }
        }
        files.forEach((file, origins) -> standingOut(situation, file, origins, declared, findings));
    }

    private static Origins origins(Map<String, Origins> files, String file) {
        return files.computeIfAbsent(file, key -> new Origins());
    }

    private static void insecure(
            @CheckForNull ComponentId id, String address, Location where, Consumer<Finding> findings) {
        String shown = id + " from " + SafeText.quote(Addresses.shown(address));
        if (Addresses.isOpen(address)) {
            findings.accept(Finding.of(OriginRules.INSECURE, where, shown));
        }
        if (Addresses.hasCredential(address)) {
            findings.accept(Finding.of(OriginRules.CREDENTIAL, where, shown));
        }
    }

    /**
     * All hosts but the one that most packages come from, and the ecosystem's own. Nobody reads the addresses of a lock file:
     * one that nothing else in the tree speaks of was not chosen by whoever wrote the manifest.
     */
    private static void standingOut(
            Situation situation, String file, Origins origins, DeclaredPlaces declared, Consumer<Finding> findings) {
        boolean lock = LockFiles.isLock(file);
        String home = origins.home();
        for (Origins.Host host : origins.hosts()) {
            if (host.name().equals(home) && lock && !host.isOwn(OWN) && !situation.hasIndex(file, home)) {
                findings.accept(Finding.of(
                        OriginRules.OTHER_INDEX,
                        host.places().get(0).where(),
                        SafeText.of(host.places().size() + " of " + origins.all() + " come from " + home, 400)));
            }
            boolean few = lock ? !host.name().equals(home) : host.places().size() * 2 < origins.all();
            if (!few || host.isOwn(OWN)) {
                continue;
            }
            boolean explained = !lock
                    || VENDORS.contains(host.name())
                    || host.places().stream().allMatch(place -> declared.has(file, host.name(), place.address()));
            List<String> names = host.places().stream()
                    .limit(10)
                    .map(place -> String.valueOf(place.id()))
                    .toList();
            int more = host.places().size() - names.size();
            findings.accept(Finding.of(
                    OriginRules.OTHER_ORIGIN,
                    explained ? OriginRules.OTHER_ORIGIN.severity() : Severity.HIGH,
                    host.places().get(0).where(),
                    SafeText.of(
                            host.places().size() + " of " + origins.all() + " come from "
                                    + (host.name().isEmpty() ? "an address without a host" : host.name())
                                    + (explained ? "" : ", which nothing else in the tree speaks of") + ": "
                                    + String.join(", ", names) + (more > 0 ? " and " + more : ""),
                            1000)));
        }
    }
}
