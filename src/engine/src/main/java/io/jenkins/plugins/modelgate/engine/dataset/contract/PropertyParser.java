package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** ODCS {@code properties} and {@code items}. */
final class PropertyParser {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "name",
            "physicalType",
            "description",
            "businessName",
            "authoritativeDefinitions",
            "tags",
            "customProperties",
            "primaryKey",
            "primaryKeyPosition",
            "logicalType",
            "logicalTypeOptions",
            "physicalName",
            "required",
            "unique",
            "partitioned",
            "partitionKeyPosition",
            "classification",
            "encryptedName",
            "transformSourceObjects",
            "transformLogic",
            "transformDescription",
            "examples",
            "criticalDataElement",
            "relationships",
            "quality",
            "properties",
            "items");

    private static final String SENSITIVE = "modelgate.sensitive";

    private final List<String> unchecked;

    PropertyParser(List<String> unchecked) {
        this.unchecked = unchecked;
    }

    List<Property> list(Fields parent, String name) throws ContractException {
        List<Property> properties = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Fields fields : parent.list(name)) {
            Property property = property(fields, fields.requiredText("name"));
            if (!names.add(property.name())) {
                throw fields.wrong("name", "another property has this name");
            }
            properties.add(property);
        }
        return properties;
    }

    private Property property(Fields fields, String name) throws ContractException {
        fields.only(FIELDS);
        Documentary.element(fields);
        Documentary.ownProperties(fields, Set.of(SENSITIVE));
        fields.texts("transformSourceObjects");
        fields.array("examples");
        fields.flag("partitioned");
        LogicalType type = type(fields);
        if (type == null && fields.text("physicalType") != null) {
            unchecked.add(fields.pointer() + ": the physicalType; give a logicalType to have the type checked");
        }
        List<Property> nested = nested(type, fields);
        Property items = items(type, fields);
        // Who shows a whole shows its parts.
        boolean inside = nested.stream().anyMatch(Property::sensitive) || items != null && items.sensitive();
        Long position = fields.whole("primaryKeyPosition");
        String classification = fields.text("classification");
        return new Property(
                fields.text("id"),
                name,
                fields.text("physicalName"),
                type,
                OptionsParser.options(type, fields),
                fields.flag("required"),
                fields.flag("unique"),
                fields.flag("primaryKey"),
                position == null ? -1 : position,
                classification,
                fields.flag("criticalDataElement"),
                Property.isSensitive(classification, fields.text("encryptedName")) || sensitive(fields) || inside,
                relationships(fields, name),
                new QualityParser(unchecked).rules(fields, true),
                nested,
                items,
                fields.pointer());
    }

    private static boolean sensitive(Fields fields) throws ContractException {
        boolean sensitive = false;
        for (Fields custom : fields.list("customProperties")) {
            sensitive |= custom.requiredText("property").equals(SENSITIVE) && custom.flag("value");
        }
        return sensitive;
    }

    @CheckForNull
    private static LogicalType type(Fields fields) throws ContractException {
        String word = fields.text("logicalType");
        LogicalType type = word == null ? null : LogicalType.of(word);
        if (word != null && type == null) {
            throw fields.wrong(
                    "logicalType", "must be string, date, timestamp, time, number, integer, object, array or boolean");
        }
        return type;
    }

    private static List<Relationship> relationships(Fields fields, String name) throws ContractException {
        List<Relationship> relationships = new ArrayList<>();
        for (Fields relationship : fields.list("relationships")) {
            relationships.add(RelationshipParser.ofProperty(relationship, name));
        }
        return relationships;
    }

    private List<Property> nested(@CheckForNull LogicalType type, Fields fields) throws ContractException {
        if (fields.has("properties") && type != LogicalType.OBJECT) {
            throw fields.wrong("properties", "needs the logicalType object");
        }
        return list(fields, "properties");
    }

    @CheckForNull
    private Property items(@CheckForNull LogicalType type, Fields fields) throws ContractException {
        JsonNode items = fields.get("items");
        if (items == null) {
            return null;
        }
        if (type != LogicalType.ARRAY) {
            throw fields.wrong("items", "needs the logicalType array");
        }
        Fields map = fields.map("items");
        String name = map.text("name");
        return property(map, name == null ? "items" : name);
    }
}
