package io.jenkins.plugins.modelgate.engine.image;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An OCI image layout: an index, and blobs by their digests. Source: OCI image specification 1.1, image-layout.md. */
public abstract class Layout implements Closeable {
    /** Most bytes of documents that are kept; beyond them documents are read and checked again. */
    private static final long MOST_KEPT = 64 << 20;

    private final Map<BlobDigest, byte[]> documents = new HashMap<>();
    private long kept;
    private Index index;

    /**
     * @param path a directory, or a tar file that is not compressed
     * @throws ImageException when it is something else
     */
    public static Layout open(Path path) throws IOException, ImageException {
        Path real = path.toRealPath();
        Layout layout = Files.isDirectory(real) ? new DirectoryLayout(real) : TarLayout.ofFile(real);
        try {
            Documents.layoutVersion(layout.document("oci-layout"));
            return layout;
        } catch (IOException | ImageException | RuntimeException e) {
            layout.close();
            throw e;
        }
    }

    /** A file of the layout, or null if there is none; its name has been made here, not found anywhere. */
    @CheckForNull
    abstract Blob find(String name) throws IOException, ImageException;

    /** A blob, or null if it is not there. */
    @CheckForNull
    public Blob blob(BlobDigest digest) throws IOException, ImageException {
        return find(path(digest));
    }

    /** Where the layout keeps a blob, relative to its top. */
    public static String path(BlobDigest digest) {
        return "blobs/" + digest.algorithm() + "/" + digest.hex();
    }

    /** The layout's own index; read once, so that nobody sees another one later. */
    public Index index() throws IOException, ImageException {
        if (index == null) {
            index = Documents.index(document("index.json"), "index.json", null);
        }
        return index;
    }

    /** A small blob: its size and digest are those of the descriptor, or it is refused. For one thread at a time. */
    public byte[] document(Descriptor descriptor) throws IOException, ImageException {
        byte[] known = documents.get(descriptor.digest());
        if (known != null && known.length == descriptor.size()) {
            return known.clone();
        }
        byte[] bytes = read(descriptor);
        if (known == null && kept + bytes.length <= MOST_KEPT) {
            documents.put(descriptor.digest(), bytes.clone());
            kept += bytes.length;
        }
        return bytes;
    }

    private byte[] read(Descriptor descriptor) throws IOException, ImageException {
        String where = path(descriptor.digest());
        try (Blob blob = blob(descriptor.digest())) {
            if (blob == null) {
                throw new ImageException(ImageRules.MISSING, where, "the layout does not have it");
            }
            if (blob.size() != descriptor.size()) {
                throw new ImageException(
                        ImageRules.DIGEST, where, blob.size() + " bytes, its descriptor says " + descriptor.size());
            }
            byte[] bytes = small(blob, where);
            if (!descriptor.digest().names(bytes)) {
                throw new ImageException(ImageRules.DIGEST, where, "its content has another digest than its name");
            }
            return bytes;
        }
    }

    private byte[] document(String name) throws IOException, ImageException {
        byte[] bytes = optional(name);
        if (bytes == null) {
            throw new ImageException(
                    ImageRules.NO_LAYOUT,
                    name,
                    "there is no " + name + ": this is no OCI image layout"
                            + " (skopeo copy … oci:DIR and docker save, 25 and later, write one)");
        }
        return bytes;
    }

    /** A small file of the layout that nothing vouches for, or null if there is none. */
    @CheckForNull
    byte[] optional(String name) throws IOException, ImageException {
        try (Blob blob = find(name)) {
            return blob == null ? null : small(blob, name);
        }
    }

    private static byte[] small(Blob blob, String where) throws IOException, ImageException {
        if (blob.size() > Documents.MAX_BYTES) {
            throw new ImageException(
                    ImageRules.MALFORMED, where, blob.size() + " bytes, more than " + Documents.MAX_BYTES);
        }
        byte[] bytes = blob.at(0).readNBytes(Documents.MAX_BYTES + 1);
        if (bytes.length != blob.size()) {
            throw new ImageException(ImageRules.DIGEST, where, "it changed while it was read");
        }
        return bytes;
    }
}
