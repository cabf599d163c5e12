package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.function.Consumer;

/** Python's manifests that name some packages, and let an installer find the others. */
final class NeedsRule implements InventoryRule {
    @Override
    public void judge(Situation situation, Consumer<Finding> findings) {
        situation.open().forEach((file, first) -> {
            Severity severity = situation.demands().hashed() ? SupplyRules.OPEN_NEEDS.severity() : Severity.MEDIUM;
            String detail = "what " + first.id() + " needs is named nowhere";
            findings.accept(
                    Finding.of(SupplyRules.OPEN_NEEDS, severity, Location.ofFile(file), SafeText.of(detail, 400)));
        });
    }
}
