package io.jenkins.plugins.modelgate.engine.configuration.serving;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.JavaProperties;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What TorchServe must not be told. */
final class TorchServeSettings {

    static final ConfigurationRule<JavaProperties> MANAGEMENT = ConfigurationRule.named(
                    "torchserve/management-open", Severity.HIGH, "Management interface open to all")
            .why("It loads models from addresses, and a model is a program: whoever reaches it runs code. Servers"
                    + " in the thousands were found so.")
            .mend("Bind management_address to 127.0.0.1.")
            .see("CVE-2023-43654", "CWE-306", "AML.T0049")
            .source("Oligo Security, ShellTorch")
            .source("pytorch.org/serve, Security")
            .bad(
                    3,
                    "model_store=/models\n"
                            + "allowed_urls=https://models\\\\.example/.*\n"
                            + "management_address=http://0.0.0.0:8081\n")
            .good("model_store=/models\n"
                    + "allowed_urls=https://models\\\\.example/.*\n"
                    + "management_address=http://127.0.0.1:8081\n")
            .finds((file, found) -> file.last("management_address")
                    .filter(each ->
                            !each.value().matches("(https?|grpc)?(://)?(127\\..*|localhost.*|\\[::1\\].*|unix:.*)"))
                    .ifPresent(each -> found.at(each.line(), each.name() + "=" + each.value())));

    static final ConfigurationRule<JavaProperties> URLS = ConfigurationRule.named(
                    "torchserve/any-model-address", Severity.HIGH, "Models from any address")
            .why("The pattern lets the server fetch models, which are programs, from everywhere, and requests to"
                    + " inner addresses in its name.")
            .mend("List your own store: allowed_urls=https://models\\\\.example/.*.")
            .see("CVE-2023-43654", "CWE-918", "AML.T0010")
            .source("pytorch.org/serve, Configuration: allowed_urls")
            .bad(2, "model_store=/models\nallowed_urls=file://.*|http(s)?://.*\n")
            .good("model_store=/models\nallowed_urls=https://models\\\\.example/.*\n")
            .finds((file, found) -> file.last("allowed_urls")
                    .filter(each -> each.value().matches(".*(://\\.\\*|^\\.\\*).*")
                            || each.value().strip().equals(".*"))
                    .ifPresent(each -> found.at(each.line(), each.name() + "=" + each.value())));

    static final ConfigurationRule<JavaProperties> NO_URLS = ConfigurationRule.named(
                    "torchserve/model-addresses-unset", Severity.MEDIUM, "Nothing says where models may come from")
            .why("Without allowed_urls the default accepts every file and every http address.")
            .mend("Set allowed_urls to your own store.")
            .see("CVE-2023-43654", "CVE-2024-35198", "CWE-918")
            .source("pytorch.org/serve, Configuration: allowed_urls")
            .bad(0, "model_store=/models\nload_models=m.mar\n")
            .good("model_store=/models\nallowed_urls=https://models\\\\.example/.*\n")
            .finds((file, found) -> {
                if (file.last("allowed_urls").isEmpty() && !file.is("use_env_allowed_urls", "true")) {
                    found.at(0, "allowed_urls is not set");
                }
            });

    static final ConfigurationRule<JavaProperties> TOKENS = ConfigurationRule.named(
                    "torchserve/tokens-off", Severity.HIGH, "Tokens switched off")
            .why("Whoever reaches a port may use it, the management interface too.")
            .mend("Remove disable_token_authorization.")
            .see("CVE-2023-43654", "CWE-306")
            .source("pytorch.org/serve, Token authorization")
            .bad(
                    3,
                    "model_store=/models\n"
                            + "allowed_urls=https://models\\\\.example/.*\n"
                            + "disable_token_authorization=true\n")
            .good("model_store=/models\n"
                    + "allowed_urls=https://models\\\\.example/.*\n"
                    + "disable_token_authorization=false\n")
            .finds((file, found) -> file.last("disable_token_authorization")
                    .filter(each -> each.isOn())
                    .ifPresent(each -> found.at(each.line(), each.name() + "=" + each.value())));

    static final ConfigurationRule<JavaProperties> API = ConfigurationRule.named(
                    "torchserve/model-api-on", Severity.HIGH, "Callers may register models")
            .why("A registered model is a program: the API turns access to a port into code on the server.")
            .mend("Remove enable_model_api.")
            .see("CVE-2023-43654", "CWE-94")
            .source("pytorch.org/serve, Model API control mode")
            .bad(3, "model_store=/models\nallowed_urls=https://models\\\\.example/.*\nenable_model_api=true\n")
            .good("model_store=/models\nallowed_urls=https://models\\\\.example/.*\nenable_model_api=false\n")
            .finds((file, found) -> file.last("enable_model_api")
                    .filter(each -> each.isOn())
                    .ifPresent(each -> found.at(each.line(), each.name() + "=" + each.value())));

    static final ConfigurationRule<JavaProperties> DEPENDENCIES = ConfigurationRule.named(
                    "torchserve/installs-packages", Severity.HIGH, "Archives name packages that are installed")
            .why("The requirements.txt of every model archive is installed when it is loaded: packages run code,"
                    + " and nobody has scanned them.")
            .mend("Remove install_py_dep_per_model; build dependencies into the image.")
            .see("CWE-829", "AML.T0010")
            .source("pytorch.org/serve, Custom dependencies: install_py_dep_per_model")
            .bad(3, "model_store=/models\nallowed_urls=https://models\\\\.example/.*\ninstall_py_dep_per_model=true\n")
            .good("model_store=/models\nallowed_urls=https://models\\\\.example/.*\ninstall_py_dep_per_model=false\n")
            .finds((file, found) -> file.last("install_py_dep_per_model")
                    .filter(each -> each.isOn())
                    .ifPresent(each -> found.at(each.line(), each.name() + "=" + each.value())));

    static final ConfigurationRule<JavaProperties> ORIGIN = ConfigurationRule.named(
                    "torchserve/any-origin", Severity.MEDIUM, "Web pages of others may use the server")
            .why("Every page that somebody opens on the inner network can query the model for its author.")
            .mend("Name the origin in cors_allowed_origin.")
            .see("CWE-942")
            .source("pytorch.org/serve, Configuration: CORS")
            .bad(3, "model_store=/models\nallowed_urls=https://models\\\\.example/.*\ncors_allowed_origin=*\n")
            .good("model_store=/models\n"
                    + "allowed_urls=https://models\\\\.example/.*\n"
                    + "cors_allowed_origin=https://app.example\n")
            .finds((file, found) -> file.last("cors_allowed_origin")
                    .filter(each -> each.value().equals("*"))
                    .ifPresent(each -> found.at(each.line(), each.name() + "=" + each.value())));

    static final ConfigurationRule<JavaProperties> VARIABLES = ConfigurationRule.named(
                    "torchserve/environment-wins", Severity.MEDIUM, "Environment variables override the file")
            .why("What this file says, and a gate has seen, is not what holds: any TS_ variable of the process"
                    + " changes it.")
            .mend("Remove enable_envvars_config.")
            .see("CWE-15")
            .source("pytorch.org/serve, Configuration: environment variables")
            .bad(3, "model_store=/models\nallowed_urls=https://models\\\\.example/.*\nenable_envvars_config=true\n")
            .good("model_store=/models\nallowed_urls=https://models\\\\.example/.*\nenable_envvars_config=false\n")
            .finds((file, found) -> file.last("enable_envvars_config")
                    .filter(each -> each.isOn())
                    .ifPresent(each -> found.at(each.line(), each.name() + "=" + each.value())));

    static final ConfigurationRule<JavaProperties> GRPC = ConfigurationRule.named(
                    "torchserve/grpc-management-open", Severity.HIGH, "gRPC management open to all")
            .why("The same interface as the management port, by gRPC: it registers models.")
            .mend("Bind grpc_management_address to 127.0.0.1.")
            .see("CVE-2024-35199", "CWE-306")
            .source("pytorch.org/serve, gRPC API; advisory CVE-2024-35199")
            .bad(
                    3,
                    "model_store=/models\n"
                            + "allowed_urls=https://models\\\\.example/.*\n"
                            + "grpc_management_address=0.0.0.0\n")
            .good("model_store=/models\n"
                    + "allowed_urls=https://models\\\\.example/.*\n"
                    + "grpc_management_address=127.0.0.1\n")
            .finds((file, found) -> file.last("grpc_management_address")
                    .filter(each ->
                            !each.value().matches("(https?|grpc)?(://)?(127\\..*|localhost.*|\\[::1\\].*|unix:.*)"))
                    .ifPresent(each -> found.at(each.line(), each.name() + "=" + each.value())));

    static final ConfigurationRule<JavaProperties> ALL_MODELS = ConfigurationRule.named(
                    "torchserve/loads-everything", Severity.MEDIUM, "Whatever lies in the model store is served")
            .why("A file that somebody drops into the store is a program that runs at the next start.")
            .mend("Name the archives in load_models.")
            .see("CWE-829", "AML.T0010")
            .source("pytorch.org/serve, Configuration: load_models")
            .bad(3, "model_store=/models\nallowed_urls=https://models\\\\.example/.*\nload_models=all\n")
            .good("model_store=/models\nallowed_urls=https://models\\\\.example/.*\nload_models=churn.mar\n")
            .finds((file, found) -> file.last("load_models")
                    .filter(each -> each.value().equalsIgnoreCase("all"))
                    .ifPresent(each -> found.at(each.line(), each.name() + "=" + each.value())));

    static final ConfigurationRule<JavaProperties> CLEAR = ConfigurationRule.named(
                    "torchserve/in-the-clear", Severity.LOW, "Inference without TLS")
            .why("Requests and answers can be read and changed on the way.")
            .mend("Use https with keystore or private_key_file, or end TLS in a proxy in the same pod.")
            .see("CWE-319")
            .source("pytorch.org/serve, Configuration: enable SSL")
            .bad(
                    3,
                    "model_store=/models\n"
                            + "allowed_urls=https://models\\\\.example/.*\n"
                            + "inference_address=http://0.0.0.0:8080\n")
            .good("model_store=/models\n"
                    + "allowed_urls=https://models\\\\.example/.*\n"
                    + "inference_address=https://0.0.0.0:8443\n")
            .finds((file, found) -> file.last("inference_address")
                    .filter(each -> each.value().startsWith("http://")
                            && !each.value().matches("(https?|grpc)?(://)?(127\\..*|localhost.*|\\[::1\\].*|unix:.*)"))
                    .ifPresent(each -> found.at(each.line(), each.name() + "=" + each.value())));

    static final List<ConfigurationRule<JavaProperties>> ALL =
            List.of(MANAGEMENT, URLS, NO_URLS, TOKENS, API, DEPENDENCIES, ORIGIN, VARIABLES, GRPC, ALL_MODELS, CLEAR);

    private TorchServeSettings() {}
}
