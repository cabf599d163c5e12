package io.jenkins.plugins.modelgate.engine.dependency.python.installed;

import io.jenkins.plugins.modelgate.engine.dependency.CheckedTree;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.DirectReference;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Installed packages: {@code *.dist-info/METADATA} (PyPA "Recording installed projects") and {@code *.egg-info}. RECORD's
 * digests are compared with the files that are there.
 */
public final class InstalledReader implements ManifestReader {
    private static final int MAX_BYTES = 8 << 20;

    private static final Pattern NAME = Pattern.compile(
            "(?is)(?:.*/)?[^/]+(?:\\.dist-info/METADATA|\\.egg-info(?:/PKG-INFO)?|\\.egg/EGG-INFO/PKG-INFO)");

    /** What makes a directory an environment and comes with no package. */
    private static final Pattern OF_ENVIRONMENT =
            Pattern.compile("(?s)(?:.*/)?(?:site|dist)-packages/_virtualenv\\.(?:py|pth)");

    /** {@code name-version.dist-info}, and what eggs have behind the version. */
    private static final Pattern DIRECTORY = Pattern.compile(
            "(?is)(?:.*/)?([^/]+?)-(v?[0-9][^/-]*)(?:-py[0-9.]+(?:-[^/]*)?)?\\.(?:dist-info|egg-info|egg)(?:/.*)?");

    @Override
    public String format() {
        return "python-installed";
    }

    @Override
    public InputRole role(String path) {
        return InputRole.INSTALLED;
    }

    @Override
    public boolean accepts(String path) {
        return NAME.matcher(path).matches() || OF_ENVIRONMENT.matcher(path).matches();
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        if (OF_ENVIRONMENT.matcher(file.path()).matches()) {
            if (EnvironmentFiles.isKnown(file.content(MAX_BYTES))) {
                inventory.shared(SiteFiles.class, SiteFiles::new).ofEnvironment(file.path());
            }
            return;
        }
        Location where = Location.ofFile(file.path());
        Metadata metadata = Metadata.of(file.content(MAX_BYTES), where);
        Optional<ManifestFile> origin = file.resolve("direct_url.json");
        DirectUrl from = isWheel(file) && origin.isPresent() ? DirectUrl.of(origin.get()) : null;
        ComponentId id = metadata.id();
        agree(metadata, file.path(), inventory, where);
        inventory.add(new Component(
                id,
                from == null ? Pin.VERSION : from.pin(),
                SafeText.of(metadata.name() + "==" + metadata.version(), 290),
                from == null ? List.of() : from.hashes(),
                from == null ? null : SafeText.of(DirectReference.withoutSecrets(from.url()), 290),
                metadata.licenses(),
                isDirect(file),
                null,
                where));
        for (String need : metadata.needs()) {
            inventory.needs(id, ComponentId.of(Ecosystem.PYPI, need, null), where);
        }
        if (from != null && from.editable()) {
            inventory.tell(new Fact(Fact.Kind.EDITABLE, id, SafeText.of(from.url(), 290), where));
        }
        if (isWheel(file)) {
            Optional<ManifestFile> record = file.resolve("RECORD");
            if (record.isEmpty()) {
                inventory.incomplete(where, "has no RECORD beside it, so nobody can say which files were installed");
            } else {
                new InstalledFiles(id, record.get(), inventory).compare();
            }
        }
    }

    @Override
    public void finish(CheckedTree tree, InventoryBuilder inventory) throws ManifestException {
        inventory.shared(SiteFiles.class, SiteFiles::new).compare(tree, inventory);
    }

    private static void agree(Metadata metadata, String path, InventoryBuilder inventory, Location where) {
        Matcher directory = DIRECTORY.matcher(path);
        if (directory.matches() && !metadata.isOf(directory.group(1), directory.group(2))) {
            inventory.incomplete(
                    where,
                    "is of " + SafeText.quote(metadata.name() + " " + metadata.version())
                            + ", which its directory's name does not say; install it anew");
        }
    }

    /** pip marks what somebody asked for by a file REQUESTED; of other installers nobody knows. */
    private static boolean isDirect(ManifestFile file) throws IOException, ManifestException {
        if (file.compared("REQUESTED").isPresent()) {
            return true;
        }
        Optional<ManifestFile> installer = file.compared("INSTALLER");
        return installer.isEmpty()
                || installer.get().size() > 100
                || !new String(installer.get().content(100), StandardCharsets.US_ASCII)
                        .strip()
                        .equals("pip");
    }

    private static boolean isWheel(ManifestFile file) {
        return file.path().toLowerCase(Locale.ROOT).endsWith("/metadata");
    }
}
