package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue;
import java.util.Map;

/** Storage classes and the size of their elements in bytes; pytorch {@code torch/storage.py}, {@code torch/__init__.py}. */
final class StorageType {
    private static final Map<String, Integer> SIZES = Map.ofEntries(
            Map.entry("DoubleStorage", 8),
            Map.entry("FloatStorage", 4),
            Map.entry("HalfStorage", 2),
            Map.entry("BFloat16Storage", 2),
            Map.entry("LongStorage", 8),
            Map.entry("IntStorage", 4),
            Map.entry("ShortStorage", 2),
            Map.entry("CharStorage", 1),
            Map.entry("ByteStorage", 1),
            Map.entry("BoolStorage", 1),
            Map.entry("ComplexDoubleStorage", 16),
            Map.entry("ComplexFloatStorage", 8),
            Map.entry("QInt8Storage", 1),
            Map.entry("QUInt8Storage", 1),
            Map.entry("QInt32Storage", 4),
            Map.entry("QUInt4x2Storage", 1),
            Map.entry("QUInt2x4Storage", 1),
            Map.entry("UntypedStorage", 1));

    private StorageType() {}

    /** Bytes of one element, or null if this is no storage class. */
    @CheckForNull
    static Integer size(PickleValue type) {
        boolean known = type.kind() == PickleValue.Kind.GLOBAL
                && ("torch".equals(type.module()) || "torch.storage".equals(type.module()));
        return known ? SIZES.get(String.valueOf(type.name())) : null;
    }
}
