package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;

/** Where inventories come from. */
final class InventorySources {
    private InventorySources() {}

    /** Every manifest that a reader knows. */
    static InventorySource manifests() {
        return path -> InventoryReader.read(path, bytes -> {});
    }
}
