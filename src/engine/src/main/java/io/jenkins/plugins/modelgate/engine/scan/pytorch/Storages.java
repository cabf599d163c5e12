package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.util.LinkedHashMap;
import java.util.Map;

/** Storages that pickles refer to, and storages that are there. */
final class Storages {
    /** The largest models have some ten thousand. */
    private static final int MOST = 200_000;

    private final Map<String, Long> wanted = new LinkedHashMap<>();
    private final Map<String, Long> present = new LinkedHashMap<>();

    /** A pickle refers to a storage of this size in bytes. Two references may tell different sizes: the larger counts. */
    void wanted(String name, long bytes) throws LimitException {
        put(wanted, name, bytes);
    }

    /** @param bytes size, -1 if the data could not be read to its end */
    void present(String name, long bytes) throws LimitException {
        put(present, name, bytes);
    }

    private static void put(Map<String, Long> map, String name, long bytes) throws LimitException {
        if (map.size() >= MOST && !map.containsKey(name)) {
            throw new LimitException(ScanRules.LIMIT, "storages: more than " + MOST + " in one file");
        }
        map.merge(name, bytes, Math::max);
    }

    boolean isWanted() {
        return !wanted.isEmpty();
    }

    /** Reports what does not fit. */
    void check(Inspection inspection) {
        Sparing sparing = new Sparing(inspection);
        wanted.forEach((name, bytes) -> {
            Long found = present.get(name);
            if (found == null) {
                sparing.report(PytorchRules.MISSING_STORAGE, -1, "no " + SafeText.quote(name));
            } else if (found >= 0 && !found.equals(bytes)) {
                sparing.report(
                        PytorchRules.STORAGE_SIZE,
                        -1,
                        SafeText.quote(name) + " has " + found + " bytes, " + bytes + " are wanted");
            }
        });
        present.forEach((name, bytes) -> {
            if (!wanted.containsKey(name)) {
                sparing.report(PytorchRules.UNUSED_STORAGE, -1, SafeText.quote(name) + " of " + bytes + " bytes");
            }
        });
        sparing.finish();
    }
}
