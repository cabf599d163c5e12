package io.jenkins.plugins.modelgate.engine.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/** Keys, certificates and lists in files: small texts, or they are not what they should be. */
final class TrustFile {
    /** Largest, in bytes: a long revocation list fits. */
    private static final int MAX_BYTES = 1 << 20;

    /** Fields that hold such a text, or the name of a file with it. */
    static final Set<String> TEXTS =
            Set.of("publicKey", "certificateRoots", "roots", "crl", "timestampRoots", "trustedRoot");

    private TrustFile() {}

    /** Whether such a value names a file, and is not the text itself. */
    static boolean isName(String value) {
        String text = value.strip();
        return !text.startsWith("-----BEGIN") && !text.startsWith("{") && text.indexOf('\n') < 0;
    }

    /** The text of a request's field, or of the file that it names; null where the field is missing. */
    static String text(RequestFields fields, String field) throws IOException {
        String value = fields.optional(field);
        return value == null || !isName(value) ? value : read(fields.path(field), field);
    }

    /**
     * @param what names the file in messages: an option or a policy field
     * @throws IOException saying what is wrong with it
     */
    static String read(Path file, String what) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(what + " " + file + ": no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(what + " " + file + " is no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(what + " " + file + " is larger than " + MAX_BYTES
                        + " bytes; it should be a PEM text or a trusted root");
            }
            // Comments around a PEM block may be in any encoding; the block itself and JSON's structure are ASCII.
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
