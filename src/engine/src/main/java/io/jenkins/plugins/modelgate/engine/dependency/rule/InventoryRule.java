package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.util.function.Consumer;

/** Judges one side of an inventory. Stateless; a new one is a new class and a line in {@link SupplyChain}. */
interface InventoryRule {
    void judge(Situation situation, Consumer<Finding> findings);
}
