package io.jenkins.plugins.modelgate.engine.dependency.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.BoundedJson;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * SPDX 3.0 as its JSON schema has it: one graph of elements under SPDX's own context. Another context could give every word another
 * meaning, so it is refused.
 */
final class Spdx3Bill {
    private static final String CONTEXT = "https://spdx\\.org/rdf/3\\.0(?:\\.[0-9]+)?/spdx-context\\.jsonld";
    private static final String LISTED = "https://spdx.org/licenses/";

    /** Relationships whose first element needs the others. */
    private static final Set<String> NEEDS = Set.of(
            "dependsOn",
            "contains",
            "hasDynamicLink",
            "hasStaticLink",
            "hasPrerequisite",
            "hasOptionalDependency",
            "hasProvidedDependency");

    private final String file;
    private final Bill bill;
    private final Map<String, JsonNode> elements = new LinkedHashMap<>();
    private final Map<String, Set<String>> declared = new LinkedHashMap<>();
    private final Map<String, Set<String>> concluded = new LinkedHashMap<>();

    private Spdx3Bill(String file) {
        this.file = file;
        this.bill = new Bill(file);
    }

    /** Whether this is the form of SPDX 3, whatever its context. */
    static boolean is(JsonNode root) {
        return root.has("@graph") && root.has("@context");
    }

    static void read(String file, JsonNode root, InventoryBuilder inventory) throws ManifestException {
        String context = BoundedJson.text(root, "@context");
        if (context == null || !context.matches(CONTEXT) || !root.path("@graph").isArray()) {
            throw new ManifestException(
                    Location.ofFile(file), "is no graph of SPDX 3.0: its context is " + SafeText.quote("" + context));
        }
        Spdx3Bill reading = new Spdx3Bill(file);
        reading.enter(root.path("@graph"));
        for (JsonNode element : reading.elements.values()) {
            reading.relate(element, inventory);
        }
        for (Map.Entry<String, JsonNode> element : reading.elements.entrySet()) {
            if (isPackage(element.getValue())) {
                reading.bill.add(reading.entry(element.getKey(), element.getValue(), inventory));
            }
        }
        reading.bill.tell(inventory);
    }

    private void enter(JsonNode graph) throws ManifestException {
        for (int i = 0; i < graph.size(); i++) {
            JsonNode element = graph.get(i);
            String place = "@graph/" + i;
            String type = either(element, "type", "@type", place);
            if (type == null || type.indexOf(':') >= 0) {
                throw new ManifestException(bill.at(place), "is an element without a type in SPDX's own words");
            }
            String id = either(element, "spdxId", "@id", place);
            if (elements.putIfAbsent(id == null ? place : id, element) != null
                    || id == null && type.endsWith("Package")) {
                throw new ManifestException(bill.at(place), "is an element without an spdxId of its own");
            }
        }
    }

    /** A word of SPDX, or what JSON-LD calls the same. */
    @CheckForNull
    private String either(JsonNode element, String word, String keyword, String place) throws ManifestException {
        if (element.has(word) && element.has(keyword)) {
            throw new ManifestException(bill.at(place), "has both " + word + " and " + keyword);
        }
        String text = BoundedJson.text(element, word);
        return text == null ? BoundedJson.text(element, keyword) : text;
    }

    private static String type(JsonNode element) {
        return element.path(element.has("type") ? "type" : "@type").asText();
    }

    private void relate(JsonNode element, InventoryBuilder inventory) {
        String type = type(element);
        if (type.equals("SpdxDocument") || type.equals("software_Sbom") || type.equals("Bom")) {
            texts(element, "rootElement", inventory).forEach(bill::subject);
            if (!element.path("import").isEmpty()) {
                inventory.incomplete(
                        Location.ofFile(file), "takes elements from another document, which is not followed");
            }
        }
        String kind = BoundedJson.text(element, "relationshipType");
        String from = BoundedJson.text(element, "from");
        if (kind == null || from == null) {
            return;
        }
        List<String> to = texts(element, "to", inventory);
        switch (kind) {
            case "describes" -> to.forEach(bill::subject);
            case "hasDeclaredLicense" ->
                declared.computeIfAbsent(from, ref -> new LinkedHashSet<>()).addAll(to);
            case "hasConcludedLicense" ->
                concluded.computeIfAbsent(from, ref -> new LinkedHashSet<>()).addAll(to);
            default -> {
                for (String each : to) {
                    // Files are no packages; what the graph does not hold at all is told as missing.
                    JsonNode target = elements.get(each);
                    if (NEEDS.contains(kind) && (target == null || isPackage(target))) {
                        bill.edge(from, each);
                    }
                }
            }
        }
    }

    private List<String> texts(JsonNode element, String field, InventoryBuilder inventory) {
        JsonNode value = element.path(field);
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (each.isTextual()) {
                texts.add(each.textValue());
            } else if (!each.isMissingNode()) {
                inventory.incomplete(Location.ofFile(file), "has an element inside of another, which is not followed");
            }
        }
        return texts;
    }

    /** Models and data sets are packages as well; without a package URL they are nothing that an advisory speaks of. */
    private static boolean isPackage(JsonNode element) {
        String type = type(element);
        boolean other = type.equals("ai_AIPackage") || type.equals("dataset_DatasetPackage");
        return type.endsWith("Package") && !(other && !element.has("software_packageUrl"));
    }

    private BillEntry entry(String ref, JsonNode element, InventoryBuilder inventory) throws ManifestException {
        String name = BoundedJson.text(element, "name");
        if (name == null) {
            throw new ManifestException(bill.at(ref), "is a package without name");
        }
        String purl = BoundedJson.text(element, "software_packageUrl");
        for (JsonNode identifier : element.path("externalIdentifier")) {
            if ("packageUrl".equals(BoundedJson.text(identifier, "externalIdentifierType"))) {
                String other = BoundedJson.text(identifier, "identifier");
                if (purl != null && !purl.equals(other)) {
                    inventory.incomplete(bill.at(ref), SafeText.quote(name) + " has two package URLs; one is wrong");
                }
                purl = purl == null ? other : purl;
            }
        }
        Map<String, String> hashes = new LinkedHashMap<>();
        for (JsonNode hash : element.path("verifiedUsing")) {
            hashes.put(hash.path("algorithm").asText(), hash.path("hashValue").asText());
        }
        return new BillEntry(
                ref,
                purl,
                name,
                BoundedJson.text(element, "software_packageVersion"),
                Bill.hashes(hashes),
                licenses(ref),
                null,
                null,
                ref);
    }

    private List<String> licenses(String ref) {
        List<String> texts = new ArrayList<>();
        for (String license : concluded.getOrDefault(ref, declared.getOrDefault(ref, Set.of()))) {
            String text = license(license);
            if (text != null) {
                texts.add(SafeText.of(text));
            }
        }
        return texts;
    }

    @CheckForNull
    private String license(String ref) {
        JsonNode element = elements.get(ref);
        String expression = element == null ? null : BoundedJson.text(element, "simplelicensing_licenseExpression");
        if (expression != null) {
            return expression.equals("NOASSERTION") || expression.equals("NONE") ? null : expression;
        }
        return ref.startsWith(LISTED) ? ref.substring(LISTED.length()) : null;
    }
}
