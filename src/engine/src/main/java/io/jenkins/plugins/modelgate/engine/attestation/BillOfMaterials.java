package io.jenkins.plugins.modelgate.engine.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model's bill of material (CycloneDX 1.6), read as hostile input: which files it says the model has, with which SHA-256.
 * Everything else in it is carried along unread.
 */
public final class BillOfMaterials {
    /** Name of the file beside a report. */
    public static final String FILE = "model.cdx.json";

    /** Most bytes of one. */
    public static final int MAX_BYTES = 32 << 20;

    private static final String WHAT = "the bill of material";
    private static final String SHA256 = "SHA-256";
    private static final String DIGEST = "[0-9a-f]{64}";
    private static final String PURL = "pkg:[a-z0-9.+-]{1,32}/[A-Za-z0-9._~%/@?=&:+-]{1,500}";
    private static final String COMPLETE = "complete";

    private final ObjectNode json;
    private final TreeMap<String, String> files = new TreeMap<>();

    private BillOfMaterials(ObjectNode json) throws SignatureException {
        this.json = json;
        must("CycloneDX".equals(json.path("bomFormat").textValue()), "bomFormat is not CycloneDX");
        must("1.6".equals(json.path("specVersion").textValue()), "specVersion is not 1.6");
        JsonNode model = model();
        must(model.isObject(), "it is about nothing");
        must("machine-learning-model".equals(model.path("type").textValue()), "it is about no machine-learning-model");
        for (JsonNode part : model.path("components")) {
            String name = part.path("name").textValue();
            must(name != null && "file".equals(part.path("type").textValue()), "a part of the model is no file");
            must(!files.containsKey(name), "the file " + SafeText.quote(String.valueOf(name)) + " is listed twice");
            files.put(name, sha256(part));
        }
    }

    /** Reads one from its file. */
    public static BillOfMaterials read(byte[] bytes) throws SignatureException {
        JsonNode json = StrictJson.read(bytes, WHAT, MAX_BYTES);
        must(json.isObject(), "it is no object");
        return new BillOfMaterials((ObjectNode) json);
    }

    /** The one that is a statement's predicate. */
    public static BillOfMaterials of(Statement statement) throws SignatureException {
        must(
                statement.predicateType().equals(PredicateType.BILL_OF_MATERIALS.uri()),
                "the statement has none; it is of type " + SafeText.quote(statement.predicateType()));
        return new BillOfMaterials(statement.predicate());
    }

    private static void must(boolean right, String sentence) throws SignatureException {
        if (!right) {
            throw new SignatureException(Kind.MALFORMED, WHAT + ": " + sentence);
        }
    }

    private static String sha256(JsonNode component) throws SignatureException {
        String found = null;
        for (JsonNode hash : component.path("hashes")) {
            if (SHA256.equals(hash.path("alg").textValue())) {
                String content = hash.path("content").asText();
                must(found == null && content.matches(DIGEST), "a SHA-256 is no digest, or there are two");
                found = content;
            }
        }
        return found;
    }

    private JsonNode model() {
        return json.at("/metadata/component");
    }

    /** SHA-256 of the model's file, or root digest of its directory; null when the bill has none. */
    @CheckForNull
    public String digest() throws SignatureException {
        return sha256(model());
    }

    /** Path to SHA-256, which is null for a file that could not be read. */
    public Map<String, String> files() {
        return Collections.unmodifiableMap(files);
    }

    /** Package URLs of the models that it was derived from, as far as the bill has them. */
    public List<String> ancestors() {
        List<String> ancestors = new ArrayList<>();
        for (JsonNode each : model().at("/pedigree/ancestors")) {
            String purl = each.path("purl").asText();
            if (purl.matches(PURL) && !ancestors.contains(purl)) {
                ancestors.add(purl);
            }
        }
        return ancestors;
    }

    /**
     * Models that it was derived from: package URLs, and of those that have none the names, as the model's card has them. Hostile
     * text.
     */
    public List<String> baseModels() {
        List<String> bases = new ArrayList<>(ancestors());
        for (JsonNode each : model().at("/pedigree/ancestors")) {
            String name = each.path("name").asText();
            if (!each.path("purl").asText().matches(PURL) && !name.isEmpty() && !bases.contains(name)) {
                bases.add(name);
            }
        }
        return bases;
    }

    /** Whether it says that it lists every file of the model. */
    public boolean isComplete() {
        for (JsonNode composition : json.path("compositions")) {
            if (COMPLETE.equals(composition.path("aggregate").textValue())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the other one says the same, field by field. */
    public boolean isSameAs(BillOfMaterials other) {
        return json.equals(other.json);
    }

    /**
     * What differs between the bill and the files, a sentence each; empty when nothing does.
     *
     * @param actual path to SHA-256, null for one that could not be read
     */
    public List<String> differences(Map<String, String> actual) {
        List<String> differences = new ArrayList<>();
        files.forEach((path, sha256) -> {
            if (!actual.containsKey(path)) {
                differences.add(SafeText.quote(path) + " is in the bill and not there");
            } else if (sha256 == null || !sha256.equals(actual.get(path))) {
                differences.add(SafeText.quote(path) + " is another file than the bill has");
            }
        });
        if (isComplete()) {
            actual.keySet().stream()
                    .filter(path -> !files.containsKey(path))
                    .forEach(path -> differences.add(SafeText.quote(path) + " is there and not in the bill"));
        }
        return differences;
    }

    /**
     * Adds a dataset of the model that a gate examined.
     *
     * @param name of it
     * @param sha256 of it
     * @param facts name to text, shown as properties
     * @throws SignatureException when the bill is not built as its schema has it
     */
    public void addDataset(String name, String sha256, Map<String, String> facts) throws SignatureException {
        String reference = "dataset:sha256:" + sha256;
        for (JsonNode each : json.path("components")) {
            if (reference.equals(each.path("bom-ref").textValue())) {
                return;
            }
        }
        try {
            add(reference, name, sha256, facts);
        } catch (UnsupportedOperationException e) {
            throw new SignatureException(
                    Kind.MALFORMED, WHAT + " has a list or an object where its schema has none", e);
        }
    }

    private void add(String reference, String name, String sha256, Map<String, String> facts) {
        ObjectNode dataset = json.withArrayProperty("components").addObject();
        dataset.put("type", "data").put("bom-ref", reference).put("name", JsonOutput.wellFormed(name));
        dataset.putArray("hashes").addObject().put("alg", SHA256).put("content", sha256);
        dataset.putArray("data").addObject().put("type", "dataset").put("name", JsonOutput.wellFormed(name));
        ArrayNode properties = dataset.putArray("properties");
        facts.forEach(
                (fact, value) -> properties.addObject().put("name", fact).put("value", JsonOutput.wellFormed(value)));
        ObjectNode model = (ObjectNode) model();
        model.withObjectProperty("modelCard")
                .withObjectProperty("modelParameters")
                .withArrayProperty("datasets")
                .addObject()
                .put("ref", reference);
        ArrayNode dependencies = json.withArrayProperty("dependencies");
        for (JsonNode each : dependencies) {
            if (each instanceof ObjectNode entry && model.path("bom-ref").equals(entry.path("ref"))) {
                entry.withArrayProperty("dependsOn").add(reference);
            }
        }
        dependencies.addObject().put("ref", reference);
    }

    /** The statement that this is the bill of these subjects. */
    public Statement about(List<ResourceDescriptor> subjects) {
        return new Statement(subjects, PredicateType.BILL_OF_MATERIALS.uri(), json);
    }

    /** UTF-8 without blanks: this room's own writing of what was read. */
    public byte[] bytes() {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
