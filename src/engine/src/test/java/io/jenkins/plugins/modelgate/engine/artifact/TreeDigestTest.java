package io.jenkins.plugins.modelgate.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TreeDigestTest {
    private static final LongConsumer NOBODY = count -> {};

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    /** Worked values of the model-signing specification's reference files. */
    @Test
    public void omsRootIsTheSpecificationsOne() throws Exception {
        assertThat(root(Map.of("signme-1", "signme-1\n", "signme-2", "signme-2")))
                .isEqualTo("92745110b1ab4368471cbe31664e10174e954b113a3df333db860317b2c6dec4");
        assertThat(root(Map.of("signme-1", "signme-1", "signme-2", "signme-2")))
                .isEqualTo("61d4849d9d90076d6215f4d525f13d6574af8e3f67aef3e6f36fc40a14fdd226");
        assertThat(root(Map.of("signme-1", "signme-1\n")))
                .isEqualTo("afa48c8674afe334b8a7dea34f7b46ab256e9255edf8da2132792341b667a45b");
        assertThat(root(Map.of())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    public void omsLeavesOutVersionControlAndTheSignatureOnlyAtTheTop() throws Exception {
        String plain = root(Map.of("a", "1", "sub/.git/x", "2"));
        assertThat(root(Map.of("a", "1", "sub/.git/x", "2", ".git/config", "3", ".gitignore", "4", ".github/w/y", "5")))
                .isEqualTo(plain);
        assertThat(root(Map.of("a", "1", "sub/.git/x", "2", "model.sig", "6"))).isEqualTo(plain);
        assertThat(root(Map.of("a", "1"))).isNotEqualTo(plain);
    }

    @Test
    public void listingIsWhatSha256sumPrints() throws Exception {
        Path root = folder.getRoot().toPath();
        Files.writeString(root.resolve("b"), "two");
        Files.writeString(root.resolve("A"), "one");
        Files.createDirectory(root.resolve("d"));
        Files.writeString(root.resolve("d/new\nline"), "three");
        Files.writeString(root.resolve("d/back\\slash"), "four");
        Process sums = new ProcessBuilder(
                        "sh", "-c", "LC_ALL=C find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum")
                .directory(root.toFile())
                .start();
        String expected = hex(MessageDigest.getInstance("SHA-256")
                .digest(sums.getInputStream().readAllBytes()));

        TreeDigest digest = new TreeDigest(null);
        for (TreeEntry entry : TreeWalk.of(root)) {
            digest.add(entry.path(), digestOf(entry));
        }

        assertThat(sums.waitFor()).isZero();
        assertThat(digest.listing()).isEqualTo(expected);
    }

    @Test
    public void anUnreadFileLeavesNoDigest() {
        TreeDigest digest = new TreeDigest(null);
        digest.add("a", null);

        assertThat(digest.listing()).isNull();
        assertThat(digest.omsRoot()).isNull();
    }

    @Test
    public void orderIsByCodePointNotByUtf16() {
        List<String> sorted = new java.util.ArrayList<>(List.of("\uD83D\uDE00", "\uFFEE", "b", "a/b", "a", "a.b"));
        sorted.sort(TreeWalk.PATH_ORDER);

        assertThat(sorted).containsExactly("a", "a.b", "a/b", "b", "\uFFEE", "\uD83D\uDE00");
    }

    @Test
    public void readAheadAndSkippingChangeNothing() throws Exception {
        Path file = folder.getRoot().toPath().resolve("f");
        byte[] content = new byte[5_000_001];
        new java.util.Random(42).nextBytes(content);
        Files.write(file, content);
        String expected = hex(MessageDigest.getInstance("SHA-256").digest(content));
        for (boolean ahead : new boolean[] {false, true}) {
            TreeEntry entry = TreeWalk.of(file).get(0);
            try (ArtifactFile artifact = ArtifactFile.open(entry);
                    DigestStream stream = artifact.digested(ahead, NOBODY)) {
                assertThat(stream.readNBytes(1000)).isEqualTo(java.util.Arrays.copyOf(content, 1000));
                stream.skipNBytes(2_000_000);
                assertThat(stream.read()).isEqualTo(content[2_001_000] & 0xFF);
                assertThat(stream.finish()).isEqualTo(expected);
                assertThat(stream.total()).isEqualTo(content.length);
                assertThat(artifact.tail(10))
                        .isEqualTo(java.util.Arrays.copyOfRange(content, content.length - 10, content.length));
            }
        }
    }

    private static String digestOf(TreeEntry entry) throws Exception {
        try (ArtifactFile file = ArtifactFile.open(entry);
                DigestStream stream = file.digested(false, NOBODY)) {
            return stream.finish();
        }
    }

    private static String root(Map<String, String> files) throws Exception {
        TreeDigest digest = new TreeDigest("model.sig");
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            digest.add(file.getKey(), hex(MessageDigest.getInstance("SHA-256").digest(content)));
        }
        return digest.omsRoot();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
