package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.image.BlobDigest;
import io.jenkins.plugins.modelgate.engine.image.Image;
import io.jenkins.plugins.modelgate.engine.image.ImageException;
import io.jenkins.plugins.modelgate.engine.image.ImageRules;
import io.jenkins.plugins.modelgate.engine.image.ImageSelection;
import io.jenkins.plugins.modelgate.engine.image.Layout;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an image is built on an allowed one: its lowest layers are that one's layers, all of them, in order. Only this can
 * be proven. {@code chain:sha256:…} names them by the chain ID of the OCI image specification (config.md, layer chainID), and
 * needs nothing else; {@code [name@]sha256:…} names the base's manifest or index, which must be in one of the given layouts.
 */
final class BaseImages {
    private static final String CHAIN = "chain:";

    private final List<String> allowed;
    private final List<List<BlobDigest>> bases = new ArrayList<>();
    private final List<BlobDigest> chains = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private BaseImages(List<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * Reads the list, and the bases it names from the layouts.
     *
     * @throws IOException when an entry of the list is no digest, or a layout cannot be read
     */
    static BaseImages of(List<String> allowed, List<Path> layouts) throws IOException {
        BaseImages images = new BaseImages(allowed);
        for (String entry : allowed) {
            if (entry.startsWith(CHAIN)) {
                images.chains.add(digest(entry, entry.substring(CHAIN.length())));
            } else {
                BlobDigest digest = digest(entry, entry.substring(entry.indexOf('@') + 1));
                if (!images.find(digest, layouts)) {
                    images.missing.add(entry);
                }
            }
        }
        return images;
    }

    private static BlobDigest digest(String entry, String text) throws IOException {
        return BlobDigest.of(text)
                .orElseThrow(() -> new IOException("policy field containerImage.baseImages: " + SafeText.quote(entry)
                        + " is neither chain:sha256:… nor [name@]sha256:…; a name alone proves nothing"));
    }

    private boolean find(BlobDigest digest, List<Path> layouts) throws IOException {
        boolean found = false;
        for (Path path : layouts) {
            try (Layout layout = Layout.open(path)) {
                ImageSelection.Selected selected =
                        ImageSelection.select(layout, new ImageSelection.Wanted(null, digest, null));
                for (Image base : selected.images()) {
                    bases.add(base.config().diffIds());
                    found = true;
                }
            } catch (ImageException e) {
                // Not in this layout, or not readable there: it stays missing unless another one has it.
                continue;
            }
        }
        return found;
    }

    /** Findings about one image; none where every image may be the base. */
    List<Finding> judge(Image image) {
        if (allowed.isEmpty() || isBuiltOnAllowed(image.config().diffIds())) {
            return List.of();
        }
        String detail = "the layers are those of no allowed image"
                + (missing.isEmpty()
                        ? ""
                        : "; these are in none of the base layouts that were given: " + String.join(", ", missing));
        return List.of(Finding.of(
                ImageRules.BASE, Location.ofFile(Layout.path(image.descriptor().digest())), SafeText.of(detail, 2000)));
    }

    private boolean isBuiltOnAllowed(List<BlobDigest> layers) {
        for (List<BlobDigest> base : bases) {
            // An image without layers is the beginning of every image.
            boolean begins = !base.isEmpty()
                    && base.size() <= layers.size()
                    && layers.subList(0, base.size()).equals(base);
            if (begins) {
                return true;
            }
        }
        return chainIds(layers).stream().anyMatch(chains::contains);
    }

    /** Chain IDs of the first layer, the first two, and so on. */
    static List<BlobDigest> chainIds(List<BlobDigest> layers) {
        List<BlobDigest> ids = new ArrayList<>();
        for (BlobDigest layer : layers) {
            ids.add(
                    ids.isEmpty()
                            ? layer
                            : BlobDigest.ofBytes(
                                    (ids.get(ids.size() - 1) + " " + layer).getBytes(StandardCharsets.US_ASCII)));
        }
        return ids;
    }
}
