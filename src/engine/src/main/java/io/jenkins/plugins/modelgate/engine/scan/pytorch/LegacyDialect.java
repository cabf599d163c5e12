package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleDialect;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Persistent ids of the legacy form: storages with an optional view, and module classes with their source. */
final class LegacyDialect implements PickleDialect {
    private static final int MOST = 200_000;

    private final Map<String, StorageRef> storages = new HashMap<>();
    private final Sparing sparing;

    LegacyDialect(Inspection inspection) {
        this.sparing = new Sparing(inspection);
    }

    /** The storage of this key, which is taken off the list; null if there is none. */
    @CheckForNull
    StorageRef take(String key) {
        return storages.remove(key);
    }

    boolean isEmpty() {
        return storages.isEmpty();
    }

    @Override
    public String persistentId(PickleValue id, long offset) {
        if (isModule(id)) {
            sparing.report(PytorchRules.SOURCE_TEXT, offset, "source of a module class");
            return null;
        }
        StorageRef ref = StorageRef.of(id, 1);
        if (ref == null || !isView(id.items().get(5))) {
            return "the legacy form takes ('storage', class, key, location, number of elements, view) only";
        }
        if (storages.size() >= MOST) {
            return "more than " + MOST + " storages";
        }
        storages.merge(ref.key(), ref, (a, b) -> a.elements() >= b.elements() ? a : b);
        return null;
    }

    /** The class of a module, judged when it was imported. */
    @Override
    public PickleValue persistent(PickleValue id) {
        return isModule(id) ? id.items().get(1) : null;
    }

    /** {@code (key, offset, number of elements)} or None. */
    private static boolean isView(PickleValue view) {
        return view.kind() == Kind.NONE
                || view.kind() == Kind.TUPLE
                        && view.items().size() == 3
                        && view.items().get(0).text() != null;
    }

    /** {@code ('module', class, source file, source)}: the loader hands out the class, the rest is text. */
    private static boolean isModule(PickleValue id) {
        List<PickleValue> items = id.items();
        return id.kind() == Kind.TUPLE
                && id.isWhole()
                && items.size() == 4
                && "module".equals(items.get(0).text())
                && items.get(1).kind() == Kind.GLOBAL
                && isText(items.get(2))
                && isText(items.get(3));
    }

    private static boolean isText(PickleValue value) {
        return value.kind() == Kind.STR || value.kind() == Kind.NONE;
    }
}
