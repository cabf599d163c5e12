package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of one element of the document, and where it stands. */
final class Fields {
    private final ObjectNode node;
    private final String pointer;

    Fields(ObjectNode node, String pointer) {
        this.node = node;
        this.pointer = pointer;
    }

    static String shown(String text) {
        return SafeText.of(text.replaceAll("\\s+", " "), 300);
    }

    String pointer() {
        return pointer;
    }

    String pointer(String name) {
        return pointer + "/" + SafeText.of(name.replace("~", "~0").replace("/", "~1"));
    }

    boolean has(String name) {
        return node.has(name);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @CheckForNull
    JsonNode get(String name) {
        return node.get(name);
    }

    ContractException wrong(String name, String message) {
        return ContractException.at(pointer(name), message);
    }

    /** Refuses every field that is not named here. */
    void only(Set<String> known) throws ContractException {
        for (String name : names()) {
            if (!known.contains(name)) {
                throw wrong(name, "unknown field; ODCS 3.1.0 has none of this name here. Correct or remove it");
            }
        }
    }

    @CheckForNull
    String text(String name) throws ContractException {
        JsonNode value = node.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(name, "must be a text; put it in quotes");
        }
        return value.textValue();
    }

    String requiredText(String name) throws ContractException {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw wrong(name, "is required and must not be empty");
        }
        return text;
    }

    boolean flag(String name) throws ContractException {
        JsonNode value = node.get(name);
        if (value == null) {
            return false;
        }
        if (!value.isBoolean()) {
            throw wrong(name, "must be true or false");
        }
        return value.booleanValue();
    }

    @CheckForNull
    Long count(String name) throws ContractException {
        Long value = whole(name);
        if (value != null && value < 0) {
            throw wrong(name, "must not be negative");
        }
        return value;
    }

    @CheckForNull
    Long whole(String name) throws ContractException {
        JsonNode value = node.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "must be a whole number");
        }
        return value.longValue();
    }

    @CheckForNull
    BigDecimal number(String name) throws ContractException {
        JsonNode value = node.get(name);
        return value == null ? null : number(value, pointer(name));
    }

    static BigDecimal number(JsonNode value, String pointer) throws ContractException {
        if (!value.isNumber() || (value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue())) {
            throw ContractException.at(pointer, "must be a number");
        }
        BigDecimal number = value.decimalValue();
        // What no double reaches is a mistake, and written out it would fill a statement.
        if (number.signum() != 0 && Math.abs((long) number.precision() - number.scale()) > 310
                || number.scale() > 400) {
            throw ContractException.at(pointer, "the number is out of all range");
        }
        return number;
    }

    /** The elements of a list of maps; empty when it is not there. */
    List<Fields> list(String name) throws ContractException {
        List<Fields> elements = new ArrayList<>();
        int i = 0;
        for (JsonNode element : array(name)) {
            String place = pointer(name) + "/" + i++;
            if (!(element instanceof ObjectNode object)) {
                throw ContractException.at(place, "must be a map of fields");
            }
            elements.add(new Fields(object, place));
        }
        return elements;
    }

    /** The map of that name, or null. */
    @CheckForNull
    Fields map(String name) throws ContractException {
        JsonNode value = node.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ObjectNode object)) {
            throw wrong(name, "must be a map of fields");
        }
        return new Fields(object, pointer(name));
    }

    /** A list of texts; empty when it is not there. */
    List<String> texts(String name) throws ContractException {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw wrong(name, "must be a list of texts; put each in quotes");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** A list; empty when it is not there. */
    List<JsonNode> array(String name) throws ContractException {
        JsonNode value = node.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(name, "must be a list");
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements;
    }
}
