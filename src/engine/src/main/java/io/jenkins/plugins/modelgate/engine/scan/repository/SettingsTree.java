package io.jenkins.plugins.modelgate.engine.scan.repository;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.scan.Remark;
import io.jenkins.plugins.modelgate.engine.scan.TreeFile;
import io.jenkins.plugins.modelgate.engine.scan.TreeScanner;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reports settings of scanners that lie in the scanned tree. They are never read. */
public final class SettingsTree implements TreeScanner {
    private static final Pattern SETTINGS = Pattern.compile("modelscan-settings\\.toml|\\.?modelscan(ignore|\\.toml)?"
            + "|\\.?modelaudit(ignore|rc)?(\\.(toml|ya?ml|json))?|\\.?picklescan(ignore|\\..*)?|\\.?fickling(\\..*)?"
            + "|\\.?model-?gate(-policy|-settings)?(\\.(ya?ml|json|toml)|ignore)?"
            + "|\\.(semgrepignore|trivyignore(\\.ya?ml)?|gitleaksignore|snyk|banditrc|clamav.*)");

    @Override
    public void scan(List<TreeFile> files, List<Remark> remarks, Consumer<Finding> findings) {
        for (TreeFile file : files) {
            if (SETTINGS.matcher(file.name().toLowerCase(Locale.ROOT)).matches()) {
                findings.accept(
                        Finding.of(RepositoryRules.SETTINGS, Location.ofFile(file.path()), "it was not obeyed"));
            }
        }
    }
}
