package io.jenkins.plugins.modelgate.engine.image;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the image that is meant. What is not clear is refused: another image than the deployed one could be checked. */
public final class ImageSelection {
    private static final int DEPTH = 4;
    private static final int MOST_IMAGES = 200;

    private final Layout layout;
    private final Wanted wanted;
    private final List<Image> images = new ArrayList<>();
    private final List<ImageException> faults = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private int others;

    private ImageSelection(Layout layout, Wanted wanted) {
        this.layout = layout;
        this.wanted = wanted;
    }

    /**
     * What somebody asks for.
     *
     * @param reference name of an entry, or null
     * @param digest that the image, its index, or the manifest of one platform must have, or null
     * @param platform {@code os/architecture[/variant]}, or null for all
     */
    public record Wanted(
            @CheckForNull String reference,
            @CheckForNull BlobDigest digest,
            @CheckForNull String platform) {
        boolean wants(Platform found) {
            return platform == null
                    || Platform.of(platform).filter(found::matches).isPresent();
        }
    }

    /** Something worth telling about an entry that is not examined. */
    public record Note(Rule rule, String where, String text) {}

    /**
     * What was found.
     *
     * @param top descriptor of the image or of the index that holds its platforms
     * @param subject descriptor of what is examined whole: the one image of the platform that was asked for, else the top
     *     with everything in it; null where the platform's image cannot be examined
     * @param images that are to be examined
     * @param faults what cannot be examined of them
     * @param notes what need not be
     */
    public record Selected(
            Descriptor top,
            @CheckForNull Descriptor subject,
            List<Image> images,
            List<ImageException> faults,
            List<Note> notes) {
        public Selected {
            images = List.copyOf(images);
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
        }
    }

    /** @throws ImageException when it is not clear what is meant, or it is not there */
    public static Selected select(Layout layout, Wanted wanted) throws IOException, ImageException {
        ImageSelection selection = new ImageSelection(layout, wanted);
        Descriptor top = selection.top(layout.index());
        selection.collect(top, 0);
        selection.tellOthers(top);
        selection.otherTable();
        return new Selected(top, selection.subject(top), selection.images, selection.faults, selection.notes);
    }

    private void otherTable() throws IOException {
        try {
            DockerArchive.require(layout, images);
        } catch (ImageException e) {
            faults.add(e);
        }
    }

    /** Of several images for one platform each runtime takes its own choice. */
    private Descriptor subject(Descriptor top) throws ImageException {
        if (wanted.platform() == null) {
            return top;
        }
        List<BlobDigest> different = images.stream()
                .map(image -> image.descriptor().digest())
                .distinct()
                .toList();
        if (different.size() > 1) {
            throw new ImageException(
                    ImageRules.PLATFORM,
                    Layout.path(top.digest()),
                    different.size() + " images for " + SafeText.quote(wanted.platform()) + ": "
                            + different.stream()
                                    .limit(10)
                                    .map(BlobDigest::toString)
                                    .collect(Collectors.joining(", "))
                            + "; pin the wanted one by its digest");
        }
        return different.size() == 1 && faults.isEmpty() ? images.get(0).descriptor() : null;
    }

    private Descriptor top(Index index) throws IOException, ImageException {
        List<Descriptor> candidates = wanted.reference() == null
                ? (wanted.digest() == null ? new Entries(layout).images(index) : index.manifests())
                : named(index);
        if (wanted.digest() != null) {
            return pinned(candidates);
        }
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw new ImageException(
                ImageRules.REFERENCE,
                "index.json",
                candidates.isEmpty()
                        ? "no image in the layout"
                        : candidates.size() + " images in the layout: "
                                + candidates.stream()
                                        .limit(10)
                                        .map(Entries::nameOf)
                                        .collect(Collectors.joining(", ")));
    }

    private List<Descriptor> named(Index index) throws ImageException {
        List<Descriptor> named = index.manifests().stream()
                .filter(entry -> Entries.isNamed(entry, wanted.reference()))
                .toList();
        long different = named.stream().map(Descriptor::digest).distinct().count();
        if (different != 1) {
            throw new ImageException(
                    ImageRules.REFERENCE,
                    "index.json",
                    different + " different images have the name " + SafeText.quote(wanted.reference())
                            + "; there are: "
                            + index.manifests().stream()
                                    .limit(10)
                                    .map(Entries::nameOf)
                                    .collect(Collectors.joining(", ")));
        }
        return List.of(named.get(0));
    }

    /** The entry of that digest; of an index, the image of one platform may be pinned as well. */
    private Descriptor pinned(List<Descriptor> candidates) throws IOException, ImageException {
        for (Descriptor candidate : candidates) {
            if (candidate.digest().equals(wanted.digest())) {
                return candidate;
            }
        }
        for (Descriptor candidate : candidates) {
            if (MediaTypes.INDEX.contains(candidate.mediaType())) {
                for (Descriptor child : children(candidate)) {
                    if (child.digest().equals(wanted.digest())) {
                        return child;
                    }
                }
            }
        }
        String found = candidates.stream()
                .limit(10)
                .map(candidate -> candidate.digest().toString())
                .collect(Collectors.joining(", "));
        throw new ImageException(
                ImageRules.PINNED, "index.json", "asked for " + wanted.digest() + ", there is " + found);
    }

    private List<Descriptor> children(Descriptor index) throws IOException, ImageException {
        return Documents.index(layout.document(index), Layout.path(index.digest()), index.mediaType())
                .manifests();
    }

    private void collect(Descriptor entry, int depth) throws IOException, ImageException {
        if (depth > DEPTH || images.size() + faults.size() > MOST_IMAGES) {
            throw new ImageException(
                    ImageRules.UNSUPPORTED,
                    Layout.path(entry.digest()),
                    "more than " + DEPTH + " indexes in each other, or more than " + MOST_IMAGES + " images");
        }
        try {
            if (MediaTypes.INDEX.contains(entry.mediaType())) {
                for (Descriptor child : children(entry)) {
                    child(child, depth);
                }
            } else if (MediaTypes.MANIFEST.contains(entry.mediaType())) {
                image(entry, depth);
            } else {
                throw new ImageException(
                        ImageRules.UNSUPPORTED,
                        Layout.path(entry.digest()),
                        "an entry of media type " + SafeText.quote(entry.mediaType()));
            }
        } catch (ImageException e) {
            if (depth == 0) {
                throw e;
            }
            faults.add(e);
        }
    }

    private void child(Descriptor child, int depth) throws IOException, ImageException {
        if (child.platform() != null && !wanted.wants(child.platform())) {
            others++;
        } else if (isStatement(child)) {
            notes.add(new Note(ImageRules.STATEMENT, Layout.path(child.digest()), "no image for any platform"));
        } else {
            collect(child, depth + 1);
        }
    }

    /** Only what no system would ask for by its platform, and holds nothing but statements. */
    private boolean isStatement(Descriptor child) throws IOException {
        if (!Platform.UNKNOWN.equals(child.platform()) || !MediaTypes.MANIFEST.contains(child.mediaType())) {
            return false;
        }
        try {
            Manifest manifest =
                    Documents.manifest(layout.document(child), Layout.path(child.digest()), child.mediaType());
            for (Descriptor layer : manifest.layers()) {
                if (!layer.mediaType().equals(MediaTypes.IN_TOTO)) {
                    return false;
                }
                layout.document(layer);
            }
            return true;
        } catch (ImageException e) {
            return false;
        }
    }

    private void image(Descriptor entry, int depth) throws IOException, ImageException {
        Image image = Image.read(layout, entry);
        if (wanted.wants(image.platform())) {
            boolean known = images.stream()
                    .anyMatch(each -> each.descriptor().digest().equals(entry.digest())
                            && each.platform().matches(image.platform()));
            if (!known) {
                images.add(image);
            }
        } else if (depth > 0) {
            others++;
        } else {
            throw new ImageException(
                    ImageRules.PLATFORM,
                    Layout.path(entry.digest()),
                    "asked for " + SafeText.quote(wanted.platform()) + ", the image is for "
                            + SafeText.quote(image.platform().toString()));
        }
    }

    private void tellOthers(Descriptor top) throws ImageException {
        if (images.isEmpty() && faults.isEmpty()) {
            throw new ImageException(
                    wanted.platform() == null ? ImageRules.REFERENCE : ImageRules.PLATFORM,
                    Layout.path(top.digest()),
                    "the index holds no image"
                            + (wanted.platform() == null ? "" : " for " + SafeText.quote(wanted.platform())));
        }
        if (others > 0) {
            notes.add(new Note(
                    ImageRules.NOT_EXAMINED, Layout.path(top.digest()), others + " images for other platforms"));
        }
    }
}
