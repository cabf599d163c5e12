package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.Set;

/** A key whose value is the name of a module that the loader imports: anything but what the library writes there. */
final class ImportRule implements KeyRule {
    private final Set<String> usual;

    /** @param usual module names that are fine; one with a final dot stands for the submodules of that package */
    ImportRule(String... usual) {
        this.usual = Set.of(usual);
    }

    @Override
    public void judge(Way way, int level, Scalar value, ConfigReport out) {
        if (!value.isText() || value.text().isBlank() || isUsual(value.text())) {
            return;
        }
        String name = value.text();
        boolean harmful =
                CallableNames.standing(name, out.inspection().options().allowedGlobals())
                        == CallableNames.Standing.DANGEROUS;
        out.report(
                harmful ? ConfigRules.DANGEROUS_CALLABLE : ConfigRules.IMPORT,
                way,
                SafeText.quote(name) + " is imported");
    }

    private boolean isUsual(String name) {
        return usual.contains(name)
                || CallableNames.isDotted(name) && usual.contains(name.substring(0, name.indexOf('.') + 1));
    }
}
