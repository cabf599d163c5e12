package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import java.util.List;

/** An inventory with what rules ask about it more than once. */
final class Situation {
    private final Inventory inventory;
    private final Demands demands;
    private final LockFiles locks;

    Situation(Inventory inventory, Demands demands) {
        this.inventory = inventory;
        this.demands = demands;
        locks = new LockFiles(inventory.components());
    }

    Inventory inventory() {
        return inventory;
    }

    Demands demands() {
        return demands;
    }

    /** Components that an installer reads here and no lock file decides. */
    List<Component> followed() {
        return inventory.components().stream()
                .filter(component -> role(component.location().file()) == InputRole.INSTRUCTION)
                .filter(component -> !locks.decide(component))
                .toList();
    }

    InputRole role(String file) {
        return inventory.role(file);
    }
}
