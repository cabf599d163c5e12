package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.PlainPath;

/**
 * Keys of an {@code MLmodel} file.
 *
 * <p>Source: mlflow/mlflow {@code mlflow/pyfunc/__init__.py} and {@code mlflow/utils/model_utils.py}.
 */
final class MlflowRules {
    private MlflowRules() {}

    /** Loader modules of MLflow itself. */
    static KeyRule loaderModule() {
        String[] flavours = CallableNames.words("mlflow-loaders.txt").toArray(new String[0]);
        return new ImportRule(flavours);
    }

    /** A directory that is put on Python's path before the model is loaded. */
    static void code(Way way, int level, Scalar value, ConfigReport out) {
        if (isPath(value, way, out)) {
            out.report(ConfigRules.MODEL_CODE, way, SafeText.quote(value.text()) + " is put on Python's path");
            References.codeDirectory(value.text(), out.inspection());
        }
    }

    /** A Python file or notebook that is run to get the model. */
    static void codeFile(Way way, int level, Scalar value, ConfigReport out) {
        if (value.isText() && !value.text().isBlank()) {
            out.report(ConfigRules.MODEL_CODE, way, SafeText.quote(value.text()) + " is run to get the model");
            String name = value.text().substring(value.text().lastIndexOf('/') + 1);
            String module = name.endsWith(".py") ? name.substring(0, name.length() - 3) : name;
            References.module("./" + module, out.inspection());
        }
    }

    /** A file or directory of the model. */
    static void path(Way way, int level, Scalar value, ConfigReport out) {
        isPath(value, way, out);
    }

    private static boolean isPath(Scalar value, Way way, ConfigReport out) {
        if (!value.isText() || value.text().isBlank()) {
            return false;
        }
        String fault = PlainPath.escape(value.text());
        if (fault != null) {
            out.report(ConfigRules.PATH, way, SafeText.quote(value.text()) + " " + fault);
        }
        return true;
    }
}
