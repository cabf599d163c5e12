package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.util.List;

/** Which packages advisories can speak of. */
public final class ReleasedPackages {
    private ReleasedPackages() {}

    /**
     * All that have a version, and all without one unless a lock file says which it will be or they are the project's own
     * directories.
     */
    public static List<Component> of(Inventory inventory) {
        LockFiles locks = new LockFiles(inventory.components());
        return inventory.components().stream()
                .filter(component ->
                        component.id().version() != null || !locks.decide(component) && !isOwnDirectory(component))
                .toList();
    }

    private static boolean isOwnDirectory(Component component) {
        String source = component.source();
        return component.pin() == Pin.LOCATION
                && source != null
                && !Addresses.isRemote(source)
                && !source.matches("(?is).*\\.(whl|zip|tar|tgz|egg|conda|jar|bz2|xz|gz|zst)([?#].*)?");
    }
}
