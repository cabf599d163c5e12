package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What inputs say of indexes and of what installing does. */
final class FactRule implements InventoryRule {
    @Override
    public void judge(Situation situation, Consumer<Finding> findings) {
        Map<String, Boolean> hashed = new HashMap<>();
        for (Component component : situation.inventory().components()) {
            boolean safe = component.pin() == Pin.HASHED || component.pin() == Pin.COMMIT;
            hashed.merge(component.location().file(), safe, Boolean::logicalAnd);
        }
        situation.open().keySet().forEach(file -> hashed.put(file, false));
        for (Fact fact : situation.inventory().facts()) {
            if (fact.kind() == Fact.Kind.FILE_ORIGIN) {
                // Judged together with the others of its file.
                continue;
            }
            String file = fact.location().file();
            Rule rule = rule(fact);
            Severity severity = rule.severity();
            if (rule == OriginRules.EXTRA_INDEX && (hashed.getOrDefault(file, false) || situation.isLocked(file))) {
                // Whatever index wins, only the named files are installed.
                severity = Severity.LOW;
            }
            findings.accept(Finding.of(rule, severity, fact.location(), detail(fact)));
            if (isAddress(fact) && Addresses.isOpen(fact.value())) {
                findings.accept(Finding.of(OriginRules.INSECURE, fact.location(), detail(fact)));
            }
            if (isAddress(fact) && Addresses.hasCredential(fact.value())) {
                findings.accept(Finding.of(OriginRules.CREDENTIAL, fact.location(), detail(fact)));
            }
        }
    }

    private static boolean isAddress(Fact fact) {
        return switch (fact.kind()) {
            case EXTRA_INDEX, INDEX, FIND_LINKS -> true;
            default -> false;
        };
    }

    private static Rule rule(Fact fact) {
        return switch (fact.kind()) {
            case EXTRA_INDEX, FIND_LINKS -> OriginRules.EXTRA_INDEX;
            case INDEX -> OriginRules.OTHER_INDEX;
            case FILE_ORIGIN -> OriginRules.OTHER_ORIGIN;
            case OTHER_PACKAGE -> OriginRules.OTHER_PACKAGE;
            case TRUSTED_HOST -> OriginRules.TRUSTED_HOST;
            case NO_BINARY, SOURCE_ONLY -> OriginRules.BUILT_AT_INSTALL;
            case NATIVE_FILE -> OriginRules.NATIVE;
            case INSTALL_SCRIPT -> OriginRules.INSTALL_SCRIPT;
            case EDITABLE -> OriginRules.EDITABLE;
            case YANKED -> OriginRules.YANKED;
            case HASH_MISMATCH -> OriginRules.MISMATCH;
            case UNLISTED_FILE -> OriginRules.UNLISTED;
            case UNLISTED_CODE -> OriginRules.UNLISTED_CODE;
        };
    }

    private static String detail(Fact fact) {
        ComponentId component = fact.component();
        String value = Addresses.shown(fact.value());
        return SafeText.of(component == null ? value : component + ": " + value, 400);
    }
}
