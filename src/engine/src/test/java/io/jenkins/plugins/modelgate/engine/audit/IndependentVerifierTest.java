package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * An export, made while its writer goes on, is accepted by a verifier written from the specifications alone (C2SP
 * signed-note, tlog-checkpoint, tlog-tiles; RFC 6962): {@link Verifier} shares nothing with the engine's code.
 */
public class IndependentVerifierTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void exportIsAccepted() throws Exception {
        Path root = folder.getRoot().toPath();
        LogKey key = TestLog.key();
        for (int size : new int[] {0, 1, 255, 256, 257, 700}) {
            Path log = root.resolve("log" + size);
            Path export = root.resolve("export" + size);
            try (AuditLog writer = AuditLog.open(log, key, AuditOptions.withoutHighWaterMark())) {
                TestLog.fill(writer, 0, size);
                AuditReader reader = writer.reader();
                TestLog.fill(writer, size, size + 300);
                writer.flush();
                AuditExport.write(reader, export);
            }
            assertThat(Verifier.verify(export, key.verifier().toString()))
                    .as("%d entries", size)
                    .isEqualTo(size);
            if (size > 1) {
                Path bundle = export.resolve(size < 256 ? "tile/entries/000.p/" + size : "tile/entries/000");
                byte[] bytes = Files.readAllBytes(bundle);
                bytes[100] ^= 1;
                Files.write(bundle, bytes);
                assertThat(Verifier.verify(export, key.verifier().toString())).isEqualTo(-1);
            }
        }
    }

    /** From the text of the specifications. */
    private static final class Verifier {
        static long verify(Path export, String vkey) throws Exception {
            String note = Files.readString(export.resolve("checkpoint"));
            String text = note.substring(0, note.lastIndexOf("\n\n") + 1);
            String[] lines = text.split("\n");
            String[] key = vkey.split("\\+", 3);
            byte[] typed = Base64.getDecoder().decode(key[2]);
            if (!lines[0].equals(key[0]) || !signed(note.substring(text.length() + 1), text, key, typed)) {
                return -1;
            }
            long size = Long.parseLong(lines[1]);
            List<byte[]> level = leaves(export, size);
            byte[] root = root(level);
            if (!Arrays.equals(root, Base64.getDecoder().decode(lines[2]))) {
                return -1;
            }
            for (int l = 0; !level.isEmpty(); l++) {
                for (int n = 0; n * 256 < level.size(); n++) {
                    List<byte[]> part = level.subList(n * 256, Math.min(level.size(), n * 256 + 256));
                    ByteArrayOutputStream tile = new ByteArrayOutputStream();
                    for (byte[] hash : part) {
                        tile.write(hash);
                    }
                    if (!Arrays.equals(tile.toByteArray(), Files.readAllBytes(file(export, "" + l, n, part.size())))) {
                        return -1;
                    }
                }
                List<byte[]> next = new ArrayList<>();
                for (int n = 0; n < level.size() / 256; n++) {
                    next.add(root(level.subList(n * 256, n * 256 + 256)));
                }
                level = next;
            }
            return size;
        }

        private static boolean signed(String signatures, String text, String[] key, byte[] typed) throws Exception {
            MessageDigest id = MessageDigest.getInstance("SHA-256");
            id.update((key[0] + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] hash = id.digest(typed);
            String hex = HexFormat.of().formatHex(hash, 0, 4);
            for (String line : signatures.split("\n")) {
                String[] parts = line.split(" ");
                byte[] body = Base64.getDecoder().decode(parts[2]);
                if (parts[0].equals("—")
                        && parts[1].equals(key[0])
                        && HexFormat.of().formatHex(body, 0, 4).equals(hex)) {
                    byte[] der = HexFormat.of()
                            .parseHex(
                                    "302a300506032b6570032100" + HexFormat.of().formatHex(typed, 1, 33));
                    Signature ed25519 = Signature.getInstance("Ed25519");
                    ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
                    ed25519.update(text.getBytes(StandardCharsets.UTF_8));
                    return key[1].equals(hex) && ed25519.verify(Arrays.copyOfRange(body, 4, body.length));
                }
            }
            return false;
        }

        private static List<byte[]> leaves(Path export, long size) throws Exception {
            List<byte[]> leaves = new ArrayList<>();
            while (leaves.size() < size) {
                int width = (int) Math.min(256, size - leaves.size());
                byte[] bundle = Files.readAllBytes(file(export, "entries", leaves.size() / 256, width));
                int at = 0;
                for (int i = 0; i < width; i++) {
                    int length = (bundle[at] & 255) * 256 + (bundle[at + 1] & 255);
                    leaves.add(hash(new byte[] {0}, Arrays.copyOfRange(bundle, at + 2, at + 2 + length)));
                    at += 2 + length;
                }
                if (at != bundle.length) {
                    return List.of();
                }
            }
            return leaves;
        }

        private static Path file(Path export, String level, int n, int width) {
            return export.resolve(
                    "tile/" + level + "/" + String.format("%03d", n) + (width < 256 ? ".p/" + width : ""));
        }

        private static byte[] root(List<byte[]> hashes) throws Exception {
            if (hashes.isEmpty()) {
                return hash();
            }
            if (hashes.size() == 1) {
                return hashes.get(0);
            }
            int k = 1;
            while (k * 2 < hashes.size()) {
                k *= 2;
            }
            return hash(new byte[] {1}, root(hashes.subList(0, k)), root(hashes.subList(k, hashes.size())));
        }

        private static byte[] hash(byte[]... parts) throws Exception {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        }
    }
}
