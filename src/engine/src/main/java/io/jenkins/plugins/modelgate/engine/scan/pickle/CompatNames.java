package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.util.HashMap;
import java.util.Map;

/**
 * The Python 2 names that unpicklers of Python 3 replace while the protocol is below 3. Source: CPython
 * {@code Lib/_compat_pickle.py}, {@code NAME_MAPPING} before {@code IMPORT_MAPPING}.
 */
final class CompatNames {
    private static final Map<String, String> MODULES = new HashMap<>();
    private static final Map<Name, Name> NAMES = new HashMap<>();

    static {
        Tables.read("compat-names.txt", words -> {
            if (words.size() == 2) {
                MODULES.put(words.get(0), words.get(1));
            } else {
                NAMES.put(new Name(words.get(0), words.get(1)), new Name(words.get(2), words.get(3)));
            }
        });
    }

    private CompatNames() {}

    /** A module with a qualified name in it. */
    record Name(String module, String name) {}

    /** What Python 3 imports for a name of Python 2; the name itself if it is none. */
    static Name map(String module, String name) {
        Name raw = new Name(module, name);
        Name mapped = NAMES.get(raw);
        if (mapped != null) {
            return mapped;
        }
        String renamed = MODULES.get(module);
        return renamed == null ? raw : new Name(renamed, name);
    }
}
