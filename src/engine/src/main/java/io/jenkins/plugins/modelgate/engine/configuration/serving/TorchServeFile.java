package io.jenkins.plugins.modelgate.engine.configuration.serving;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.JavaProperties;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Spelling;
import java.util.List;

/** Whether a file holds settings of TorchServe: {@code --ts-config} takes any name. */
final class TorchServeFile {
    private static final List<String> KEYS = List.of(
            "inference_address",
            "management_address",
            "metrics_address",
            "grpc_inference_port",
            "grpc_management_port",
            "grpc_inference_address",
            "grpc_management_address",
            "model_store",
            "load_models",
            "allowed_urls",
            "model_snapshot",
            "disable_token_authorization",
            "enable_model_api",
            "install_py_dep_per_model",
            "enable_envvars_config");

    private static final List<Spelling> SPELLED =
            KEYS.stream().map(Spelling::new).toList();

    private TorchServeFile() {}

    static boolean is(ConfigurationFile file) {
        if (!file.lowerName().matches("(?s).*\\.(properties|conf|cfg|config)")) {
            return false;
        }
        try {
            return JavaProperties.read(file).settings().stream().anyMatch(each -> KEYS.contains(each.name()));
        } catch (UnexaminedException e) {
            return SPELLED.stream().anyMatch(file::mentions);
        }
    }
}
