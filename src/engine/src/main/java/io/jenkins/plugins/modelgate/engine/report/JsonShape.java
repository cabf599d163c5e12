package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.JsonToken;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The fields that an object must and may have, and how each is read. Anything else is refused, and so are doubles. */
public final class JsonShape {
    private final Map<String, JsonInput.Reader<?>> fields = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();

    /** A field that must be there. */
    public JsonShape must(String name, JsonInput.Reader<?> reader) {
        required.add(name);
        return may(name, reader);
    }

    /** A field that may be there. */
    public JsonShape may(String name, JsonInput.Reader<?> reader) {
        fields.put(name, reader);
        return this;
    }

    /** Reads the object that the input stands at. */
    public Values read(JsonInput in) throws ReportException {
        in.expect(JsonToken.START_OBJECT, "an object");
        Map<String, Object> values = new HashMap<>();
        while (in.next() != JsonToken.END_OBJECT) {
            String name = in.name();
            JsonInput.Reader<?> reader = fields.get(name);
            if (reader == null) {
                throw in.refused("the field is not known");
            }
            in.next();
            if (values.put(name, reader.read(in)) != null) {
                throw in.refused("the field is there twice");
            }
        }
        for (String name : required) {
            if (!values.containsKey(name)) {
                throw in.refused("the field \"" + name + "\" is missing");
            }
        }
        return new Values(values);
    }

    /** What was read. */
    public record Values(Map<String, Object> fields) {
        /** Value of a field; null only for one that may be missing. */
        @SuppressWarnings("unchecked")
        public <T> T get(String name) {
            return (T) fields.get(name);
        }

        /** A text; null only for one that may be missing. */
        @CheckForNull
        public String text(String name) {
            return (String) fields.get(name);
        }

        /** A number, or what to take otherwise. */
        public long number(String name, long otherwise) {
            return (Long) fields.getOrDefault(name, otherwise);
        }
    }
}
