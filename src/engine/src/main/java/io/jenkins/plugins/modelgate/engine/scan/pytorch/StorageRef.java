package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.List;

/**
 * A reference from a pickle to a storage: {@code ('storage', class, key, location, number of elements)}.
 *
 * @param key of the storage
 * @param elements number of elements
 * @param width of an element in bytes
 */
record StorageRef(String key, long elements, int width) {
    private static final int LENGTH = 5;

    /** Size of the storage in bytes, {@link Long#MAX_VALUE} if that is beyond any file. */
    long bytes() {
        return Math.multiplyHigh(elements, width) != 0 || elements * width < 0 ? Long.MAX_VALUE : elements * width;
    }

    /**
     * Reads the reference.
     *
     * @param extra how many items follow the five
     * @return null if the loader would not take the tuple
     */
    @CheckForNull
    static StorageRef of(PickleValue id, int extra) {
        List<PickleValue> items = id.items();
        boolean shaped = id.kind() == Kind.TUPLE
                && id.isWhole()
                && items.size() == LENGTH + extra
                && "storage".equals(items.get(0).text())
                && items.get(3).text() != null
                && items.get(4).size() >= 0;
        Integer width = shaped ? StorageType.size(items.get(1)) : null;
        String key = shaped ? key(items.get(2)) : null;
        return width == null || key == null
                ? null
                : new StorageRef(key, items.get(4).size(), width);
    }

    /** A text, or in torch.package a number. */
    @CheckForNull
    private static String key(PickleValue key) {
        return key.kind() == Kind.INT && key.number() != null ? key.number().toString() : key.text();
    }
}
