package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.image.layer.LayerFile;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name in an image's file system with what stands behind it. An image is full of programs and settings that belong to no
 * model: which rules count depends on what the file is and on whether it lies with a model.
 *
 * @param path in the image
 * @param file as it was examined under this name
 */
record ImageFile(String path, LayerFile file) {
    private static final byte[] NOTHING = new byte[0];

    /** Formats that a system consists of. */
    private static final Set<String> PROGRAMS = Set.of("python", "native-code", "script");

    /** Formats that hold other files and say nothing about them. */
    private static final Set<String> CONTAINERS =
            Set.of("zip", "tar", "gzip", "bzip2", "xz", "zstd", "lz4", "zlib", "lzma");

    /** Findings that say no more than that there is a program. */
    private static final Set<String> PROGRAM_RULES =
            Set.of("repository/code", "repository/code-in-archive", "repository/native-code", "repository/script");

    /** Findings about settings, which packed documentation of installed software is full of. */
    private static final Pattern SETTING_RULES = Pattern.compile("(config|xml|template)/.*");

    /** Where systems and package managers install: nobody keeps a model's own settings there without the model. */
    private static final Pattern ROOT =
            Pattern.compile("usr/(local/)?(bin|sbin|lib|lib32|lib64|libx32|libexec|share|include|etc|games)"
                    + "|(etc|lib|lib32|lib64|libx32|bin|sbin|boot|run|var/lib/(dpkg|rpm|apt|apk)|var/cache)"
                    + "|(.*/)?(site-packages|dist-packages|node_modules|conda-meta)"
                    + "|(.*/)?lib/python[0-9.]+");

    private static final Pattern SOFTWARE = Pattern.compile("(" + ROOT.pattern() + ")/.*");

    /** Whether systems or package managers install into that directory. */
    static boolean isInstallationRoot(String directory) {
        return ROOT.matcher(directory).matches();
    }

    private String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The directory it lies in, empty at the top. */
    String directory() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private boolean hasLoadableName() {
        return Formats.isLoadableName(new Probe(name(), NOTHING, NOTHING, -1, 0));
    }

    /** Whether it is a model by its content, or by a name that belongs to model loaders alone. */
    boolean isModel() {
        return !file.result().modelFormats().isEmpty() || hasLoadableName();
    }

    boolean isProgram() {
        return PROGRAMS.contains(file.result().format())
                && file.result().modelFormats().isEmpty();
    }

    private boolean isContainer() {
        return CONTAINERS.contains(file.result().format());
    }

    /** Whether it is a part of installed software and no model's. */
    boolean isInstalled(boolean besideModel) {
        return !besideModel && SOFTWARE.matcher(path).matches();
    }

    /**
     * Whether it is a setting of installed software and no model's. Plain text under a model's extension is that too: a
     * {@code .pth} of Python's packages, a {@code .pt} in Portuguese.
     */
    boolean isSoftware(boolean besideModel) {
        boolean setting = !isModel() && !isProgram() && !isContainer()
                || file.isPlainText() && file.result().modelFormats().isEmpty();
        return setting && isInstalled(besideModel);
    }

    /** Findings that count. */
    List<Finding> findings(boolean besideModel) {
        boolean programsExpected = (isProgram() || isContainer()) && !hasLoadableName();
        boolean packed = programsExpected && !isModel() && isInstalled(besideModel);
        return file.result().findings().stream()
                .filter(finding -> !programsExpected || !PROGRAM_RULES.contains(finding.rule()))
                .filter(finding ->
                        !packed || !SETTING_RULES.matcher(finding.rule()).matches())
                .toList();
    }

    /** Whether less than a full examination keeps the gate closed. */
    boolean loadable() {
        return file.result().loadable() && !isProgram() || hasLoadableName();
    }

    /** Whether the report lists it. */
    boolean isTelling(boolean besideModel) {
        boolean unexamined = loadable() && file.result().coverage() != Coverage.FULL;
        return isModel()
                || besideModel && loadable()
                || unexamined
                || !findings(besideModel).isEmpty();
    }

    Artifact artifact(String prefix, boolean counts) {
        return new Artifact(
                ImagePaths.shown(prefix + path),
                Math.max(0, file.size()),
                file.sha256(),
                file.result().format(),
                file.result().coverage(),
                counts && loadable());
    }
}
