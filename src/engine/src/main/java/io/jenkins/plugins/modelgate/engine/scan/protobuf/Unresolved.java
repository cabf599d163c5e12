package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/**
 * Names that are used before it is known whether the model defines them: definitions may come last. Bounded: what finds
 * no room counts as not defined.
 *
 * @param <T> name
 */
public final class Unresolved<T> {
    private static final int REMEMBERED = 20_000;

    private final ObjLongConsumer<T> missing;
    private final Map<T, Long> uses = new HashMap<>();
    private final Set<T> definitions = new HashSet<>();

    /** @param missing hears of every name that is used and not defined, with the offset of a use */
    public Unresolved(ObjLongConsumer<T> missing) {
        this.missing = missing;
    }

    /** @param small whether the name is short enough to be remembered */
    public void use(T name, boolean small, long offset) {
        if (small && (uses.size() < REMEMBERED || uses.containsKey(name))) {
            uses.putIfAbsent(name, offset);
        } else {
            missing.accept(name, offset);
        }
    }

    /** @param small whether the name is short enough to be remembered */
    public void define(T name, boolean small) {
        if (small && definitions.size() < REMEMBERED) {
            definitions.add(name);
        }
    }

    /** All uses and definitions have been seen. */
    public void close() {
        uses.forEach((name, offset) -> {
            if (!definitions.contains(name)) {
                missing.accept(name, offset);
            }
        });
        uses.clear();
    }
}
