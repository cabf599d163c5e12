package io.jenkins.plugins.modelgate.engine.scan.repository;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Python files that tools look for by name in a model's directory and run, without any configuration that says so.
 *
 * <p>{@code handler.py}: Hugging Face inference endpoints, TorchServe. {@code inference.py} and everything in {@code
 * code/}: SageMaker's framework containers. {@code model.py} in a numbered directory: Triton's Python back end. {@code
 * hubconf.py}: torch.hub. {@code predict.py}, {@code service.py}: Cog, BentoML. {@code custom_interface.py}:
 * SpeechBrain. {@code ms_wrapper.py}: ModelScope. {@code pipeline.py}: diffusers' custom pipelines. {@code custom_generate/generate.py}: transformers.
 * {@code setup.py}: pip. {@code sitecustomize.py}, {@code usercustomize.py}: Python's own start.
 */
final class ServedNames {
    private static final Set<String> AT_THE_ROOT = Set.of(
            "handler.py",
            "inference.py",
            "hubconf.py",
            "predict.py",
            "service.py",
            "custom_interface.py",
            "pipeline.py",
            "setup.py",
            "ms_wrapper.py",
            "custom_generate/generate.py");

    private static final Set<String> ANYWHERE = Set.of("sitecustomize.py", "usercustomize.py");

    private static final Pattern TRITON = Pattern.compile("(.*/)?[0-9]+/model\\.py");

    private ServedNames() {}

    /** @param path relative to the root of the model's directory */
    static boolean isServed(String path) {
        return AT_THE_ROOT.contains(path)
                || ANYWHERE.contains(path.substring(path.lastIndexOf('/') + 1))
                || path.startsWith("code/")
                || TRITON.matcher(path).matches();
    }
}
