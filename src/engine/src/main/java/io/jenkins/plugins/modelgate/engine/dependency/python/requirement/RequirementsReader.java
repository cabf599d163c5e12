package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Requirement files as pip reads them, with the files that they include. Environment variables are not expanded and
 * nothing is fetched: where that leaves something open, the file is not examined to its end.
 */
public final class RequirementsReader implements ManifestReader {
    /** Largest file in bytes; pip's own lock of a large project has half a mebibyte. */
    static final int MAX_BYTES = 32 << 20;

    private static final int MAX_DEPTH = 50;

    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:.*/)?(?:(?:[^/]*[-_.])?requirements?[0-9]*(?:[-_.][^/]*)?\\.(?:txt|pip)|requirements/[^/]*\\.txt)");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z0-9_]+\\}");

    @Override
    public String format() {
        return "pip-requirements";
    }

    @Override
    public boolean accepts(String path) {
        return NAME.matcher(path).matches();
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        RequirementComponents components = new RequirementComponents(inventory);
        try {
            read(file, false, List.of(file.path()), inventory, components);
        } catch (ManifestException e) {
            components.finish();
            throw e;
        }
        components.finish();
    }

    private void read(
            ManifestFile file,
            boolean constraint,
            List<String> including,
            InventoryBuilder inventory,
            RequirementComponents components)
            throws IOException, ManifestException {
        List<RequirementText.Line> lines;
        try {
            lines = RequirementText.lines(file.content(MAX_BYTES));
        } catch (RequirementException e) {
            throw new ManifestException(Location.ofFile(file.path()), e.getMessage());
        }
        lines(file, lines, constraint, including, inventory, components);
    }

    /**
     * Lines for pip that stand in another file, such as a conda environment.
     *
     * @param member where in that file
     */
    public static void lines(ManifestFile file, List<String> lines, String member, InventoryBuilder inventory)
            throws IOException, ManifestException {
        RequirementComponents components = new RequirementComponents(inventory);
        List<RequirementText.Line> read = new ArrayList<>();
        for (String line : lines) {
            try {
                read.addAll(RequirementText.lines(line.getBytes(StandardCharsets.UTF_8)));
            } catch (RequirementException e) {
                inventory.incomplete(new Location(file.path(), member, -1), e.getMessage());
            }
        }
        new RequirementsReader().lines(file, read, false, List.of(file.path()), inventory, components);
        components.finish();
    }

    private void lines(
            ManifestFile file,
            List<RequirementText.Line> lines,
            boolean constraint,
            List<String> including,
            InventoryBuilder inventory,
            RequirementComponents components)
            throws IOException, ManifestException {
        for (RequirementText.Line text : lines) {
            Location where = new Location(file.path(), "line " + text.number(), -1);
            try {
                RequirementLine line = RequirementLine.of(text.text());
                if (line.isPackage()) {
                    if (VARIABLE.matcher(text.text()).find()) {
                        inventory.incomplete(
                                where,
                                "has an environment variable, which pip replaces by what it is where it runs: write the"
                                        + " package itself");
                    }
                    components.add(line, text.text(), constraint, where);
                } else if (line.options().has("--requirement") || line.options().has("--constraint")) {
                    include(file, line.options(), where, including, inventory, components);
                } else {
                    components.tell(line.options(), where);
                }
            } catch (RequirementException e) {
                inventory.incomplete(where, e.getMessage() + "; pip refuses the file");
            }
        }
    }

    private void include(
            ManifestFile file,
            RequirementOptions options,
            Location where,
            List<String> including,
            InventoryBuilder inventory,
            RequirementComponents components)
            throws IOException, ManifestException {
        boolean constraint = !options.has("--requirement");
        String reference =
                options.get(constraint ? "--constraint" : "--requirement").get(0);
        Optional<ManifestFile> found = DirectReference.isUrl(reference) ? Optional.empty() : file.resolve(reference);
        if (found.isEmpty()) {
            inventory.incomplete(
                    where,
                    "includes " + SafeText.quote(DirectReference.withoutSecrets(reference))
                            + ", which is not in the checked tree: put it there, or check the directory above");
            return;
        }
        ManifestFile included = found.get();
        if (including.contains(included.path())) {
            throw new ManifestException(
                    where,
                    "includes " + SafeText.quote(included.path()) + ", which includes this file: pip refuses both");
        }
        if (including.size() >= MAX_DEPTH) {
            throw new ManifestException(where, "is the " + MAX_DEPTH + "th file in a row that includes another");
        }
        // The same file may be included as what is wanted and as what limits it. What it means depends on the file that
        // pip was started with: another one may include it without the constraints.
        if (components.include(included.path(), constraint)) {
            inventory.include(included);
            List<String> deeper = new ArrayList<>(including);
            deeper.add(included.path());
            read(included, constraint, deeper, inventory, components);
        }
    }
}
