package io.jenkins.plugins.modelgate.engine.policy;

import java.util.List;
import java.util.Locale;

/** One of a few words, from lax to strict. */
record Level(List<String> laxToStrict) implements FieldKind {

    static Level of(String... laxToStrict) {
        return new Level(List.of(laxToStrict));
    }

    @Override
    public Object read(String field, Object raw) throws PolicyException {
        String word = String.valueOf(raw).toUpperCase(Locale.ROOT);
        if (!(raw instanceof String) || !laxToStrict.contains(word)) {
            throw FieldKind.wrong(field, raw, "one of " + String.join(", ", laxToStrict));
        }
        return word;
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        if (laxToStrict.indexOf((String) later) < laxToStrict.indexOf((String) inForce)) {
            throw FieldKind.loosened(field, inForce, later, "from lax to strict: " + String.join(", ", laxToStrict));
        }
        return later;
    }
}
