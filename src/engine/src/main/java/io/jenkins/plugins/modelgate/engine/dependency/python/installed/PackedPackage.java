package io.jenkins.plugins.modelgate.engine.dependency.python.installed;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.CopiedFile;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that is one package of Python. */
final class PackedPackage {
    private static final int MAX_METADATA = 8 << 20;

    /** {@code name-version-…}, {@code name-version.tar.gz}: what comes behind the version is of the file. */
    private static final Pattern NAME =
            Pattern.compile("(?is)([^-]+(?:-[^-0-9][^-]*)*)-(v?[0-9][^-]*?)(?:-[^/]*)?\\.(?:whl|egg|tar\\.gz|tgz|zip)");

    private final Location where;
    private final InventoryBuilder inventory;

    PackedPackage(String file, InventoryBuilder inventory) {
        this.where = Location.ofFile(file);
        this.inventory = inventory;
    }

    /** @throws ManifestException when it is larger than any that is known */
    static byte[] bounded(InputStream in, Location where) throws IOException, ManifestException {
        byte[] bytes = in.readNBytes(MAX_METADATA + 1);
        if (bytes.length > MAX_METADATA) {
            throw new ManifestException(where, "has more than " + MAX_METADATA + " bytes of metadata");
        }
        return bytes;
    }

    ComponentId tell(byte[] content, CopiedFile digests) throws ManifestException {
        Metadata metadata = Metadata.of(content, where);
        ComponentId id = metadata.id();
        String base = where.file().substring(where.file().lastIndexOf('/') + 1);
        Matcher named = NAME.matcher(base);
        if (!named.matches() || !metadata.isOf(named.group(1), named.group(2))) {
            inventory.incomplete(
                    where, "is of " + SafeText.quote(id.toString()) + ", which its name does not say; pip refuses it");
        }
        inventory.add(new Component(
                id,
                Pin.HASHED,
                SafeText.of(metadata.name() + "==" + metadata.version(), 290),
                digests.asHashes(),
                null,
                metadata.licenses(),
                true,
                null,
                where));
        for (String need : metadata.needs()) {
            inventory.needs(id, ComponentId.of(Ecosystem.PYPI, need, null), where);
        }
        return id;
    }
}
