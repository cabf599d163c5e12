package io.jenkins.plugins.modelgate.engine.dependency.python.conda;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Explicit lists ({@code conda list --explicit}): behind {@code @EXPLICIT} the URL of one package file on each line. */
public final class CondaExplicitReader implements ManifestReader {
    private static final int MAX_BYTES = 16 << 20;

    @Override
    public String format() {
        return "conda-explicit";
    }

    @Override
    public boolean accepts(String path) {
        return path.matches(
                "(?i)(?:.*/)?(?:conda-[^/]*\\.lock|(?:[^/]*[-_.])?explicit[^/]*\\.txt|spec-(?:file|list)\\.txt)");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        int number = 0;
        boolean explicit = false;
        for (String line : new String(file.content(MAX_BYTES), StandardCharsets.UTF_8).split("\r\n|[\r\n]", -1)) {
            number++;
            String text = line.strip();
            Location where = new Location(file.path(), "line " + number, -1);
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.equals("@EXPLICIT")) {
                explicit = true;
                continue;
            }
            Component component = explicit ? CondaPackage.ofUrl(text, where) : null;
            if (component == null) {
                inventory.incomplete(where, "is no URL of a conda package behind @EXPLICIT");
            } else {
                inventory.add(component);
            }
        }
    }
}
