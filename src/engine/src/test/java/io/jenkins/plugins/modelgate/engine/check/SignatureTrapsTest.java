package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import io.jenkins.plugins.modelgate.engine.signature.oms.OmsFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Where the specification of OpenSSF Model Signing and its reference implementation differ, and where a verifier could be
 * led astray: each test a row.
 */
public class SignatureTrapsTest {
    private static final String CONFIG = "{\"a\": 1}";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private OmsFixture signer;
    private Path model;

    @Before
    public void model() throws Exception {
        signer = new OmsFixture();
        model = folder.newFolder("model").toPath();
        OmsFixture.write(model, "config.json", CONFIG);
        OmsFixture.write(model, "a/b.txt", "b");
    }

    /** Row 1: the reference sorts by path components, the specification by code points; a verifier wants no order. */
    @Test
    public void anyOrderOfResourcesIsTheSignersOwn() throws Exception {
        OmsFixture.write(model, "a-b", "1");
        OmsFixture.write(model, "a.bin", "2");
        for (String[] order : new String[][] {
            {"a-b", "a.bin", "a/b.txt", "config.json"},
            {"a/b.txt", "a-b", "a.bin", "config.json"},
            {"config.json", "a.bin", "a-b", "a/b.txt"}
        }) {
            verified(OmsFixture.statement(model, DigestAlgorithm.SHA256, order));
        }
        OmsFixture.write(model, "f", "0123456789abcdefghijklmnop");
        ObjectNode shards =
                OmsFixture.shards(model, DigestAlgorithm.SHA256, 8, "f", "config.json", "a-b", "a.bin", "a/b.txt");
        var first = OmsFixture.resources(shards).remove(0);
        OmsFixture.resources(shards).add(first);
        verified(OmsFixture.rooted(shards));
    }

    /** Row 2: shards as the reference writes them. */
    @Test
    public void theReferencesSpellingOfShardsIsUnderstoodAndTold() throws Exception {
        ObjectNode statement = OmsFixture.shards(model, DigestAlgorithm.SHA256, 3, "a/b.txt", "config.json");
        OmsFixture.serialization(statement).put("shard_size", 3.0);
        OmsFixture.resources(statement).forEach(each -> ((ObjectNode) each).put("algorithm", "sha256-sharded-3"));
        Report report = verified(statement);
        assertThat(SignedModels.details(report, "signature/tolerated"))
                .anySatisfy(told -> assertThat(told).contains("sha256-sharded-3"));

        OmsFixture.resources(statement).forEach(each -> ((ObjectNode) each).put("algorithm", "sha256-sharded-4"));
        refused(statement, "signature/malformed", "sha256-sharded-4");
        OmsFixture.resources(statement).forEach(each -> ((ObjectNode) each).put("algorithm", "sha256"));
        for (double size : new double[] {3.5, 0, -3, 1e30}) {
            OmsFixture.serialization(statement).put("shard_size", size);
            refused(statement, "signature/malformed", "shard_size");
        }
    }

    /** Row 3: a single file may be called "." and a directory may not. */
    @Test
    public void aSingleFileMayBeCalledDot() throws Exception {
        Path file = model.resolve("config.json");
        ObjectNode statement = OmsFixture.statement(model, DigestAlgorithm.SHA256, "config.json");
        ObjectNode dot = OmsFixture.statement(model, DigestAlgorithm.SHA256, "config.json");
        ((ObjectNode) OmsFixture.resources(dot).get(0)).put("name", ".");
        for (ObjectNode each : List.of(statement, dot)) {
            Files.write(model.resolve("config.json.sig"), signer.keyBundle(each));
            assertThat(SignedModels.status(check(file))).isEqualTo("VERIFIED");
        }
        Files.delete(model.resolve("config.json.sig"));
        Files.write(model.resolve("model.sig"), signer.keyBundle(dot));
        assertThat(SignedModels.status(check(file))).as("model.sig beside it").isEqualTo("VERIFIED");

        Report directory = check(model);
        assertThat(SignedModels.broken(directory)).containsKeys("signature/missing-file", "signature/extra-file");
        assertThat(SignedModels.details(directory, "signature/missing-file").get(0))
                .contains("single file");
        OmsFixture.add(dot, "other", DigestAlgorithm.SHA256, new byte[1]);
        refused(OmsFixture.rooted(dot), "signature/malformed", "both one file and many");
    }

    /** Row 4: nothing signed is nothing vouched for. */
    @Test
    public void anEmptyModelIsRefused() throws Exception {
        refused(OmsFixture.statement(model, DigestAlgorithm.SHA256), "signature/malformed", "vouches for nothing");
        ObjectNode ignored = whole();
        OmsFixture.serialization(ignored).putArray("ignore_paths").add(".");
        refused(ignored, "signature/malformed", "ignores the whole model");
    }

    /** Row 6: a signature of shards cannot see empty files. */
    @Test
    public void emptyFilesUnderShardsAreTold() throws Exception {
        OmsFixture.write(model, "__init__.py", "");
        ObjectNode statement = OmsFixture.shards(model, DigestAlgorithm.SHA256, 3, "a/b.txt", "config.json");
        Report report = sign(statement);
        assertThat(SignedModels.broken(report)).containsEntry("signature/unsigned-empty-file", "__init__.py");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    /** Row 7: names that are two things to two readers. */
    @Test
    public void hostileNamesAreRefusedBeforeAnythingIsOpened() throws Exception {
        for (String name : new String[] {
            "/etc/passwd",
            "../outside",
            "a/../config.json",
            "./config.json",
            "a//b.txt",
            "a/",
            "a\\b.txt",
            "a\u0000b",
            "a\nb",
            "a\u0085b",
            "\ud800",
            ""
        }) {
            ObjectNode statement = whole();
            OmsFixture.add(statement, name, DigestAlgorithm.SHA256, new byte[0]);
            refused(OmsFixture.rooted(statement), "signature/malformed", "the statement's resource");
            ObjectNode ignoring = whole();
            OmsFixture.serialization(ignoring).putArray("ignore_paths").add(name + "/x/../..");
            refused(ignoring, "signature/malformed", "ignored path");
        }
    }

    /** Row 7: the same name twice, also in another form of Unicode. */
    @Test
    public void aNameIsSignedOnce() throws Exception {
        ObjectNode twice = whole();
        OmsFixture.add(twice, "config.json", DigestAlgorithm.SHA256, "{}".getBytes(StandardCharsets.UTF_8));
        refused(OmsFixture.rooted(twice), "signature/malformed", "listed 2 times");

        ObjectNode forms = whole();
        OmsFixture.add(forms, "\u00e9", DigestAlgorithm.SHA256, new byte[1]);
        OmsFixture.add(forms, "e\u0301", DigestAlgorithm.SHA256, new byte[1]);
        refused(OmsFixture.rooted(forms), "signature/malformed", "normal form");

        OmsFixture.write(model, "CONFIG.json", CONFIG);
        Report cases =
                verified(OmsFixture.statement(model, DigestAlgorithm.SHA256, "config.json", "CONFIG.json", "a/b.txt"));
        assertThat(SignedModels.details(cases, "signature/tolerated"))
                .anySatisfy(told -> assertThat(told).contains("differ by case"));
    }

    /** Row 7: duplicate keys in the bundle and in the statement. */
    @Test
    public void aKeyStandsOnceInTheJson() throws Exception {
        String statement = new String(OmsFixture.bytes(whole()), StandardCharsets.UTF_8);
        String double1 = statement.replace("\"predicateType\":", "\"predicateType\":\"x\",\"predicateType\":");
        raw(double1.getBytes(StandardCharsets.UTF_8), "signature/malformed", "no strict JSON");
        String bundle = new String(signer.keyBundle(whole()), StandardCharsets.UTF_8);
        for (String[] change : new String[][] {
            {"{\"mediaType\"", "{\"mediaType\":\"x\",\"mediaType\""},
            {"\"sig\":", "\"sig\":\"\",\"sig\":"},
            {"\"hint\":", "\"hint\":\"\",\"hint\":"}
        }) {
            assertThat(bundle).contains(change[0]);
            Files.writeString(model.resolve("model.sig"), bundle.replace(change[0], change[1]));
            assertThat(SignedModels.broken(check(model))).containsOnlyKeys("signature/malformed");
        }
    }

    /** Row 8: the signer ignores a file that a loader opens. */
    @Test
    public void ignoredFilesThatALoaderOpensAreTold() throws Exception {
        ObjectNode statement = whole();
        OmsFixture.serialization(statement)
                .putArray("ignore_paths")
                .add("notes")
                .add("model.pkl")
                .add("extra/");
        OmsFixture.write(model, "notes/README", "read me");
        assertThat(SignedModels.status(sign(statement))).isEqualTo("VERIFIED");
        OmsFixture.write(model, "sub/notes", "not the ignored one");
        assertThat(SignedModels.broken(check(model))).containsEntry("signature/extra-file", "sub/notes");
        Files.delete(model.resolve("sub/notes"));
        OmsFixture.write(model, "model.pkl", "\u0080");
        OmsFixture.write(model, "extra/code.py", "import os\n");
        assertThat(SignedModels.broken(check(model)))
                .containsEntry("signature/ignored-file", "extra/code.py model.pkl");
    }

    /** What the format itself leaves out lies directly below the root, and is no hiding place for a model. */
    @Test
    public void versionControlIsLeftOutAtTheRootAlone() throws Exception {
        OmsFixture.write(model, ".git/HEAD", "ref: refs/heads/main");
        OmsFixture.write(model, ".git/hooks/x.sh", "#!/bin/sh\n");
        OmsFixture.write(model, ".gitattributes", "*.bin filter=lfs");
        verified(whole());
        OmsFixture.write(model, ".github/model.pkl", "x");
        OmsFixture.write(model, "sub/.git", "x");
        Report report = sign(whole());
        assertThat(SignedModels.broken(report))
                .containsEntry("signature/ignored-file", ".github/model.pkl")
                .containsEntry("signature/extra-file", "sub/.git");
    }

    /** Row 9: unsigned files are tolerated only on demand, and never where a loader opens them. */
    @Test
    public void unsignedFilesAreListedOnlyOnDemand() throws Exception {
        OmsFixture.write(model, "LICENSE", "as is");
        assertThat(SignedModels.broken(sign(whole()))).containsEntry("signature/extra-file", "LICENSE");
        Policy listed = SignedModels.policy("modelArtifact: {unsignedFiles: LISTED}");
        Report tolerant = SignedModels.check(model, listed, SignedModels.byKey(signer.pem()));
        assertThat(SignedModels.status(tolerant)).isEqualTo("VERIFIED");
        assertThat(SignedModels.details(tolerant, "signature/extra-file")).hasSize(1);

        OmsFixture.write(model, "adapter.py", "import os\n");
        OmsFixture.write(model, "config.json", "{\"a\": 2}");
        Report report = SignedModels.check(model, listed, SignedModels.byKey(signer.pem()));
        assertThat(SignedModels.broken(report))
                .containsEntry("signature/extra-file", "adapter.py")
                .containsEntry("signature/changed-file", "config.json");
    }

    /** Row 10: what one model ignores is nothing to the next. */
    @Test
    public void nothingOfOneModelReachesTheNext() throws Exception {
        ObjectNode ignoring = whole();
        OmsFixture.serialization(ignoring).putArray("ignore_paths").add("LICENSE");
        OmsFixture.write(model, "LICENSE", "as is");
        verified(ignoring);
        assertThat(SignedModels.broken(sign(whole()))).containsEntry("signature/extra-file", "LICENSE");
    }

    /** Rows 11 and 16: the other hashes, whole and in shards, empty files among them. */
    @Test
    public void everyHashIsComparedInBothMethods() throws Exception {
        OmsFixture.write(model, "empty", "");
        for (DigestAlgorithm hash : DigestAlgorithm.values()) {
            verified(OmsFixture.statement(model, hash, "config.json", "a/b.txt", "empty"));
        }
        Files.delete(model.resolve("empty"));
        for (DigestAlgorithm hash : DigestAlgorithm.values()) {
            verified(OmsFixture.shards(model, hash, 3, "config.json", "a/b.txt"));
            OmsFixture.write(model, "config.json", "{\"a\": 2}");
            assertThat(SignedModels.details(check(model), "signature/changed-file"))
                    .containsExactly("other content in 6:8");
            OmsFixture.write(model, "config.json", CONFIG + " ");
            assertThat(SignedModels.broken(check(model))).containsKey("signature/changed-file");
            OmsFixture.write(model, "config.json", CONFIG);
        }
        refused(changed("hash_type", "blake2"), "signature/unsupported", "sha256, blake2b and blake3 are known");
        refused(changed("hash_type", "md5"), "signature/unsupported", "md5");
        refused(changed("method", "trees"), "signature/unsupported", "trees");
    }

    /** Row 13: the payload type is part of what is signed, and has one value. */
    @Test
    public void thePayloadTypeIsTheEnvelopesAndTheRightOne() throws Exception {
        Files.write(
                model.resolve("model.sig"),
                signer.bundle(OmsFixture.bytes(whole()), "application/json", bundle -> bundle));
        assertThat(SignedModels.broken(check(model))).containsOnlyKeys("signature/malformed");
        byte[] relabelled = signer.bundle(OmsFixture.bytes(whole()), "application/json", bundle -> {
            ((ObjectNode) bundle.get("dsseEnvelope")).put("payloadType", Envelope.IN_TOTO);
            return bundle;
        });
        Files.write(model.resolve("model.sig"), relabelled);
        assertThat(SignedModels.broken(check(model))).containsOnlyKeys("signature/invalid");
    }

    /** Row 14: file names may hold colons; the last two numbers are the range. */
    @Test
    public void colonsInNamesAreTheNames() throws Exception {
        OmsFixture.write(model, "f:0:8", "0123456789");
        OmsFixture.write(model, "c:d", "0123");
        verified(OmsFixture.shards(model, DigestAlgorithm.SHA256, 8, "f:0:8", "c:d", "config.json", "a/b.txt"));
    }

    /** Shards are all there, follow each other, and end where the file ends. */
    @Test
    public void shardsHaveNoGapAndNoOverlap() throws Exception {
        OmsFixture.write(model, "f", "0123456789abcdef0");
        for (int left : new int[] {0, 1, 2}) {
            ObjectNode gap = OmsFixture.shards(model, DigestAlgorithm.SHA256, 8, "f", "config.json", "a/b.txt");
            OmsFixture.resources(gap).remove(left);
            Report report = sign(OmsFixture.rooted(gap));
            assertThat(SignedModels.broken(report).keySet())
                    .as("without shard " + left)
                    .containsAnyOf("signature/malformed", "signature/changed-file");
            assertThat(SignedModels.status(report)).isEqualTo("FAILED");
        }
        for (String range : new String[] {":0:7", ":8:8", ":8:7", ":08:16", ":8:17", ":8:99999999999999999999", ""}) {
            ObjectNode wrong = OmsFixture.shards(model, DigestAlgorithm.SHA256, 8, "f", "config.json", "a/b.txt");
            ((ObjectNode) OmsFixture.resources(wrong).get(1)).put("name", "f" + range);
            refused(wrong, "signature/malformed", "resource");
        }
    }

    /** Row 17. */
    @Test
    public void aShardSizeWithoutShardsIsRefused() throws Exception {
        ObjectNode statement = whole();
        OmsFixture.serialization(statement).put("shard_size", 8);
        refused(statement, "signature/malformed", "shard_size although the method is files");
        refused(changed("method", "shards"), "signature/malformed", "no number shard_size");
    }

    /** Rows 19, 20 and what else makes a bundle two bundles. */
    @Test
    public void ambiguousBundlesAreRefused() throws Exception {
        altered(b -> material(b).putObject("certificate").put("rawBytes", "AA=="), "exactly one says");
        altered(b -> material(b).putObject("x509CertificateChain").putArray("certificates"), "certificates must be");
        altered(b -> material(b).remove("publicKey"), "has 0 of");
        altered(b -> b.withArray("/dsseEnvelope/signatures").addObject().put("sig", "AA=="), "exactly one signature");
        altered(b -> b.withArray("/dsseEnvelope/signatures").removeAll(), "exactly one signature");
        altered(b -> b.remove("dsseEnvelope"), "either dsseEnvelope or messageSignature");
        altered(b -> b.putObject("messageSignature"), "either dsseEnvelope or messageSignature");
        altered(b -> b.set("dsse_envelope", b.get("dsseEnvelope")), "unknown field");
        altered(b -> b.put("note", ""), "unknown field");
        altered(b -> material(b).put("public_key", ""), "unknown field");
        altered(b -> ((ObjectNode) b.get("dsseEnvelope")).put("payload", "%"), "no base64");
        altered(b -> ((ObjectNode) material(b).get("publicKey")).put("rawBytes", "AA=="), "both hint and rawBytes");
        altered(b -> material(b).putArray("tlogEntries").addObject().put("log_index", 1), "unknown field");
    }

    /** Row 21: the key id of an envelope decides nothing. */
    @Test
    public void theKeyIdIsNobodysName() throws Exception {
        for (String id : new String[] {"", "somebody", "../../x"}) {
            Files.write(
                    model.resolve("model.sig"), signer.bundle(OmsFixture.bytes(whole()), Envelope.IN_TOTO, bundle -> {
                        ((ObjectNode) bundle.at("/dsseEnvelope/signatures/0")).put("keyid", id);
                        return bundle;
                    }));
            assertThat(SignedModels.status(check(model))).isEqualTo("VERIFIED");
        }
    }

    /** Row 22 and the form of digests. */
    @Test
    public void digestsAreLowerCaseHexadecimalOfTheirLength() throws Exception {
        for (String digest :
                new String[] {"AB".repeat(32), "ab".repeat(31), "ab".repeat(64), "zz".repeat(32), "a", ""}) {
            ObjectNode statement = whole();
            ((ObjectNode) OmsFixture.resources(statement).get(0)).put("digest", digest);
            refused(statement, "signature/malformed", "digest");
        }
        ObjectNode upper = whole();
        ObjectNode subject = (ObjectNode) upper.at("/subject/0/digest");
        subject.put("sha256", subject.get("sha256").textValue().toUpperCase(java.util.Locale.ROOT));
        refused(upper, "signature/malformed", "lower-case");
    }

    /** Statements of other kinds, and root digests of other resources. */
    @Test
    public void onlyAModelsOwnStatementCounts() throws Exception {
        ObjectNode other = whole();
        other.put("predicateType", "https://slsa.dev/provenance/v1");
        refused(other, "signature/unsupported", "predicateType");
        ObjectNode type = whole();
        type.put("_type", "https://in-toto.io/Statement/v0.1");
        refused(type, "signature/unsupported", "_type");
        ObjectNode subjects = whole();
        subjects.withArray("/subject").add(subjects.at("/subject/0").deepCopy());
        refused(subjects, "signature/malformed", "exactly one subject");
        ObjectNode root = whole();
        ((ObjectNode) root.at("/subject/0/digest")).put("sha256", "00".repeat(32));
        refused(root, "signature/malformed", "root digest");
        ObjectNode more = whole();
        ((ObjectNode) more.get("predicate")).put("note", "");
        refused(more, "signature/malformed", "unknown field");
        ObjectNode foreign = whole();
        ((ObjectNode) OmsFixture.resources(foreign).get(0)).put("note", "allowed by the format");
        verified(foreign);
        raw("[]".getBytes(StandardCharsets.UTF_8), "signature/malformed", "no object");
        raw("{} {}".getBytes(StandardCharsets.UTF_8), "signature/malformed", "behind its end");
        raw(new byte[] {'{', '"', (byte) 0xC0, '"', '}'}, "signature/malformed", "UTF-8");
    }

    private ObjectNode whole() throws Exception {
        return OmsFixture.statement(model, DigestAlgorithm.SHA256, "config.json", "a/b.txt");
    }

    private ObjectNode changed(String field, String value) throws Exception {
        ObjectNode statement = whole();
        OmsFixture.serialization(statement).put(field, value);
        return statement;
    }

    private static ObjectNode material(ObjectNode bundle) {
        return (ObjectNode) bundle.get("verificationMaterial");
    }

    private void altered(java.util.function.Consumer<ObjectNode> change, String message) throws Exception {
        Files.write(model.resolve("model.sig"), signer.bundle(OmsFixture.bytes(whole()), Envelope.IN_TOTO, bundle -> {
            change.accept(bundle);
            return bundle;
        }));
        Report report = check(model);
        assertThat(SignedModels.broken(report)).as(message).containsOnlyKeys("signature/malformed");
        assertThat(SignedModels.details(report, "signature/malformed").get(0)).contains(message);
    }

    private void raw(byte[] payload, String rule, String message) throws Exception {
        Files.write(model.resolve("model.sig"), signer.bundle(payload, Envelope.IN_TOTO, bundle -> bundle));
        Report report = check(model);
        assertThat(SignedModels.broken(report)).as(message).containsOnlyKeys(rule);
        assertThat(SignedModels.details(report, rule).get(0)).contains(message);
    }

    private void refused(ObjectNode statement, String rule, String message) throws Exception {
        raw(OmsFixture.bytes(statement), rule, message);
    }

    private Report verified(ObjectNode statement) throws Exception {
        Report report = sign(statement);
        assertThat(SignedModels.broken(report)).isEmpty();
        assertThat(SignedModels.status(report)).isEqualTo("VERIFIED");
        return report;
    }

    private Report sign(ObjectNode statement) throws Exception {
        Files.write(model.resolve("model.sig"), signer.keyBundle(statement));
        return check(model);
    }

    private Report check(Path path) throws Exception {
        return SignedModels.check(path, SignedModels.byKey(signer.pem()));
    }
}
