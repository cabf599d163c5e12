package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** ODCS {@code relationships}. */
final class RelationshipParser {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final String ID = "[A-Za-z0-9_-]+";

    /** {@code object.property}, also into nested objects as the standard's text has it. */
    private static final String SHORTHAND = NAME + "(\\." + NAME + ")+";

    private static final String PATH =
            "(([A-Za-z0-9._:/-]+\\.yaml)#)?/?" + NAME + "/" + ID + "(/" + NAME + "/" + ID + ")*";

    private RelationshipParser() {}

    static Relationship ofObject(Fields fields) throws ContractException {
        fields.only(Set.of("type", "from", "to", "customProperties"));
        if (!fields.has("from")) {
            throw fields.wrong("from", "is required for a relationship of an object");
        }
        if (fields.get("from").isArray()
                != (fields.get("to") != null && fields.get("to").isArray())) {
            throw fields.wrong("to", "must be a list exactly when \"from\" is one");
        }
        return of(fields, references(fields, "from"));
    }

    /**
     * One of a property.
     *
     * @param self the name of the property
     */
    static Relationship ofProperty(Fields fields, String self) throws ContractException {
        if (fields.has("from")) {
            throw fields.wrong("from", "must not stand at a property, which is itself where the relationship starts");
        }
        fields.only(Set.of("type", "to", "customProperties"));
        return of(fields, List.of(self));
    }

    private static Relationship of(Fields fields, List<String> from) throws ContractException {
        Documentary.element(fields);
        String type = fields.text("type");
        if (type != null && !type.equals("foreignKey")) {
            throw fields.wrong("type", "must be foreignKey");
        }
        List<String> to = references(fields, "to");
        if (from.size() != to.size()) {
            throw fields.wrong("to", "names " + to.size() + " properties for " + from.size());
        }
        return new Relationship(from, to, fields.pointer());
    }

    private static List<String> references(Fields fields, String name) throws ContractException {
        JsonNode value = fields.get(name);
        List<String> references =
                value != null && value.isArray() ? fields.texts(name) : List.of(fields.requiredText(name));
        for (String reference : references) {
            if (!reference.matches(SHORTHAND) && !reference.matches(PATH)) {
                throw fields.wrong(name, "is no reference; write object.property or schema/ID/properties/ID");
            }
        }
        if (references.isEmpty()) {
            throw fields.wrong(name, "must not be empty");
        }
        return references;
    }
}
