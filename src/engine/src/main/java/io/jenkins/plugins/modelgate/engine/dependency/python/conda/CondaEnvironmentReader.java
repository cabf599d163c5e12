package io.jenkins.plugins.modelgate.engine.dependency.python.conda;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Documents;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementsReader;
import io.jenkins.plugins.modelgate.engine.dependency.settings.Indexes;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code environment.yml} and MLflow's {@code conda.yaml}: packages of conda, and below {@code pip} lines for pip. */
public final class CondaEnvironmentReader implements ManifestReader {
    private static final Pattern NAME =
            Pattern.compile("(?i)(?:.*/)?(?:(?:[^/]*[-_.])?environment(?:[-_.][^/]*)?|conda(?:[-_]env)?)\\.ya?ml");

    @Override
    public String format() {
        return "conda-environment";
    }

    @Override
    public boolean accepts(String path) {
        return NAME.matcher(path).matches();
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        JsonNode root = Documents.yaml(file);
        JsonNode dependencies = root.path("dependencies");
        Indexes indexes = new Indexes(inventory, file.path());
        indexes.channels(root.path("channels"));
        Location where = new Location(file.path(), "dependencies", -1);
        if (!dependencies.isMissingNode() && !dependencies.isNull() && !dependencies.isArray()) {
            throw new ManifestException(where, "is no list of packages");
        }
        for (JsonNode each : dependencies) {
            Component component = each.isTextual() ? CondaPackage.ofSpec(each.textValue(), where) : null;
            if (component != null) {
                inventory.add(component);
            } else if (each.path("pip").isArray()) {
                List<String> lines = new ArrayList<>();
                each.path("pip").forEach(line -> lines.add(line.asText()));
                RequirementsReader.lines(file, lines, "dependencies.pip", inventory);
            } else {
                inventory.incomplete(where, "has an entry that is no package");
            }
        }
    }
}
