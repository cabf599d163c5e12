package io.jenkins.plugins.modelgate.engine.dependency.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.BoundedJson;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** SPDX 2.2 and 2.3 in the JSON form; tag-value is brought into it first. */
final class SpdxBill {
    private static final Set<String> NOTHING = Set.of("", "NOASSERTION", "NONE");

    /** Relationships whose first element needs the second. */
    private static final Set<String> FORWARD =
            Set.of("DEPENDS_ON", "CONTAINS", "DYNAMIC_LINK", "STATIC_LINK", "HAS_PREREQUISITE");

    /** Relationships whose second element needs the first. */
    private static final Set<String> BACKWARD = Set.of(
            "DEPENDENCY_OF",
            "RUNTIME_DEPENDENCY_OF",
            "BUILD_DEPENDENCY_OF",
            "DEV_DEPENDENCY_OF",
            "TEST_DEPENDENCY_OF",
            "OPTIONAL_DEPENDENCY_OF",
            "PROVIDED_DEPENDENCY_OF",
            "CONTAINED_BY",
            "PREREQUISITE_FOR");

    private SpdxBill() {}

    static void read(String file, JsonNode root, InventoryBuilder inventory) throws ManifestException {
        String version = BoundedJson.text(root, "spdxVersion");
        if (version == null || !version.matches("SPDX-2\\.[23]")) {
            throw new ManifestException(
                    Location.ofFile(file),
                    "is SPDX of a version other than 2.2 and 2.3: " + SafeText.quote("" + version));
        }
        Bill bill = new Bill(file);
        JsonNode packages = root.path("packages");
        if (!packages.isMissingNode() && !packages.isArray()) {
            throw new ManifestException(bill.at("packages"), "is no list of packages");
        }
        for (int i = 0; i < packages.size(); i++) {
            bill.add(entry(packages.get(i), "packages/" + i, bill));
        }
        for (JsonNode described : root.path("documentDescribes")) {
            bill.subject(described.asText());
        }
        for (JsonNode relationship : root.path("relationships")) {
            relate(relationship, bill);
        }
        bill.tell(inventory);
    }

    private static void relate(JsonNode relationship, Bill bill) {
        String from = BoundedJson.text(relationship, "spdxElementId");
        String to = BoundedJson.text(relationship, "relatedSpdxElement");
        String type = BoundedJson.text(relationship, "relationshipType");
        if (from == null || to == null || type == null || NOTHING.contains(to)) {
            return;
        }
        if (type.equals("DESCRIBES")) {
            bill.subject(to);
        } else if (type.equals("DESCRIBED_BY")) {
            bill.subject(from);
        } else if (FORWARD.contains(type) && isPackage(to)) {
            bill.edge(from, to);
        } else if (BACKWARD.contains(type) && isPackage(from)) {
            bill.edge(to, from);
        }
    }

    /** Packages contain files; those are no packages, and tools name them so. */
    private static boolean isPackage(String ref) {
        return !ref.startsWith("SPDXRef-File") && !ref.startsWith("SPDXRef-Snippet");
    }

    private static BillEntry entry(JsonNode node, String place, Bill bill) throws ManifestException {
        String ref = BoundedJson.text(node, "SPDXID");
        String name = BoundedJson.text(node, "name");
        if (ref == null || name == null) {
            throw new ManifestException(bill.at(place), "is a package without SPDXID or name");
        }
        Map<String, String> hashes = new LinkedHashMap<>();
        for (JsonNode checksum : node.path("checksums")) {
            hashes.put(
                    checksum.path("algorithm").asText(),
                    checksum.path("checksumValue").asText());
        }
        String purl = null;
        for (JsonNode reference : node.path("externalRefs")) {
            if ("purl".equals(BoundedJson.text(reference, "referenceType"))) {
                purl = BoundedJson.text(reference, "referenceLocator");
            }
        }
        return new BillEntry(
                ref, purl, name, said(node, "versionInfo"), Bill.hashes(hashes), licenses(node), null, null, place);
    }

    private static List<String> licenses(JsonNode node) {
        String concluded = said(node, "licenseConcluded");
        String license = concluded == null ? said(node, "licenseDeclared") : concluded;
        return license == null ? List.of() : List.of(SafeText.of(license));
    }

    @CheckForNull
    private static String said(JsonNode node, String field) {
        String text = BoundedJson.text(node, field);
        return text == null || NOTHING.contains(text.strip()) ? null : text.strip();
    }
}
