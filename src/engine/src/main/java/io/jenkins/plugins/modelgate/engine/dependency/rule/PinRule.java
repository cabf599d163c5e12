package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.function.Consumer;

/** Whether what will be installed is what was checked: one version, one commit, one digest. */
final class PinRule implements InventoryRule {
    @Override
    public void judge(Situation situation, Consumer<Finding> findings) {
        Demands demands = situation.demands();
        for (Component component : situation.followed()) {
            switch (component.pin()) {
                case RANGE, NOTHING -> unpinned(component, demands, findings);
                case REFERENCE -> add(SupplyRules.MOVING, demands.pinned(), component, findings);
                case LOCATION -> location(component, situation, findings);
                case VERSION -> {
                    if (demands.hashed()) {
                        findings.accept(Finding.of(
                                SupplyRules.NO_HASH, severity(component), component.location(), detail(component)));
                    }
                }
                case HASHED, COMMIT -> {}
            }
        }
    }

    /** What builds a project is not installed with it, and no lock holds it: only who demands digests of all demands it here too. */
    private static void unpinned(Component component, Demands demands, Consumer<Finding> findings) {
        if (Situation.isBuildNeed(component) && demands.pinned() && !demands.hashed()) {
            findings.accept(Finding.of(SupplyRules.UNPINNED, Severity.MEDIUM, component.location(), detail(component)));
        } else {
            add(SupplyRules.UNPINNED, demands.pinned(), component, findings);
        }
    }

    private static void location(Component component, Situation situation, Consumer<Finding> findings) {
        Demands demands = situation.demands();
        String source = component.source();
        if (source != null && Addresses.isRemote(source)) {
            add(SupplyRules.NO_DIGEST, demands.pinned() || demands.hashed(), component, findings);
        } else if (situation.own().hold(component) || source != null && isFileInTree(component, source)) {
            // Demanded or not, what lies there is examined with the rest.
            findings.accept(Finding.of(SupplyRules.LOCAL, component.location(), detail(component)));
        } else {
            String why =
                    detail(component) + ": no directory of the checked tree with a manifest, so nobody examined it";
            findings.accept(Finding.of(SupplyRules.LOCAL, Severity.HIGH, component.location(), why));
        }
    }

    private static boolean isFileInTree(Component component, String source) {
        String file = component.location().file();
        return component.id().version() != null
                && OwnDirectories.inTree(file.substring(0, Math.max(0, file.lastIndexOf('/'))), source) != null;
    }

    /** Maven has no place for digests in its own files. */
    private static Severity severity(Component component) {
        return component.id().ecosystem() == Ecosystem.MAVEN ? Severity.MEDIUM : SupplyRules.NO_HASH.severity();
    }

    /** What the policy does not demand is worth knowing all the same. */
    private static void add(Rule rule, boolean demanded, Component component, Consumer<Finding> findings) {
        Severity severity = demanded ? rule.severity() : Severity.LOW;
        findings.accept(Finding.of(rule, severity, component.location(), detail(component)));
    }

    private static String detail(Component component) {
        String written = component.requirement();
        return SafeText.of(Addresses.shown(written.isBlank() ? component.id().toString() : written), 400);
    }
}
