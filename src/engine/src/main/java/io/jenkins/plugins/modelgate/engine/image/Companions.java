package io.jenkins.plugins.modelgate.engine.image;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle;
import io.jenkins.plugins.modelgate.engine.signature.cosign.BundleSignature;
import io.jenkins.plugins.modelgate.engine.signature.cosign.ImageSignature;
import io.jenkins.plugins.modelgate.engine.signature.cosign.LegacySignature;
import io.jenkins.plugins.modelgate.engine.signature.cosign.SimpleSigning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds an image's signatures in its layout: manifests of signatures under the tag that the image's digest gives, as cosign
 * and registries store them, or anywhere beside it, as cosign saves them; and manifests whose subject is the image.
 */
public final class Companions {
    private static final int LARGEST = 1 << 20;
    private static final int MOST = 1000;

    private final Layout layout;
    private final Map<BlobDigest, byte[]> images;
    private final List<ImageSignature> signatures = new ArrayList<>();
    private final List<SignatureException> faults = new ArrayList<>();
    private final Set<BlobDigest> seen = new HashSet<>();

    private Companions(Layout layout, Map<BlobDigest, byte[]> images) {
        this.layout = layout;
        this.images = Map.copyOf(images);
    }

    /**
     * What was found.
     *
     * @param signatures that claim to be of the image
     * @param faults what should be a signature of it and cannot be read
     */
    public record Found(List<ImageSignature> signatures, List<SignatureException> faults) {
        public Found {
            signatures = List.copyOf(signatures);
            faults = List.copyOf(faults);
        }
    }

    /** @param images bytes of the manifests of which any one may be signed, by their digests */
    public static Found find(Layout layout, Index index, Map<BlobDigest, byte[]> images) throws IOException {
        Companions companions = new Companions(layout, images);
        for (Descriptor entry : index.manifests()) {
            companions.entry(entry, entry.annotation(Descriptor.REF_NAME), 0);
        }
        return new Found(companions.signatures, companions.faults);
    }

    private void entry(Descriptor entry, String name, int depth) throws IOException {
        if (images.containsKey(entry.digest()) || !seen.add(entry.digest()) || seen.size() > MOST) {
            return;
        }
        BlobDigest named = namedAfter(name);
        try {
            if (entry.size() > LARGEST) {
                throw new ImageException(
                        ImageRules.MALFORMED, Layout.path(entry.digest()), "too large for a signature");
            }
            if (MediaTypes.INDEX.contains(entry.mediaType())) {
                if (depth < 2) {
                    for (Descriptor child : Documents.index(
                                    layout.document(entry), Layout.path(entry.digest()), entry.mediaType())
                            .manifests()) {
                        entry(child, null, depth + 1);
                    }
                }
            } else if (MediaTypes.MANIFEST.contains(entry.mediaType())) {
                manifest(entry, named);
            }
        } catch (ImageException e) {
            // Another image's companion, or another image, may be as broken as it likes.
            if (named != null) {
                fault(e.where() + ": " + e.getMessage());
            }
        }
    }

    /** The image after which the tag of a signature is called, or null. */
    private BlobDigest namedAfter(String name) {
        if (name == null) {
            return null;
        }
        for (BlobDigest image : images.keySet()) {
            String tag = image.algorithm() + "-" + image.hex() + ".sig";
            if (name.equals(tag) || name.endsWith(":" + tag)) {
                return image;
            }
        }
        return null;
    }

    private void manifest(Descriptor entry, BlobDigest named) throws IOException, ImageException {
        String where = Layout.path(entry.digest());
        Manifest manifest = Documents.manifest(layout.document(entry), where, entry.mediaType());
        for (Descriptor layer : manifest.layers()) {
            if (layer.mediaType().equals(LegacySignature.MEDIA_TYPE)) {
                legacy(layer, named);
            }
        }
        Descriptor subject = manifest.subject();
        if (subject != null && images.containsKey(subject.digest()) && isBundle(manifest)) {
            bundle(manifest, images.get(subject.digest()), where);
        }
    }

    private static boolean isBundle(Manifest manifest) {
        return BundleSignature.MEDIA_TYPE.equals(manifest.artifactType())
                || manifest.layers().stream()
                        .anyMatch(layer -> layer.mediaType().equals(BundleSignature.MEDIA_TYPE));
    }

    private void legacy(Descriptor layer, BlobDigest named) throws IOException, ImageException {
        String where = Layout.path(layer.digest());
        byte[] payload = layout.document(layer);
        BlobDigest image = named;
        if (image == null) {
            image = claimed(payload, where);
        }
        if (image != null) {
            signatures.add(new LegacySignature(where, image.toString(), payload, layer.annotations()));
        }
    }

    /** Which of the images the payload claims to be about; it is not believed, it only says where to look. */
    private BlobDigest claimed(byte[] payload, String where) {
        try {
            BlobDigest digest =
                    BlobDigest.of(SimpleSigning.imageDigest(payload, where)).orElse(null);
            return digest != null && images.containsKey(digest) ? digest : null;
        } catch (SignatureException e) {
            return null;
        }
    }

    private void bundle(Manifest manifest, byte[] image, String where) throws IOException {
        try {
            if (manifest.layers().size() != 1) {
                throw new ImageException(
                        ImageRules.MALFORMED, where, "a bundle's manifest must have exactly one layer");
            }
            Descriptor blob = manifest.layers().get(0);
            String place = Layout.path(blob.digest());
            BundleSignature signature = new BundleSignature(place, Bundle.read(layout.document(blob), place), image);
            if (signature.isSignature()) {
                signatures.add(signature);
            }
        } catch (ImageException e) {
            fault(e.where() + ": " + e.getMessage());
        } catch (SignatureException e) {
            faults.add(e);
        }
    }

    private void fault(String message) {
        faults.add(new SignatureException(SignatureException.Kind.MALFORMED, message));
    }
}
