package io.jenkins.plugins.modelgate.engine.image;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes one layer, member by member. */
public final class LayerBuilder {
    private static final String OCI = "application/vnd.oci.image.layer.v1.tar";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");
    private String mediaType = OCI + "+gzip";
    private byte[] archive;

    public LayerBuilder() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    /** Any bytes in place of a tar archive, without compression. */
    static LayerBuilder raw(byte[] bytes) {
        LayerBuilder layer = new LayerBuilder().plain();
        layer.archive = bytes;
        return layer;
    }

    public LayerBuilder mediaType(String type) {
        mediaType = type;
        return this;
    }

    public LayerBuilder plain() {
        return mediaType(OCI);
    }

    public LayerBuilder zstd() {
        return mediaType(OCI + "+zstd");
    }

    public LayerBuilder file(String name, byte[] content) {
        return entry(new TarArchiveEntry(name, TarConstants.LF_NORMAL, true), content);
    }

    public LayerBuilder directory(String name) {
        return entry(new TarArchiveEntry(name + "/", TarConstants.LF_DIR), new byte[0]);
    }

    public LayerBuilder whiteout(String path) {
        int slash = path.lastIndexOf('/') + 1;
        return file(path.substring(0, slash) + ".wh." + path.substring(slash), new byte[0]);
    }

    public LayerBuilder link(String name, String target) {
        return linked(name, TarConstants.LF_SYMLINK, target);
    }

    public LayerBuilder hardLink(String name, String target) {
        return linked(name, TarConstants.LF_LINK, target);
    }

    public LayerBuilder device(String name) {
        return entry(new TarArchiveEntry(name, TarConstants.LF_CHR), new byte[0]);
    }

    private LayerBuilder linked(String name, byte type, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLinkName(target);
        return entry(entry, new byte[0]);
    }

    /** Any member. */
    public LayerBuilder entry(TarArchiveEntry entry, byte[] content) {
        try {
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String mediaType() {
        return mediaType;
    }

    byte[] archive() {
        try {
            if (archive == null) {
                tar.close();
                archive = bytes.toByteArray();
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Digest of the layer without compression. */
    public String diffId() {
        return BlobDigest.ofBytes(archive()).toString();
    }

    byte[] blob() {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            if (mediaType.contains("zstd")) {
                try (OutputStream out = new ZstdOutputStream(packed)) {
                    out.write(archive());
                }
            } else if (mediaType.contains("gzip")) {
                try (OutputStream out = new GZIPOutputStream(packed)) {
                    out.write(archive());
                }
            } else {
                return archive();
            }
            return packed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
