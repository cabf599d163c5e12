package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.Asked;
import io.jenkins.plugins.modelgate.engine.dependency.python.project.SetupConfiguration.Line;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementsReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonText;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code setup.cfg}, whose lists are read as setuptools reads them ({@code setuptools.config.setupcfg}). */
public final class SetupReader implements ManifestReader {
    private static final int MAX_BYTES = 4 << 20;

    /** Options that name packages, and the group of a component that each stands for; an empty one is always installed. */
    private static final Map<String, String> REQUIRING =
            Map.of("install_requires", "", "setup_requires", Component.BUILD_NEED, "tests_require", "test");

    /** What may stand under {@code options.} and names no package. */
    private static final Set<String> OTHERS = Set.of(
            "packages.find",
            "packages.find_namespace",
            "entry_points",
            "package_data",
            "exclude_package_data",
            "data_files");

    @Override
    public String format() {
        return "setuptools";
    }

    @Override
    public boolean accepts(String path) {
        return path.equals("setup.cfg") || path.endsWith("/setup.cfg");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        Asked asked = new Asked(inventory, file.path());
        Map<String, Map<String, List<Line>>> sections = SetupConfiguration.read(file.path(), text(file));
        for (Map.Entry<String, Map<String, List<Line>>> section : sections.entrySet()) {
            String name = section.getKey();
            if (name.equals("DEFAULT") && !section.getValue().isEmpty()) {
                asked.incomplete("[DEFAULT]", "has options that count in every section: write them where they belong");
            } else if (name.startsWith("options")) {
                options(name, section.getValue(), file, inventory, asked);
            } else if (name.equals("easy_install")) {
                indexes(section.getValue(), asked);
            }
        }
    }

    private static String text(ManifestFile file) throws IOException, ManifestException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.content(MAX_BYTES)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ManifestException(Location.ofFile(file.path()), "is not UTF-8");
        }
    }

    private static void options(
            String section, Map<String, List<Line>> options, ManifestFile file, InventoryBuilder inventory, Asked asked)
            throws IOException, ManifestException {
        // As setuptools finds what handles a section.
        String kind = section.replace("options", "").replaceAll("^\\.+|\\.+$", "");
        boolean extras = kind.equals("extras_require");
        if (!kind.isEmpty() && !extras) {
            if (!OTHERS.contains(kind)) {
                asked.incomplete("[" + section + "]", "is a section that is not known here");
            }
            return;
        }
        for (Map.Entry<String, List<Line>> option : options.entrySet()) {
            String name = option.getKey().toLowerCase(Locale.ROOT).replace('-', '_');
            if (!extras && name.equals("cmdclass")) {
                asked.incomplete("[options] cmdclass", "runs a program of the project's own, which was not run");
            }
            String group = extras ? Asked.group(option.getKey()) : REQUIRING.get(name);
            if (group != null) {
                list(option.getValue(), group.isEmpty() ? null : group, file, inventory, asked);
            }
        }
    }

    /** On one line they stand behind each other with semicolons, else one on a line. */
    private static void list(
            List<Line> lines, @CheckForNull String group, ManifestFile file, InventoryBuilder inventory, Asked asked)
            throws IOException, ManifestException {
        Line first = lines.get(0);
        if (first.text().startsWith("file:")) {
            files(lines, file, inventory, asked);
            return;
        }
        for (Line line : lines) {
            List<String> parts = lines.size() > 1
                    ? List.of(line.text())
                    : Arrays.asList(first.text().split(";"));
            for (String part : parts) {
                for (String one : PythonText.lines(part)) {
                    String text = PythonText.strip(PythonText.strip(one).replaceFirst("(?s) #.*", ""));
                    if (!text.isEmpty() && !text.startsWith("#")) {
                        asked.specifier(text, group, "line " + line.number());
                    }
                }
            }
        }
    }

    private static void files(List<Line> lines, ManifestFile file, InventoryBuilder inventory, Asked asked)
            throws IOException, ManifestException {
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line.text()).append('\n'));
        for (String name : all.substring("file:".length()).split(",")) {
            Optional<ManifestFile> found = file.resolve(name.strip());
            if (found.isEmpty()) {
                asked.incomplete(
                        "line " + lines.get(0).number(), "leaves them to a file that is not in the checked tree");
            } else {
                inventory.include(found.get());
                new RequirementsReader().read(found.get(), inventory);
            }
        }
    }

    /** Where packages come from that the build itself needs. */
    private static void indexes(Map<String, List<Line>> options, Asked asked) throws ManifestException {
        for (Map.Entry<String, List<Line>> option : options.entrySet()) {
            Fact.Kind kind = switch (option.getKey().toLowerCase(Locale.ROOT).replace('-', '_')) {
                case "index_url" -> Fact.Kind.INDEX;
                case "find_links" -> Fact.Kind.FIND_LINKS;
                default -> null;
            };
            for (Line line : kind == null ? List.<Line>of() : option.getValue()) {
                if (!line.text().isEmpty()) {
                    asked.tell(kind, line.text(), "line " + line.number());
                }
            }
        }
    }
}
