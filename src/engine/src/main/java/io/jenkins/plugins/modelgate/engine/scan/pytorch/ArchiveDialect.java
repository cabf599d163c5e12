package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleDialect;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue;
import java.util.Locale;
import java.util.Set;

/**
 * Pickles in the ZIP form. Sources: pytorch {@code torch/serialization.py} ({@code persistent_load} in {@code _load}),
 * {@code torch/csrc/jit/serialization/unpickler.cpp}, {@code torch/package/package_importer.py}.
 */
final class ArchiveDialect implements PickleDialect {
    /** Functions of {@code torch.jit._pickle}: they return what they are given. */
    private static final Set<String> SCRIPT_FUNCTIONS =
            Set.of("build_intlist", "build_doublelist", "build_boollist", "build_tensorlist", "restore_type_tag");

    private final TorchArchive archive;
    private final String folder;
    private final String suffix;

    /**
     * @param folder where the loader looks for the storages of this pickle
     * @param suffix what it adds to the key
     */
    ArchiveDialect(TorchArchive archive, String folder, String suffix) {
        this.archive = archive;
        this.folder = folder;
        this.suffix = suffix;
    }

    @Override
    public boolean allows(String module, String name) {
        if (module.equals("__torch__") || module.startsWith("__torch__.")) {
            archive.scriptClass(module + "." + name);
            return true;
        }
        return module.equals("torch.jit._pickle") && SCRIPT_FUNCTIONS.contains(name);
    }

    @Override
    public String persistentId(PickleValue id, long offset) {
        StorageRef ref = StorageRef.of(id, 0);
        if (ref == null) {
            return "PyTorch takes ('storage', storage class, key, location, number of elements) only";
        }
        try {
            archive.storages().wanted((folder + ref.key() + suffix).toLowerCase(Locale.ROOT), ref.bytes());
        } catch (LimitException e) {
            return String.valueOf(e.getMessage());
        }
        return null;
    }
}
