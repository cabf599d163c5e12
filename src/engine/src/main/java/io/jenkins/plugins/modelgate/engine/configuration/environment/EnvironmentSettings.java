package io.jenkins.plugins.modelgate.engine.configuration.environment;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Setting;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Variables that switch a protection off. */
final class EnvironmentSettings {

    static final ConfigurationRule<Environment> PICKLE = ConfigurationRule.named(
                    "environment/unsafe-torch-load", Severity.HIGH, "PyTorch loads pickles without restriction")
            .why("The variable takes weights_only from every torch.load: a model file may then run any code.")
            .mend("Remove TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD; convert the model to safetensors.")
            .see("CWE-502", "AML.T0011")
            .source("pytorch.org, Serialization semantics: TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD")
            .bad(1, "TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD=1\n")
            .good("TORCH_FORCE_WEIGHTS_ONLY_LOAD=1\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each -> each.name().equals("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD") && each.isOn())
                    .forEach(each -> found.at(each.line(), each.name())));

    static final ConfigurationRule<Environment> SERIAL = ConfigurationRule.named(
                    "environment/vllm-insecure-serialization", Severity.HIGH, "vLLM unpickles what its processes send")
            .why("With it the engine's sockets accept pickles: whoever reaches one runs code.")
            .mend("Remove VLLM_ALLOW_INSECURE_SERIALIZATION.")
            .see("CWE-502")
            .source("docs.vllm.ai, Environment variables")
            .bad(1, "VLLM_ALLOW_INSECURE_SERIALIZATION=1\n")
            .good("VLLM_ALLOW_INSECURE_SERIALIZATION=0\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each -> each.name().equals("VLLM_ALLOW_INSECURE_SERIALIZATION") && each.isOn())
                    .forEach(each -> found.at(each.line(), each.name())));

    static final ConfigurationRule<Environment> LORA = ConfigurationRule.named(
                    "environment/vllm-runtime-lora", Severity.HIGH, "Callers may load adapters into vLLM")
            .why("A request names the adapter to load: models change past the gate, from paths and hubs that the"
                    + " caller chooses.")
            .mend("Remove VLLM_ALLOW_RUNTIME_LORA_UPDATING and name adapters at start.")
            .see("CWE-829", "AML.T0018")
            .source("docs.vllm.ai, LoRA adapters: dynamically serving, not for production")
            .bad(1, "VLLM_ALLOW_RUNTIME_LORA_UPDATING=True\n")
            .good("VLLM_ALLOW_RUNTIME_LORA_UPDATING=False\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each -> each.name().equals("VLLM_ALLOW_RUNTIME_LORA_UPDATING") && each.isOn())
                    .forEach(each -> found.at(each.line(), each.name())));

    static final ConfigurationRule<Environment> DEVELOPMENT = ConfigurationRule.named(
                    "environment/vllm-development-mode", Severity.HIGH, "vLLM with its development routes")
            .why("They reset caches, put the server to sleep and call methods of its workers, for everybody who"
                    + " reaches the port.")
            .mend("Remove VLLM_SERVER_DEV_MODE.")
            .see("CWE-489", "CWE-306")
            .source("docs.vllm.ai, Security: development endpoints")
            .bad(1, "VLLM_SERVER_DEV_MODE=1\n")
            .good("VLLM_SERVER_DEV_MODE=0\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each -> each.name().equals("VLLM_SERVER_DEV_MODE") && each.isOn())
                    .forEach(each -> found.at(each.line(), each.name())));

    static final ConfigurationRule<Environment> TLS = ConfigurationRule.named(
                    "environment/tls-off", Severity.HIGH, "Programs told not to check servers")
            .why("Whoever is on the way answers in the server's name, with another package, model or token endpoint.")
            .mend("Remove the variable; name the private authority's certificate instead (REQUESTS_CA_BUNDLE,"
                    + " NODE_EXTRA_CA_CERTS).")
            .see("CWE-295", "AML.T0010")
            .source("nodejs.org, NODE_TLS_REJECT_UNAUTHORIZED: strongly discouraged")
            .source("mlflow.org, MLFLOW_TRACKING_INSECURE_TLS")
            .bad(1, "NODE_TLS_REJECT_UNAUTHORIZED=0\n")
            .good("NODE_EXTRA_CA_CERTS=/etc/ssl/acme.pem\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each -> tlsOff(each))
                    .forEach(each -> found.at(each.line(), each.name())));

    static final ConfigurationRule<Environment> INDEX = ConfigurationRule.named(
                    "environment/extra-index", Severity.HIGH, "Packages from a second index")
            .why("The installer takes the highest version that any index has: whoever registers the inner name on"
                    + " the public index is installed.")
            .mend("Set one index that proxies the others.")
            .see("CWE-427", "AML.T0010")
            .source("Alex Birsan, Dependency Confusion")
            .source("docs.astral.sh/uv, Index strategy")
            .bad(1, "PIP_EXTRA_INDEX_URL=https://pypi.example/simple\n")
            .good("PIP_INDEX_URL=https://pypi.example/simple\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each -> each.name().matches("(PIP|UV)_EXTRA_INDEX_URL")
                                    && !each.value().isBlank()
                            || each.name().equals("UV_INDEX_STRATEGY")
                                    && each.value().startsWith("unsafe"))
                    .forEach(each -> found.at(each.line(), each.name())));

    static final ConfigurationRule<Environment> REMOTE = ConfigurationRule.named(
                    "environment/remote-code", Severity.HIGH, "Server that runs code of model repositories")
            .why("The variable answers yes to every question whether Python files of a model or dataset may run.")
            .mend("Remove it; review and pin the code of the one model that needs it.")
            .see("CWE-829", "AML.T0010")
            .source("huggingface.co, Datasets: HF_DATASETS_TRUST_REMOTE_CODE")
            .source("huggingface.co, Text Generation Inference: TRUST_REMOTE_CODE")
            .bad(1, "TRUST_REMOTE_CODE=true\n")
            .good("TRUST_REMOTE_CODE=false\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each -> each.name().matches("(.*_)?TRUST_REMOTE_CODE") && each.isOn())
                    .forEach(each -> found.at(each.line(), each.name())));

    static final ConfigurationRule<Environment> DEBUG = ConfigurationRule.named(
                    "environment/debugger-on", Severity.HIGH, "Web framework in debugging mode")
            .why("Error pages offer a Python console (Werkzeug) or show settings and source (Django).")
            .mend("Remove the variable in what is deployed.")
            .see("CWE-489", "CVE-2024-34069")
            .source("flask.palletsprojects.com, Debugging: never in production")
            .source("docs.djangoproject.com, DEBUG")
            .bad(1, "FLASK_DEBUG=1\n")
            .good("FLASK_DEBUG=0\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each -> each.name().matches("(FLASK|DJANGO|QUART)_DEBUG") && each.isOn()
                            || each.name().equals("FLASK_ENV") && each.value().equals("development")
                            || each.name().equals("WERKZEUG_DEBUG_PIN")
                                    && each.value().equals("off"))
                    .forEach(each -> found.at(each.line(), each.name())));

    static final ConfigurationRule<Environment> TORCHSERVE = ConfigurationRule.named(
                    "environment/torchserve-open", Severity.HIGH, "TorchServe opened by a variable")
            .why("Tokens off, or model registration on: whoever reaches the port loads a model, which is a program.")
            .mend("Remove TS_DISABLE_TOKEN_AUTHORIZATION and TS_ENABLE_MODEL_API.")
            .see("CVE-2023-43654", "CWE-306")
            .source("pytorch.org/serve, Token authorization; Model API control mode")
            .bad(1, "TS_DISABLE_TOKEN_AUTHORIZATION=true\n")
            .good("TS_DISABLE_TOKEN_AUTHORIZATION=false\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each ->
                            each.name().matches("TS_(DISABLE_TOKEN_AUTHORIZATION|ENABLE_MODEL_API)") && each.isOn())
                    .forEach(each -> found.at(each.line(), each.name())));

    static final ConfigurationRule<Environment> OLLAMA = ConfigurationRule.named(
                    "environment/ollama-open", Severity.HIGH, "Ollama that is open to all")
            .why("It has no authentication: whoever reaches it pulls, replaces and copies models; a crafted model"
                    + " has run code on such servers.")
            .mend("Leave OLLAMA_HOST on 127.0.0.1 and put a proxy with authentication in front; name origins.")
            .see("CVE-2024-37032", "CWE-306", "AML.T0049")
            .source("docs.ollama.com, FAQ: exposing Ollama")
            .source("Wiz Research, Probllama")
            .bad(1, "OLLAMA_HOST=0.0.0.0:11434\n")
            .good("OLLAMA_HOST=127.0.0.1:11434\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each -> each.name().equals("OLLAMA_HOST")
                                    && each.value().matches("(https?://)?(0\\.0\\.0\\.0|\\[?::\\]?|\\*)?(:[0-9]+)?/?")
                                    && !each.value().isBlank()
                            || each.name().equals("OLLAMA_ORIGINS")
                                    && each.value().contains("*")
                                    && !each.value().contains("*.")
                                    && !each.value().contains(":*"))
                    .forEach(each -> found.at(each.line(), each.name())));

    static final ConfigurationRule<Environment> DOCKER = ConfigurationRule.named(
                    "environment/docker-without-tls", Severity.HIGH, "Docker's API without TLS")
            .why("Whoever reaches the port, such as a neighbour of a Docker-in-Docker service, is root on its host.")
            .mend("Leave DOCKER_TLS_CERTDIR set, or use the socket of a rootless daemon.")
            .see("CWE-306", "CWE-319")
            .source("docs.docker.com, Protect the Docker daemon socket")
            .source("hub.docker.com, docker: TLS")
            .bad(1, "DOCKER_TLS_CERTDIR=\"\"\n")
            .good("DOCKER_TLS_CERTDIR=\"/certs\"\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each -> each.name().equals("DOCKER_TLS_CERTDIR")
                                    && each.value().isBlank()
                            || each.name().equals("DOCKER_HOST") && each.value().matches("tcp://.*:2375/?"))
                    .forEach(each -> found.at(each.line(), each.name())));

    static final ConfigurationRule<Environment> MLFLOW = ConfigurationRule.named(
                    "environment/mlflow-guard-off",
                    Severity.HIGH,
                    "MLflow without its protection against foreign pages")
            .why("A page that a user opens can speak to the server in his name, also by DNS rebinding.")
            .mend("Name hosts and origins; do not disable the middleware.")
            .see("CVE-2025-14279", "CWE-346")
            .source("mlflow.org, Network security")
            .bad(1, "MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE=true\n")
            .good("MLFLOW_SERVER_ALLOWED_HOSTS=ml.example\n")
            .finds((file, found) -> file.settings().stream()
                    .filter(each -> each.name().equals("MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE") && each.isOn()
                            || each.name().matches("MLFLOW_SERVER_(ALLOWED_HOSTS|CORS_ALLOWED_ORIGINS)")
                                    && each.value().strip().equals("*"))
                    .forEach(each -> found.at(each.line(), each.name())));

    static final List<ConfigurationRule<Environment>> ALL =
            List.of(PICKLE, SERIAL, LORA, DEVELOPMENT, TLS, INDEX, REMOTE, DEBUG, TORCHSERVE, OLLAMA, DOCKER, MLFLOW);

    private EnvironmentSettings() {}

    private static boolean tlsOff(Setting each) {
        return switch (each.name()) {
            case "PYTHONHTTPSVERIFY",
                    "NODE_TLS_REJECT_UNAUTHORIZED",
                    "CONDA_SSL_VERIFY",
                    "NPM_CONFIG_STRICT_SSL",
                    "npm_config_strict_ssl" -> each.isOff();
            case "GIT_SSL_NO_VERIFY" -> !each.value().isBlank() && !each.isOff();
            case "MLFLOW_TRACKING_INSECURE_TLS", "WANDB_INSECURE_DISABLE_SSL", "VAULT_SKIP_VERIFY" -> each.isOn();
            case "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE" -> each.value().isBlank();
            case "PIP_TRUSTED_HOST", "UV_INSECURE_HOST" -> !each.value().isBlank();
            default -> false;
        };
    }
}
