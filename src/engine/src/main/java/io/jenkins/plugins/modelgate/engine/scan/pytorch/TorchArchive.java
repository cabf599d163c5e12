package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipMember;
import java.util.Set;

/** What the members below one top folder of a ZIP archive tell; PyTorch looks below the first one. */
final class TorchArchive {
    private static final String PACKAGE_STORAGE = ".storage";

    /** Pickles that PyTorch's loaders read; each looks for its storages in the folder of its own name. */
    private static final Set<String> PICKLES =
            Set.of("data.pkl", "constants.pkl", "attributes.pkl", "mobile_debug_handles.pkl");

    private final String top;
    private final Storages storages = new Storages();
    private int dataPickles;
    private boolean constants;
    private boolean code;
    private boolean packaged;
    private boolean exported;
    private String scriptClass;
    private String compressed;

    TorchArchive(String top) {
        this.top = top;
    }

    Storages storages() {
        return storages;
    }

    void scriptClass(String name) {
        if (scriptClass == null) {
            scriptClass = name;
        }
    }

    /** Whether something was seen that has a meaning in PyTorch's archives only. */
    boolean isSuspect() {
        return code || scriptClass != null || storages.isWanted();
    }

    /** Whether anything here is PyTorch's. */
    boolean isTorch() {
        return dataPickles > 0 || constants || packaged || exported;
    }

    /** How often the pickle that torch.load takes is there. */
    int dataPickles() {
        return dataPickles;
    }

    /** The format's name in reports. */
    String format() {
        return constants
                ? "torchscript"
                : dataPickles > 0 ? "pytorch-zip" : packaged ? "pytorch-package" : "pytorch-export";
    }

    /** @param path below the top folder */
    @CheckForNull
    FormatScanner scanner(ZipMember member, String path) {
        note(member, path);
        if (path.startsWith("code/") && path.endsWith(".py") && (isTorch() || path.startsWith("code/__torch__"))) {
            code = true;
            return new ScriptScanner(ScriptScanner.Kind.SOURCE);
        }
        if (exported && path.startsWith("models/") && path.endsWith(".json")) {
            return new ScriptScanner(ScriptScanner.Kind.GRAPH);
        }
        if (packaged && path.endsWith(".pkl") && !path.equals("data.pkl")) {
            return new TorchPickle(new ArchiveDialect(this, ".data/", PACKAGE_STORAGE));
        }
        if (path.equals("bytecode.pkl")) {
            return new ScriptScanner(ScriptScanner.Kind.BYTECODE);
        }
        if (PICKLES.contains(path)) {
            return new TorchPickle(new ArchiveDialect(this, path.substring(0, path.length() - 4) + "/", ""));
        }
        if (path.endsWith(".debug_pkl")) {
            return new TorchPickle(new ArchiveDialect(this, "", ""));
        }
        if (path.equals("traced_inputs.pkl")) {
            // the inputs of the trace, for the record: PyTorch writes no data for them
            return new TorchPickle(new ArchiveDialect(new TorchArchive(top), "", ""));
        }
        return isStorage(path) && isTorch() ? new RawStorage() : null;
    }

    private void note(ZipMember member, String path) {
        if (path.equals("data.pkl") && !member.again()) {
            dataPickles++;
        }
        constants |= path.equals("constants.pkl");
        packaged |= path.equals(".data/extern_modules") || isPackageStorage(path);
        exported |= path.equals("archive_format") || path.equals("models/model.json");
        if (!member.stored() && (path.equals("data.pkl") || isStorage(path))) {
            compressed = path;
        }
    }

    /** Called once the member's size is known. */
    void examined(String path, long size) throws LimitException {
        if (isStorage(path) || isPackageStorage(path)) {
            storages.present(path, size);
        }
    }

    private static boolean isPackageStorage(String path) {
        return path.startsWith(".data/") && path.endsWith(PACKAGE_STORAGE);
    }

    /** {@code data/<key>} and the like: a folder of exported programs has folders of its own below it. */
    private static boolean isStorage(String path) {
        int slash = path.indexOf('/');
        boolean named = slash > 0 && PICKLES.contains(path.substring(0, slash) + ".pkl");
        return named && slash + 1 < path.length() && path.indexOf('/', slash + 1) < 0;
    }

    /** Judges the whole. */
    void end(Inspection inspection) {
        Sparing sparing = new Sparing(inspection);
        String shown = SafeText.quote(top);
        if (packaged) {
            sparing.report(PytorchRules.PACKAGE, -1, "below " + shown);
        }
        if (scriptClass != null && !constants) {
            sparing.report(PytorchRules.SCRIPT_CLASS, -1, SafeText.of(scriptClass));
        }
        if (code && !constants) {
            sparing.report(PytorchRules.NOT_SCRIPT, -1, "a folder \"code\" and no constants.pkl below " + shown);
        }
        if (compressed != null && !constants) {
            sparing.report(PytorchRules.COMPRESSED, -1, SafeText.quote(compressed));
        }
        storages.check(inspection);
    }
}
