package io.jenkins.plugins.modelgate.engine.image;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of a layout's entries are images, and which of them carry a name. */
final class Entries {
    private static final String CONTAINERD_NAME = "io.containerd.image.name";

    /** Tags of signatures, attestations, bills of material and lists of referrers, as cosign and registries make them. */
    private static final Pattern COMPANION = Pattern.compile("(.*:)?sha(256|512)-[0-9a-f]+(\\.(sig|att|sbom))?");

    /** Contents of artifacts that are stored with an image's configuration and are none. */
    private static final Set<String> COMPANION_LAYERS = Set.of(
            "application/vnd.dev.cosign.simplesigning.v1+json",
            "application/vnd.dsse.envelope.v1+json",
            "application/vnd.dev.sigstore.bundle.v0.3+json",
            "application/vnd.cyclonedx+json",
            "text/spdx+json",
            "text/spdx",
            MediaTypes.IN_TOTO);

    private static final int DEPTH = 4;

    private final Layout layout;

    Entries(Layout layout) {
        this.layout = layout;
    }

    /** Whether the entry is called so. */
    static boolean isNamed(Descriptor entry, String reference) {
        return reference.equals(entry.annotation(Descriptor.REF_NAME))
                || reference.equals(entry.annotation(CONTAINERD_NAME));
    }

    /** Its name for messages. */
    static String nameOf(Descriptor entry) {
        String name = entry.annotation(Descriptor.REF_NAME);
        return SafeText.of(name == null ? entry.digest().toString() : name);
    }

    /** Entries that are images, by digest. */
    List<Descriptor> images(Index index) throws IOException, ImageException {
        Map<BlobDigest, Descriptor> images = new LinkedHashMap<>();
        for (Descriptor entry : index.manifests()) {
            if (isImage(entry, 0)) {
                images.putIfAbsent(entry.digest(), entry);
            }
        }
        return new ArrayList<>(images.values());
    }

    /** What cannot be read, or is of no known kind, counts: it could be the one that runs. */
    private boolean isImage(Descriptor entry, int depth) throws IOException, ImageException {
        String where = Layout.path(entry.digest());
        if (MediaTypes.INDEX.contains(entry.mediaType())) {
            String name = entry.annotation(Descriptor.REF_NAME);
            if (depth >= DEPTH || name == null || !COMPANION.matcher(name).matches()) {
                return true;
            }
            for (Descriptor child : Documents.index(layout.document(entry), where, entry.mediaType())
                    .manifests()) {
                if (isImage(child, depth + 1)) {
                    return true;
                }
            }
            return false;
        }
        if (!MediaTypes.MANIFEST.contains(entry.mediaType())) {
            return true;
        }
        try (Blob blob = layout.blob(entry.digest())) {
            if (blob == null) {
                return true;
            }
        }
        Manifest manifest = Documents.manifest(layout.document(entry), where, entry.mediaType());
        boolean companion = !manifest.layers().isEmpty()
                && manifest.layers().stream().allMatch(layer -> COMPANION_LAYERS.contains(layer.mediaType()));
        return MediaTypes.CONFIG.contains(manifest.config().mediaType()) && !companion;
    }
}
