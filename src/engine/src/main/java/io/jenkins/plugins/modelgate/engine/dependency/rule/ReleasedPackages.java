package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import java.util.List;

/** Which packages advisories can speak of. */
public final class ReleasedPackages {
    private ReleasedPackages() {}

    /**
     * All that have a version, and all without one unless a lock file says which it will be or they are the project's own
     * directories, which were examined with the tree.
     */
    public static List<Component> of(Inventory inventory) {
        LockFiles locks = new LockFiles(inventory);
        OwnDirectories own = new OwnDirectories(inventory);
        return inventory.components().stream()
                .filter(component ->
                        component.id().version() != null || !locks.decide(component) && !own.hold(component))
                .toList();
    }
}
