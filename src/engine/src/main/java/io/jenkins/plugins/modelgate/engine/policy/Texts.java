package io.jenkins.plugins.modelgate.engine.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A list of words or names.
 *
 * @param direction what a later layer may do to it
 */
record Texts(Direction direction) implements FieldKind {
    /** What tightening means for a list. */
    enum Direction {
        /** What is listed is permitted; a later layer may leave out. */
        NARROW,
        /** As NARROW, but an empty list means everything. */
        NARROW_EMPTY_IS_ALL,
        /** What is listed is demanded or forbidden; a later layer may add. */
        GROW;

        /** Whether a list of what is permitted would become longer. */
        boolean loosens(List<?> before, List<?> wanted) {
            if (this == NARROW_EMPTY_IS_ALL && (before.isEmpty() || wanted.isEmpty())) {
                return !before.isEmpty();
            }
            return !before.containsAll(wanted);
        }
    }

    @Override
    public Object read(String field, Object raw) throws PolicyException {
        if (!(raw instanceof Collection<?> values)) {
            throw FieldKind.wrong(field, raw, "a list");
        }
        LinkedHashSet<String> texts = new LinkedHashSet<>();
        for (Object value : values) {
            if (!(value instanceof String text) || text.isBlank()) {
                throw FieldKind.wrong(field, value, "a text");
            }
            texts.add(text.trim());
        }
        return new ArrayList<>(texts);
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        List<?> before = (List<?>) inForce;
        List<?> wanted = (List<?>) later;
        if (direction == Direction.GROW) {
            LinkedHashSet<Object> union = new LinkedHashSet<>(before);
            union.addAll(wanted);
            return new ArrayList<>(union);
        }
        if (direction.loosens(before, wanted)) {
            throw FieldKind.loosened(field, inForce, later, "leaving out is stricter");
        }
        return later;
    }
}
