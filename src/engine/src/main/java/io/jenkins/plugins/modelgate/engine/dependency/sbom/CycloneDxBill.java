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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CycloneDX 1.2 to 1.7 in its JSON form; the XML form is brought into it first. */
final class CycloneDxBill {
    /** Entries that are no packages: what they are is for other checks. */
    private static final Set<String> NO_PACKAGES = Set.of("machine-learning-model", "data", "file");

    private final Bill bill;
    private final String file;
    private int unnamed;

    private CycloneDxBill(String file) {
        this.file = file;
        this.bill = new Bill(file);
    }

    static void read(String file, JsonNode root, InventoryBuilder inventory) throws ManifestException {
        String version = BoundedJson.text(root, "specVersion");
        if (version == null || !version.matches("1\\.[2-7]")) {
            throw new ManifestException(
                    Location.ofFile(file),
                    "is CycloneDX of a version other than 1.2 to 1.7: " + SafeText.quote("" + version));
        }
        CycloneDxBill reader = new CycloneDxBill(file);
        JsonNode subject = root.path("metadata").path("component");
        if (subject.isObject()) {
            reader.subject(subject);
        }
        reader.components(root.path("components"), "components");
        reader.dependencies(root.path("dependencies"));
        reader.compositions(root.path("compositions"), inventory);
        reader.bill.tell(inventory);
    }

    private void subject(JsonNode node) throws ManifestException {
        String ref = ref(node);
        bill.subject(ref);
        if (BoundedJson.text(node, "purl") != null) {
            bill.add(entry(node, ref, "metadata/component"));
        }
        components(node.path("components"), "metadata/component/components");
    }

    private void components(JsonNode components, String place) throws ManifestException {
        if (!components.isMissingNode() && !components.isArray()) {
            throw new ManifestException(bill.at(place), "is no list of components");
        }
        for (int i = 0; i < components.size(); i++) {
            JsonNode node = components.get(i);
            String here = place + "/" + i;
            if (!node.isObject() || BoundedJson.text(node, "name") == null) {
                throw new ManifestException(bill.at(here), "is a component without a name");
            }
            boolean isPackage = BoundedJson.text(node, "purl") != null
                    || !NO_PACKAGES.contains(String.valueOf(BoundedJson.text(node, "type")));
            if (isPackage) {
                bill.add(entry(node, ref(node), here));
            }
            components(node.path("components"), here + "/components");
        }
    }

    private String ref(JsonNode node) {
        String ref = BoundedJson.text(node, "bom-ref");
        return ref == null ? "\0" + ++unnamed : ref;
    }

    private static BillEntry entry(JsonNode node, String ref, String place) {
        String group = BoundedJson.text(node, "group");
        String scope = BoundedJson.text(node, "scope");
        Map<String, String> hashes = new LinkedHashMap<>();
        for (JsonNode hash : node.path("hashes")) {
            hashes.put(hash.path("alg").asText(), hash.path("content").asText());
        }
        return new BillEntry(
                ref,
                BoundedJson.text(node, "purl"),
                (group == null || group.isEmpty() ? "" : group + "/") + BoundedJson.text(node, "name"),
                emptyAsNull(BoundedJson.text(node, "version")),
                Bill.hashes(hashes),
                licenses(node.path("licenses")),
                null,
                scope == null || scope.equals("required") ? null : SafeText.of(scope),
                place);
    }

    private static List<String> licenses(JsonNode licenses) {
        List<String> names = new ArrayList<>();
        for (JsonNode license : licenses) {
            String expression = BoundedJson.text(license, "expression");
            String id = BoundedJson.text(license.path("license"), "id");
            String name = BoundedJson.text(license.path("license"), "name");
            String said = expression != null ? expression : id != null ? id : name;
            if (said != null && !said.isBlank()) {
                names.add(SafeText.of(said));
            }
        }
        return names;
    }

    private void dependencies(JsonNode dependencies) {
        for (JsonNode dependency : dependencies) {
            String from = BoundedJson.text(dependency, "ref");
            for (JsonNode to : dependency.path("dependsOn")) {
                if (from != null && to.isTextual()) {
                    bill.edge(from, to.textValue());
                }
            }
        }
    }

    /** A bill may say of itself that it is not all. */
    private void compositions(JsonNode compositions, InventoryBuilder inventory) {
        for (JsonNode composition : compositions) {
            String aggregate = BoundedJson.text(composition, "aggregate");
            if (aggregate != null && aggregate.startsWith("incomplete")) {
                inventory.incomplete(Location.ofFile(file), "says of itself that it is " + SafeText.quote(aggregate));
                return;
            }
        }
    }

    @CheckForNull
    private static String emptyAsNull(@CheckForNull String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
