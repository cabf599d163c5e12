package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours.Kind;
import io.jenkins.plugins.modelgate.engine.scan.PlainPath;

/** Notes which files a configuration leads to, for the judges of the tree, and draws them into the examination. */
public final class References {
    /** Kind of remark: the value is the path of a Python file, relative to the directory of the file that names it. */
    public static final String CODE = "config/code";

    /** Kind of remark: the value is the path of a directory whose Python files a loader makes importable. */
    public static final String CODE_DIRECTORY = "config/code-directory";

    private References() {}

    /** A Python module by its dotted name or by its path without {@code .py}. */
    static void module(String module, Inspection inspection) {
        String path = (module.indexOf('/') >= 0 ? module : module.replace('.', '/')) + ".py";
        if (path.length() <= 1000 && PlainPath.escape(path) == null) {
            inspection.remark(CODE, path);
            include(path, inspection);
        }
    }

    /** A directory of Python files. */
    static void codeDirectory(String path, Inspection inspection) {
        if (path.length() <= 1000 && PlainPath.escape(path) == null) {
            inspection.remark(CODE_DIRECTORY, path);
        }
    }

    /**
     * A file that the configuration names as part of the model: it must be plain, and it should be there.
     *
     */
    static void file(String path, Way way, ConfigReport out) {
        String fault = PlainPath.escape(path);
        if (fault != null) {
            out.report(ConfigRules.PATH, way, SafeText.quote(path) + " " + fault);
            return;
        }
        Inspection inspection = out.inspection();
        if (inspection.depth() == 0) {
            Neighbours.Neighbour neighbour = inspection.neighbours().find(path);
            if (neighbour.kind() == Kind.ABSENT) {
                out.report(ConfigRules.MISSING, way, SafeText.quote(path) + " is not there");
            }
            include(path, inspection);
        }
    }

    private static void include(String path, Inspection inspection) {
        if (inspection.depth() == 0) {
            inspection.neighbours().include(path);
        }
    }
}
