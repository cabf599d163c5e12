package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofBuilder;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.store.DurableFiles;
import io.jenkins.plugins.modelgate.engine.audit.store.TileWriter;
import io.jenkins.plugins.modelgate.engine.audit.tile.EntryBundle;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileBuilder;
import io.jenkins.plugins.modelgate.engine.audit.tile.TilePath;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Paths and contents of tiles: transparency-dev/tessera api/layout and testdata/log, FiloSottile/sunlight. */
public class TileTest {
    private static final List<String> WORDS = List.of(
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eit",
            "nain",
            "ten",
            "ileven",
            "twelf",
            "threeten",
            "fourten",
            "fivten");
    private static final String SECRET =
            "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";

    /** Checkpoint 15 of Tessera's test log. */
    private static final String CHECKPOINT =
            "example.com/log/testdata\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n\n"
                    + "— example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=\n";

    private static final String PROOF =
            "c2sp.org/tlog-proof@v1\nindex 5\nzMKa4OAqd7D0V4wawXST15z0JiEEkprIBPkfxOesWvA=\n"
                    + "nk9gCR+floFqznAPtqjjcnnV64dge2jQB95D5t164Hg=\nzY1lN35vrXYAPixXSd59LsU29xUJtuW4o2dNNg5Y2Co=\n"
                    + "5jLpqTgjsBDSEX6SgZiRnbTMdTuRd8bQ5tSsAOxe0Ks=\n\n" + CHECKPOINT;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void paths() throws Exception {
        assertThat(new TilePath(0, 0, 256)).hasToString("tile/0/000");
        assertThat(new TilePath(0, 0, 255)).hasToString("tile/0/000.p/255");
        assertThat(new TilePath(15, 455667, 256)).hasToString("tile/15/x455/667");
        assertThat(new TilePath(15, 123456789, 41)).hasToString("tile/15/x123/x456/789.p/41");
        assertThat(new TilePath(TilePath.ENTRIES, 255, 253)).hasToString("tile/entries/255.p/253");
        assertThat(new TilePath(63, 999_999_999_999_999_999L, 255))
                .hasToString("tile/63/x999/x999/x999/x999/x999/999.p/255");
        for (String path : List.of("tile/0/000", "tile/15/x123/x456/789.p/41", "tile/entries/x001/000.p/1")) {
            assertThat(TilePath.parse(path)).hasToString(path);
        }
    }

    @Test
    public void pathsThatAreNone() {
        for (String path : List.of(
                "tile/0/x001/x234/067.p/",
                "tile/0/x001/x234/067.p",
                "tile/0/x001/x234/",
                "tile/0/x001/x234",
                "tile/0/x001/",
                "tile/0/x001",
                "tile/0/x001/.p/abc",
                "tile/64/000",
                "tile/-1/000",
                "tile/abc/000",
                "tile/0/001/002",
                "tile/0/x001/0002",
                "tile/0/x001/-002",
                "tile/0/x001/002.p/256",
                "tile/0/x000/001",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "tile/00/000",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/8/0/000",
                "tile/0/../000")) {
            assertThatThrownBy(() -> TilePath.parse(path)).as(path).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    public void tilesOfSizes() throws Exception {
        assertThat(written(1)).contains("tile/0/000.p/1").hasSize(2);
        assertThat(written(255)).contains("tile/0/000.p/255").hasSize(2);
        assertThat(written(256)).containsExactlyInAnyOrder("tile/entries/000", "tile/0/000", "tile/1/000.p/1");
        assertThat(written(257))
                .containsExactlyInAnyOrder(
                        "tile/entries/000", "tile/entries/001.p/1", "tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1");
        List<String> large = written(70_000);
        assertThat(large).contains("tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(large.stream().filter(path -> path.matches("tile/0/[0-9]{3}")))
                .hasSize(273);
    }

    /** Sunlight's test tree of 300 records. */
    @Test
    public void fullTileOfSunlight() throws Exception {
        TileBuilder builder = new TileBuilder();
        for (int i = 0; i < 300; i++) {
            byte[] record = ("record " + i).getBytes(StandardCharsets.US_ASCII);
            builder.add(record, MerkleHash.leaf(record));
        }
        assertThat(HexFormat.of().formatHex(MerkleHash.leaf("record 0".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("3b367d6db7bc51726d918b18e9a79e0fce53f867fbe38671f609e6bb59d46035");
        assertThat(builder.partial().get(2).path()).hasToString("tile/1/000.p/1");
        assertThat(HexFormat.of().formatHex(builder.partial().get(2).bytes()))
                .isEqualTo("dc9349f9787ed0086da6d97f679c51a5198f98e456e95b1d87fa3abc012fec31");
    }

    @Test
    public void bundles() throws Exception {
        List<byte[]> three = WORDS.subList(0, 3).stream().map(TileTest::ascii).toList();
        byte[] bytes = EntryBundle.encode(three);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("00036f6e65000374776f00057468726565");
        assertThat(EntryBundle.parse(bytes, 3).entry(2)).isEqualTo(ascii("three"));
        assertThatThrownBy(() -> EntryBundle.parse(bytes, 2)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> EntryBundle.parse(bytes, 4)).isInstanceOf(MalformedException.class);
    }

    @Test
    public void tesserasLogIsRebuiltByteForByte() throws Exception {
        Path vectors = SharedVectors.directory("tessera");
        LogKey key = LogKey.parse(SECRET);
        Path log = folder.newFolder().toPath();
        TileBuilder builder = new TileBuilder();
        TileWriter writer = new TileWriter(log, new DurableFiles(log));
        for (int size = 0; size <= WORDS.size(); size++) {
            byte[] published = Files.readAllBytes(vectors.resolve("checkpoint." + size));
            Checkpoint checkpoint = Checkpoint.open(published, key.verifier().name(), List.of(key.verifier()));
            assertThat(builder.range().root()).isEqualTo(checkpoint.root());
            assertThat(new ProofBuilder(new TileReader(vectors, 15)).root(size)).isEqualTo(checkpoint.root());
            assertThat(Checkpoint.sign(
                                    checkpoint.origin(), size, builder.range().root(), List.of(key))
                            .bytes())
                    .isEqualTo(published);
            writer.write(builder);
            if (size < WORDS.size()) {
                byte[] entry = ascii(WORDS.get(size));
                builder.add(entry, MerkleHash.leaf(entry));
            }
        }
        int compared = 0;
        for (String path : paths(vectors)) {
            assertThat(log.resolve(path)).hasSameBinaryContentAs(vectors.resolve(path));
            compared++;
        }
        assertThat(compared).isGreaterThanOrEqualTo(28);
    }

    @Test
    public void builderGoesOnFromWhatIsStored() throws Exception {
        Path log = folder.newFolder().toPath();
        TileBuilder one = new TileBuilder();
        for (int size = 0; size <= 1100; size++) {
            if (size % 97 == 0 || size == 256 || size == 257) {
                new TileWriter(log, new DurableFiles(log)).write(one);
                TileBuilder loaded = TileBuilder.load(new TileReader(log, size));
                assertThat(loaded.range().root()).isEqualTo(one.range().root());
                one = loaded;
            }
            byte[] entry = ascii("entry " + size);
            one.add(entry, MerkleHash.leaf(entry));
        }
    }

    @Test
    public void proofFile() throws Exception {
        VerifierKey key = LogKey.parse(SECRET).verifier();
        TlogProof proof = TlogProof.parse(PROOF.getBytes(StandardCharsets.UTF_8));
        assertThat(proof.verify(ascii("six"), key.name(), List.of(key)).size()).isEqualTo(15);
        assertThat(proof.bytes()).isEqualTo(PROOF.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> proof.verify(ascii("sex"), key.name(), List.of(key)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> proof.verify(ascii("six"), "example.com/other", List.of(key)))
                .isInstanceOf(MalformedException.class);
        TlogProof none = TlogProof.parse(ascii("c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n"));
        assertThat(none.path()).isEmpty();
        String hash = Base64.getEncoder().encodeToString(new byte[32]);
        for (String broken : List.of(
                "index 0\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v2\nindex 0\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nindex -1\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nindex x\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nindex 0\n!\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nindex 0\n" + (hash + "\n").repeat(64) + "\ncheckpoint\n")) {
            assertThatThrownBy(() -> TlogProof.parse(ascii(broken))).as(broken).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    public void publishedConsistencyProof() throws Exception {
        TileBuilder builder = new TileBuilder();
        for (String word : WORDS) {
            builder.add(ascii(word), MerkleHash.leaf(ascii(word)));
        }
        Path log = folder.newFolder().toPath();
        new TileWriter(log, new DurableFiles(log)).write(builder);
        List<String> proof = new ProofBuilder(new TileReader(log, 15))
                .consistency(7, 15).stream()
                        .map(Base64.getEncoder()::encodeToString)
                        .toList();
        assertThat(proof)
                .containsExactly(
                        "2Q0P5jSR+TdkwdXWyx+GbBWX0KZbNZkWzCjyTPSozsw=",
                        "ThcgoV2DYcK+VCxBUDWAlNxmLy2r7dq7dK7+OlgQKWs=",
                        "ycRkkNklus5eMVRUvkD1pK321vMrA+jjOiZKU8aOcY4=",
                        "zY1lN35vrXYAPixXSd59LsU29xUJtuW4o2dNNg5Y2Co=",
                        "5jLpqTgjsBDSEX6SgZiRnbTMdTuRd8bQ5tSsAOxe0Ks=");
    }

    private List<String> written(int size) throws Exception {
        Path log = folder.newFolder().toPath();
        TileBuilder builder = new TileBuilder();
        byte[] entry = ascii("x");
        byte[] leaf = MerkleHash.leaf(entry);
        for (int i = 0; i < size; i++) {
            builder.add(entry, leaf);
        }
        return Stream.concat(builder.full().stream(), builder.partial().stream())
                .map(file -> file.path().toString())
                .toList();
    }

    private static List<String> paths(Path log) throws Exception {
        try (Stream<Path> tree = Files.walk(log.resolve("tile"))) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> log.relativize(file).toString())
                    .collect(Collectors.toList());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
