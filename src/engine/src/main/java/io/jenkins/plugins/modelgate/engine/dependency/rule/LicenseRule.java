package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Licences against the policy's list of denied ones. */
final class LicenseRule implements InventoryRule {
    private static final int NAMED = 10;

    @Override
    public void judge(Situation situation, Consumer<Finding> findings) {
        List<String> denied = situation.demands().deniedLicenses();
        if (denied.isEmpty()) {
            return;
        }
        Map<Object, Boolean> known = new HashMap<>();
        for (Component component : situation.inventory().components()) {
            known.merge(component.id(), !component.licenses().isEmpty(), Boolean::logicalOr);
            for (String license : component.licenses()) {
                judge(component, license, denied, findings);
            }
        }
        List<String> unknown = new ArrayList<>(new TreeSet<>(known.entrySet().stream()
                .filter(each -> !each.getValue())
                .map(each -> each.getKey().toString())
                .toList()));
        if (!unknown.isEmpty()) {
            String more = unknown.size() > NAMED ? " and " + (unknown.size() - NAMED) + " more" : "";
            findings.accept(Finding.of(
                    SupplyRules.LICENSE_UNKNOWN,
                    Location.ofFile(""),
                    SafeText.of(String.join(", ", unknown.subList(0, Math.min(NAMED, unknown.size()))) + more, 1000)));
        }
    }

    private static void judge(Component component, String license, List<String> denied, Consumer<Finding> findings) {
        String detail = component.id() + ": " + SafeText.quote(license);
        try {
            LicenseExpression expression = LicenseExpression.parse(LicenseNames.spdx(license));
            if (expression.isDenied(denied)) {
                findings.accept(Finding.of(SupplyRules.LICENSE_DENIED, component.location(), detail));
            } else if (expression.isUnclear(denied)) {
                throw new IllegalArgumentException("is no identifier of SPDX's list");
            }
        } catch (IllegalArgumentException e) {
            findings.accept(Finding.of(
                    SupplyRules.LICENSE_UNCLEAR,
                    component.location(),
                    SafeText.of(detail + ": " + e.getMessage(), 400)));
        }
    }
}
