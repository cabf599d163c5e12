package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryRules;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Manifests of npm against the lock files that speak for them. What a lock holds is told by the lock; what it does not hold is
 * installed all the same, with packages that nothing names.
 */
public final class OpenManifests {
    private static final String PEER = "peer";

    private OpenManifests() {}

    /** The inventory without wishes that a lock file decides, and with the manifests that have others as not examined. */
    public static Inventory told(Inventory inventory) {
        LockFiles locks = new LockFiles(inventory);
        OwnDirectories own = new OwnDirectories(inventory);
        List<Component> components = new ArrayList<>();
        Map<String, Component> open = new LinkedHashMap<>();
        for (Component component : inventory.components()) {
            String file = component.location().file();
            // Whether peers are installed is for the package manager to say, and its lock says it.
            boolean decided = locks.decide(component) || PEER.equals(component.group()) && locks.govern(file);
            if (!isManifest(file) || !decided || component.source() != null) {
                components.add(component);
            }
            if (isManifest(file) && !decided && !own.hold(component)) {
                open.putIfAbsent(file, component);
            }
        }
        List<Finding> findings = new ArrayList<>(inventory.findings());
        open.forEach((file, first) -> findings.add(Finding.of(
                InventoryRules.UNEXAMINED,
                Location.ofFile(file),
                locks.govern(file)
                        ? "wants " + SafeText.quote(first.requirement())
                                + ", which its lock file does not hold: install again to complete it"
                        : "names what the project itself asks for, and not what those packages need; put the"
                                + " package-lock.json beside it")));
        List<Artifact> files = inventory.files().stream()
                .map(file -> open.containsKey(file.path()) ? partial(file) : file)
                .toList();
        return new Inventory(
                components,
                inventory.needs(),
                files,
                findings,
                inventory.facts(),
                inventory.roles(),
                inventory.members());
    }

    private static boolean isManifest(String file) {
        boolean named = file.equals("package.json") || file.endsWith("/package.json");
        return named && !("/" + file).contains("/node_modules/");
    }

    private static Artifact partial(Artifact file) {
        return new Artifact(
                file.path(),
                file.bytes(),
                file.sha256(),
                file.format(),
                file.coverage().worse(Coverage.PARTIAL),
                true);
    }
}
