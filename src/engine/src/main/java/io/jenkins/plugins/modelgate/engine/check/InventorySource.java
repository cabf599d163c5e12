package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import java.io.IOException;
import java.nio.file.Path;

/** Reads every manifest below a path. */
@FunctionalInterface
interface InventorySource {
    Inventory read(Path path) throws IOException, InterruptedException;
}
