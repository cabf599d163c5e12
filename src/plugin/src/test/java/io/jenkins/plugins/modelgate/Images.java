package io.jenkins.plugins.modelgate;

import hudson.FilePath;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Container images of one layer in OCI layouts, after the image specification v1.1. */
public final class Images {
    private static final int BLOCK = 512;

    private Images() {}

    /**
     * Writes a layout.
     *
     * @param model of the tests, at {@code opt/model} in the image
     * @return digest of its manifest, {@code sha256:...}
     */
    public static String put(FilePath layout, String model) throws Exception {
        byte[] content;
        try (InputStream in = Images.class.getResourceAsStream("/models/" + model)) {
            content = in.readAllBytes();
        }
        byte[] layer = tar("opt/model/" + model, content);
        String layerDigest = blob(layout, layer);
        byte[] config = json("{'architecture':'amd64','os':'linux','rootfs':{'type':'layers','diff_ids':['"
                + layerDigest + "']},'config':{}}");
        byte[] manifest = json("{'schemaVersion':2,'mediaType':'application/vnd.oci.image.manifest.v1+json','config':"
                + descriptor("application/vnd.oci.image.config.v1+json", blob(layout, config), config)
                + ",'layers':[" + descriptor("application/vnd.oci.image.layer.v1.tar", layerDigest, layer) + "]}");
        String digest = blob(layout, manifest);
        layout.child("oci-layout").write("{\"imageLayoutVersion\":\"1.0.0\"}", "UTF-8");
        byte[] index = json("{'schemaVersion':2,'mediaType':'application/vnd.oci.image.index.v1+json','manifests':["
                + descriptor("application/vnd.oci.image.manifest.v1+json", digest, manifest) + "]}");
        layout.child("index.json").write(new String(index, StandardCharsets.UTF_8), "UTF-8");
        return digest;
    }

    private static String descriptor(String mediaType, String digest, byte[] content) {
        return "{'mediaType':'" + mediaType + "','digest':'" + digest + "','size':" + content.length + "}";
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String blob(FilePath layout, byte[] content) throws Exception {
        String hex =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        layout.child("blobs/sha256/" + hex).copyFrom(new java.io.ByteArrayInputStream(content));
        return "sha256:" + hex;
    }

    /** One file, as POSIX.1-1988 (ustar) has it. */
    private static byte[] tar(String name, byte[] content) {
        byte[] header = new byte[BLOCK];
        text(header, 0, name);
        text(header, 100, "0000644");
        text(header, 108, "0000000");
        text(header, 116, "0000000");
        text(header, 124, String.format("%011o", content.length));
        text(header, 136, "00000000000");
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = '0';
        text(header, 257, "ustar\0" + "00");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xFF;
        }
        text(header, 148, String.format("%06o\0 ", sum));
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(header);
        tar.writeBytes(content);
        tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK + 2 * BLOCK]);
        return tar.toByteArray();
    }

    private static void text(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }
}
