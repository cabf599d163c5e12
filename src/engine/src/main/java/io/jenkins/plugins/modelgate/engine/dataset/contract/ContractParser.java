package io.jenkins.plugins.modelgate.engine.dataset.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The whole document. */
final class ContractParser {
    private static final Set<String> FIELDS = Set.of(
            "version",
            "kind",
            "apiVersion",
            "id",
            "name",
            "tenant",
            "tags",
            "status",
            "servers",
            "dataProduct",
            "description",
            "domain",
            "schema",
            "support",
            "price",
            "team",
            "roles",
            "slaDefaultElement",
            "slaProperties",
            "authoritativeDefinitions",
            "customProperties",
            "contractCreatedTs");
    private static final Set<String> OBJECT = Set.of(
            "id",
            "name",
            "physicalType",
            "description",
            "businessName",
            "authoritativeDefinitions",
            "tags",
            "customProperties",
            "logicalType",
            "physicalName",
            "dataGranularityDescription",
            "properties",
            "relationships",
            "quality");
    private static final Set<String> LEVEL = Set.of(
            "id", "property", "value", "valueExt", "unit", "element", "driver", "description", "scheduler", "schedule");

    private final String origin;
    private final List<String> unchecked = new ArrayList<>();

    ContractParser(String origin) {
        this.origin = origin;
    }

    Contract contract(Fields fields) throws ContractException {
        String apiVersion = fields.requiredText("apiVersion");
        if (apiVersion.startsWith("v2.")) {
            throw fields.wrong(
                    "apiVersion",
                    "ODCS " + Fields.shown(apiVersion)
                            + " has another structure and is not read; migrate the contract to v3.1.0");
        }
        if (!Set.of("v3.1.0", "v3.0.2", "v3.0.1", "v3.0.0").contains(apiVersion)) {
            throw fields.wrong("apiVersion", "is not supported; v3.1.0 and v3.0.0 to v3.0.2 are");
        }
        fields.only(FIELDS);
        if (!fields.requiredText("kind").equals("DataContract")) {
            throw fields.wrong("kind", "must be DataContract");
        }
        Documentary.document(fields);
        Documentary.ownProperties(fields, Set.of());
        List<SchemaObject> objects = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Fields object : fields.list("schema")) {
            SchemaObject read = object(object);
            if (!names.add(read.name())) {
                throw object.wrong("name", "another object has this name");
            }
            objects.add(read);
        }
        return new Contract(
                origin,
                apiVersion,
                fields.requiredText("id"),
                fields.requiredText("version"),
                fields.requiredText("status"),
                about(fields),
                objects,
                ServerParser.servers(fields),
                levels(fields),
                unchecked);
    }

    private static Map<String, String> about(Fields fields) throws ContractException {
        Map<String, String> about = new TreeMap<>();
        for (String name : List.of("name", "tenant", "domain", "dataProduct", "contractCreatedTs")) {
            String text = fields.text(name);
            if (text != null) {
                about.put(name, text);
            }
        }
        return about;
    }

    private SchemaObject object(Fields fields) throws ContractException {
        fields.only(OBJECT);
        Documentary.element(fields);
        Documentary.ownProperties(fields, Set.of());
        String type = fields.text("logicalType");
        if (type != null && !type.equals("object")) {
            throw fields.wrong("logicalType", "must be object");
        }
        PropertyParser properties = new PropertyParser(unchecked);
        List<Relationship> relationships = new ArrayList<>();
        for (Fields relationship : fields.list("relationships")) {
            relationships.add(RelationshipParser.ofObject(relationship));
        }
        return new SchemaObject(
                fields.text("id"),
                fields.requiredText("name"),
                fields.text("physicalName"),
                properties.list(fields, "properties"),
                relationships,
                new QualityParser(unchecked).rules(fields, false),
                fields.pointer());
    }

    private List<ServiceLevel> levels(Fields fields) throws ContractException {
        String element = fields.text("slaDefaultElement");
        List<ServiceLevel> levels = new ArrayList<>();
        for (Fields level : fields.list("slaProperties")) {
            level.only(LEVEL);
            if (!level.has("value")) {
                throw level.wrong("value", "is required");
            }
            String own = level.text("element");
            ServiceLevel read = new ServiceLevel(
                    level.requiredText("property"),
                    level.get("value").isNumber() ? level.number("value") : null,
                    level.text("unit"),
                    own == null ? element : own,
                    level.pointer());
            levels.add(read);
            if (!read.isFreshness()) {
                unchecked.add(level.pointer() + ": a service level that data alone does not show");
            }
            if (level.has("schedule") || level.has("scheduler")) {
                unchecked.add(level.pointer() + ": the schedule; the check runs when the pipeline runs it");
            }
        }
        return levels;
    }
}
