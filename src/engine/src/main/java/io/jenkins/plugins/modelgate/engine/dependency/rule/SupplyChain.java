package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Judges an inventory by every rule there is: one line each. */
public final class SupplyChain {
    /** Every rule that one of the judges applies. */
    public static final List<Rule> RULES =
            Stream.of(SupplyRules.ALL, OriginRules.ALL).flatMap(List::stream).toList();

    private static final List<InventoryRule> JUDGES = List.of(
            new PinRule(), //
            new NeedsRule(), //
            new OriginRule(), //
            new FactRule(), //
            new LookalikeRule(), //
            new LicenseRule() //
            );

    private SupplyChain() {}

    /** What is wrong, in the order of the rules. */
    public static List<Finding> judge(Inventory inventory, Demands demands) {
        Situation situation = new Situation(inventory, demands);
        List<Finding> findings = new ArrayList<>();
        JUDGES.forEach(judge -> judge.judge(situation, findings::add));
        return findings;
    }
}
