package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
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

    @Override
    public void judge(Situation situation, Consumer<Finding> findings) {
        Map<String, Map<String, List<Component>>> hosts = new TreeMap<>();
        for (Component component : situation.inventory().components()) {
            String source = component.source();
            if (source == null) {
                continue;
            }
            String shown = component.id() + " from " + SafeText.quote(Addresses.shown(source));
            if (Addresses.isOpen(source)) {
                findings.accept(Finding.of(OriginRules.INSECURE, component.location(), shown));
            }
            if (Addresses.hasCredential(source)) {
                findings.accept(Finding.of(OriginRules.CREDENTIAL, component.location(), shown));
            }
            String host = Addresses.host(source);
            if (host != null && situation.role(component.location().file()) == InputRole.INSTRUCTION) {
                hosts.computeIfAbsent(component.location().file(), file -> new TreeMap<>())
                        .computeIfAbsent(host, key -> new ArrayList<>())
                        .add(component);
            }
        }
        hosts.values().forEach(perHost -> standingOut(perHost, findings));
    }

    /** Hosts of fewer than half of the file's packages, unless the ecosystem's own. */
    private static void standingOut(Map<String, List<Component>> perHost, Consumer<Finding> findings) {
        int all = perHost.values().stream().mapToInt(List::size).sum();
        perHost.forEach((host, components) -> {
            Component first = components.get(0);
            boolean own = OWN.getOrDefault(first.id().ecosystem(), Set.of()).contains(host);
            if (!own && components.size() * 2 < all) {
                List<String> names = components.stream()
                        .limit(10)
                        .map(component -> component.id().toString())
                        .toList();
                String more = components.size() > names.size() ? " and " + (components.size() - names.size()) : "";
                findings.accept(Finding.of(
                        OriginRules.OTHER_ORIGIN,
                        first.location(),
                        SafeText.of(
                                components.size() + " of " + all + " come from " + host + ": "
                                        + String.join(", ", names) + more,
                                1000)));
            }
        });
    }
}
