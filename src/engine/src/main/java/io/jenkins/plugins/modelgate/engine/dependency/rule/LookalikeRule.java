package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Names that are meant to be taken for others. */
final class LookalikeRule implements InventoryRule {
    private static final Pattern NPM = Pattern.compile("(@[A-Za-z0-9._~-]+/)?[A-Za-z0-9._~!'()*-]+");
    private static final Pattern PYPI = Pattern.compile("[A-Za-z0-9._-]+");

    @Override
    public void judge(Situation situation, Consumer<Finding> findings) {
        Set<String> told = new HashSet<>();
        for (Component component : situation.inventory().components()) {
            ComponentId id = component.id();
            if (!told.add(id.ecosystem() + " " + id.name() + " "
                    + component.location().file())) {
                continue;
            }
            PopularNames popular = popular(id.ecosystem());
            if (popular == null || id.name().isEmpty()) {
                continue;
            }
            Pattern permitted = id.ecosystem() == Ecosystem.NPM ? NPM : PYPI;
            if (!permitted.matcher(id.name()).matches()) {
                String read = popular.imitated(id.name());
                findings.accept(Finding.of(
                        SupplyRules.FOREIGN_LETTERS,
                        component.location(),
                        SafeText.of(escaped(id.name()) + (read == null ? "" : " reads like " + read), 400)));
                continue;
            }
            String imitated = popular.imitated(id.name());
            if (imitated != null) {
                findings.accept(Finding.of(
                        SupplyRules.LOOKALIKE,
                        component.location(),
                        SafeText.quote(id.name()) + " is not " + imitated));
            }
        }
    }

    private static PopularNames popular(Ecosystem ecosystem) {
        return switch (ecosystem) {
            case PYPI, CONDA -> PopularNames.PYPI;
            case NPM -> PopularNames.NPM;
            default -> null;
        };
    }

    /** A reader must see the letter that is not what it seems. */
    private static String escaped(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(200)
                .forEach(c ->
                        shown.append(c >= ' ' && c <= '~' ? String.valueOf((char) c) : String.format("\\u{%x}", c)));
        return shown.toString();
    }
}
