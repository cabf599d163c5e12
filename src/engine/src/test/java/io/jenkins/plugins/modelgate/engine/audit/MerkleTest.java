package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.audit.merkle.CompactRange;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.merkle.NodeReader;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofBuilder;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/** Vectors of transparency-dev/merkle, and proofs of every index and size of small trees. */
public class MerkleTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    public void hashes() {
        assertThat(hex(MerkleHash.empty()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex(MerkleHash.leaf(new byte[0]))).isEqualTo(ROOTS.get(0));
        assertThat(hex(MerkleHash.leaf(ascii("L123456"))))
                .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
        assertThat(hex(MerkleHash.node(ascii("N123"), ascii("N456"))))
                .isEqualTo("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
        assertThat(Base64.getEncoder().encodeToString(MerkleHash.leaf(ascii("hello world"))))
                .isEqualTo("TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=");
    }

    @Test
    public void roots() {
        CompactRange range = new CompactRange();
        assertThat(range.root()).isEqualTo(MerkleHash.empty());
        for (int i = 0; i < LEAVES.size(); i++) {
            range.append(MerkleHash.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(hex(range.root())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    public void publishedProofs() throws IOException {
        ProofBuilder proofs = new ProofBuilder(
                tree(LEAVES.stream().map(HexFormat.of()::parseHex).toList()));
        assertThat(short8(proofs.inclusion(0, 8))).containsExactly("96a296d2", "5f083f0a", "6b47aaf2");
        assertThat(short8(proofs.inclusion(5, 8))).containsExactly("bc1a0643", "ca854ea1", "d37ee418");
        assertThat(short8(proofs.inclusion(2, 3))).containsExactly("fac54203");
        assertThat(short8(proofs.inclusion(1, 5))).containsExactly("6e340b9c", "5f083f0a", "bc1a0643");
        assertThat(short8(proofs.inclusion(6, 7))).containsExactly("0ebc5d34", "d37ee418");
        assertThat(short8(proofs.consistency(1, 8))).containsExactly("96a296d2", "5f083f0a", "6b47aaf2");
        assertThat(short8(proofs.consistency(6, 8))).containsExactly("0ebc5d34", "ca854ea1", "d37ee418");
        assertThat(short8(proofs.consistency(2, 5))).containsExactly("5f083f0a", "bc1a0643");
        assertThat(short8(proofs.consistency(3, 7))).containsExactly("0298d122", "07506a85", "fac54203", "837dbb15");
        assertThat(short8(proofs.consistency(4, 8))).containsExactly("6b47aaf2");
    }

    @Test
    public void everyProofOfSmallTreesHoldsAndNoOther() throws IOException {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            entries.add(ascii("entry " + i));
        }
        ProofBuilder proofs = new ProofBuilder(tree(entries));
        for (int size = 1; size <= entries.size(); size++) {
            byte[] root = proofs.root(size);
            for (int index = 0; index < size; index++) {
                byte[] leaf = MerkleHash.leaf(entries.get(index));
                List<byte[]> path = proofs.inclusion(index, size);
                assertThat(ProofVerifier.inclusion(index, size, leaf, path, root))
                        .isTrue();
                assertThat(ProofVerifier.inclusion((index + 1) % (size + 1), size, leaf, path, root))
                        .as("%d of %d under another index", index, size)
                        .isFalse();
            }
            for (int from = 1; from <= size; from++) {
                List<byte[]> proof = proofs.consistency(from, size);
                assertThat(ProofVerifier.consistency(from, size, proofs.root(from), root, proof))
                        .isTrue();
                if (from < size) {
                    assertThat(ProofVerifier.consistency(from, size, root, root, proof))
                            .isFalse();
                }
            }
        }
    }

    @Test
    public void inclusionVectors() throws IOException {
        int valid = 0;
        List<Path> files = files("merkle/inclusion");
        for (Path file : files) {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            boolean holds = isSize(json, "leafIdx")
                    && isSize(json, "treeSize")
                    && ProofVerifier.inclusion(
                            json.get("leafIdx").longValue(),
                            json.get("treeSize").longValue(),
                            bytes(json, "leafHash"),
                            proof(json),
                            bytes(json, "root"));
            assertThat(holds)
                    .as(file.toString())
                    .isNotEqualTo(json.get("wantErr").booleanValue());
            valid += holds ? 1 : 0;
        }
        assertThat(files).hasSize(98);
        assertThat(valid).isEqualTo(6);
    }

    @Test
    public void consistencyVectors() throws IOException {
        int valid = 0;
        List<Path> files = files("merkle/consistency");
        for (Path file : files) {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            boolean holds = isSize(json, "size1")
                    && isSize(json, "size2")
                    && ProofVerifier.consistency(
                            json.get("size1").longValue(),
                            json.get("size2").longValue(),
                            bytes(json, "root1"),
                            bytes(json, "root2"),
                            proof(json));
            assertThat(holds)
                    .as(file.toString())
                    .isNotEqualTo(json.get("wantErr").booleanValue());
            valid += holds ? 1 : 0;
        }
        assertThat(files).hasSize(98);
        assertThat(valid).isEqualTo(6);
    }

    private static NodeReader tree(List<byte[]> entries) {
        return (height, index) -> {
            CompactRange range = new CompactRange();
            for (byte[] entry : entries.subList((int) (index << height), (int) ((index + 1) << height))) {
                range.append(MerkleHash.leaf(entry));
            }
            return range.root();
        };
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> tree = Files.walk(SharedVectors.directory(name))) {
            return tree.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private static boolean isSize(JsonNode json, String field) {
        return json.get(field).canConvertToLong();
    }

    private static byte[] bytes(JsonNode json, String field) {
        return json.get(field).isNull()
                ? new byte[0]
                : Base64.getDecoder().decode(json.get(field).textValue());
    }

    private static List<byte[]> proof(JsonNode json) {
        List<byte[]> proof = new ArrayList<>();
        json.get("proof").forEach(hash -> proof.add(Base64.getDecoder().decode(hash.textValue())));
        return proof;
    }

    private static List<String> short8(List<byte[]> proof) {
        return proof.stream().map(hash -> hex(hash).substring(0, 8)).toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
