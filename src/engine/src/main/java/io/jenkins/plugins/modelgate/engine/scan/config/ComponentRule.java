package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Set;

/**
 * An entry of {@code model_index.json} of diffusers: {@code "unet": ["diffusers", "UNet2DConditionModel"]}. The first
 * text is a library, a pipeline package of diffusers, or the name of a Python file in the component's directory.
 *
 * <p>Source: huggingface/diffusers {@code pipelines/pipeline_loading_utils.py}, {@code get_class_obj_and_candidates}.
 */
final class ComponentRule implements KeyRule {
    private static final Set<String> LIBRARIES = CallableNames.words("diffusers-libraries.txt");
    private static final Set<String> KNOWN_ROOTS = CallableNames.words("python-libraries.txt");

    @Override
    public void judge(Way way, int level, Scalar value, ConfigReport out) {
        boolean first = way.depth() > level && way.index() == 0 && value.isText();
        if (!first || !isLibraryPlace(way, level)) {
            return;
        }
        String library = value.text();
        if (LIBRARIES.contains(library)) {
            return;
        }
        if (library.indexOf('.') > 0 && KNOWN_ROOTS.contains(library.substring(0, library.indexOf('.')))) {
            out.report(
                    ConfigRules.LOCAL_MODULE,
                    Severity.MEDIUM,
                    way,
                    SafeText.quote(library) + " is a module of another library, which must be imported beforehand");
            return;
        }
        out.report(ConfigRules.LOCAL_MODULE, way, SafeText.quote(library) + " is no library that diffusers knows");
        References.module(way.keyAt(level) + "/" + library, out.inspection());
        References.module(library, out.inspection());
    }

    /** The entry's own list, or the {@code type_hint} of a modular pipeline. */
    private static boolean isLibraryPlace(Way way, int level) {
        return way.depth() == level + 1 || way.key().equals("type_hint");
    }

    /** {@code _class_name} as a list: a pipeline class from a Python file of the repository. */
    static void pipelineClass(Way way, int level, Scalar value, ConfigReport out) {
        if (way.depth() > level && way.index() == 0 && value.isText()) {
            out.report(ConfigRules.LOCAL_MODULE, way, "the pipeline is " + SafeText.quote(value.text() + ".py"));
            References.module(value.text(), out.inspection());
        }
    }
}
