package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** TorchServe, Triton, TensorFlow Serving, MLflow, BentoML and Ray. */
final class ModelServerRules {

    static final ConfigurationRule<Commands> TS_TOKEN = ConfigurationRule.named(
                    "torchserve/tokens-off-by-command", Severity.HIGH, "TorchServe without tokens")
            .why("The management interface loads models from addresses and models are programs: whoever reaches it"
                    + " runs code.")
            .mend("Remove --disable-token-auth.")
            .see("CVE-2023-43654", "CWE-306")
            .source("pytorch.org/serve, Token authorization")
            .bad(1, "torchserve --start --models m=m.mar --disable-token-auth\n")
            .good("torchserve --start --models m=m.mar\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("torchserve") && each.isOn("disable-token-auth"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> TS_API = ConfigurationRule.named(
                    "torchserve/model-api", Severity.HIGH, "TorchServe lets callers register models")
            .why("A registered model is a program: the API turns access to a port into code on the server.")
            .mend("Remove --enable-model-api and name the models at start.")
            .see("CVE-2023-43654", "CWE-94")
            .source("pytorch.org/serve, Model API control mode")
            .bad(1, "torchserve --start --models m=m.mar --enable-model-api\n")
            .good("torchserve --start --models m=m.mar\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("torchserve") && each.isOn("enable-model-api"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> TS_ALL = ConfigurationRule.named(
                    "torchserve/all-models", Severity.MEDIUM, "Whatever lies in the model store is served")
            .why("models=all loads every archive of the store: a file that somebody drops there is a program that"
                    + " runs at the next start.")
            .mend("Name the archives.")
            .see("CWE-829", "AML.T0010")
            .source("pytorch.org/serve, Command line: --models")
            .bad(1, "torchserve --start --model-store store --models all\n")
            .good("torchserve --start --model-store store --models churn=churn.mar\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("torchserve")
                            && (each.options("models").contains("all")
                                    || each.options("models").contains("ALL")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> TRITON_CONTROL = ConfigurationRule.named(
                    "triton/model-control", Severity.MEDIUM, "Models may be loaded while Triton runs")
            .why("In the modes explicit and poll a request, or a file that changes, loads another model past the"
                    + " gate; the load request has been a way to write files anywhere.")
            .mend("Use --model-control-mode=none, or protect the repository API (--http-restricted-api).")
            .see("CVE-2023-31036", "CWE-22", "AML.T0018")
            .source("NVIDIA Triton, Secure deployment considerations: model control")
            .bad(1, "tritonserver --model-repository=/models --model-control-mode=explicit --grpc-use-ssl=1\n")
            .good("tritonserver --model-repository=/models --model-control-mode=none --grpc-use-ssl=1\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("tritonserver")
                            && each.option("model-control-mode")
                                    .filter(mode -> mode.matches("explicit|poll"))
                                    .isPresent())
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> TRITON_TLS = ConfigurationRule.named(
                    "triton/grpc-in-the-clear", Severity.LOW, "Triton's gRPC without TLS")
            .why("Requests and answers can be read and changed on the way.")
            .mend("Give --grpc-use-ssl=1 with certificates, or end TLS in a proxy in the same pod.")
            .see("CWE-319")
            .source("NVIDIA Triton, Secure deployment considerations: SSL/TLS for gRPC")
            .bad(1, "tritonserver --model-repository=/models\n")
            .good("tritonserver --model-repository=/models --grpc-use-ssl=1\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("tritonserver")
                            && !each.isOn("grpc-use-ssl")
                            && !each.option("allow-grpc").orElse("").matches("0|false"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> TF_TLS = ConfigurationRule.named(
                    "tensorflow-serving/in-the-clear", Severity.LOW, "TensorFlow Serving without TLS")
            .why("Its gRPC port has no authentication and no encryption of its own.")
            .mend("Give --ssl_config_file, or put a proxy in front.")
            .see("CWE-319", "CWE-306")
            .source("tensorflow.org, Serving: security and ssl_config_file")
            .bad(1, "tensorflow_model_server --port=8500 --model_base_path=/m\n")
            .good("tensorflow_model_server --port=8500 --model_base_path=/m --ssl_config_file=/etc/ssl.pb\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("tensorflow_model_server") && !each.hasOption("ssl_config_file"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> TF_POLL = ConfigurationRule.named(
                    "tensorflow-serving/polls-configuration",
                    Severity.MEDIUM,
                    "Server takes up a changed configuration by itself")
            .why("Whoever can write the file has another model served, without a deployment that a gate could see.")
            .mend("Leave --model_config_file_poll_wait_seconds at 0 and deploy changes.")
            .see("CWE-829", "AML.T0018")
            .source("tensorflow.org, Serving configuration: reloading")
            .bad(
                    1,
                    "tensorflow_model_server --ssl_config_file=/s --model_config_file=/c"
                            + " --model_config_file_poll_wait_seconds=60\n")
            .good("tensorflow_model_server --ssl_config_file=/s --model_config_file=/c\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("tensorflow_model_server")
                            && each.option("model_config_file_poll_wait_seconds")
                                    .filter(seconds -> seconds.matches("0*[1-9][0-9]*"))
                                    .isPresent())
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> MLFLOW_OPEN = ConfigurationRule.named(
                    "mlflow/open-server", Severity.HIGH, "MLflow server that is open to all")
            .why("Without authentication everybody who reaches it reads and replaces experiments and models; holes"
                    + " of this server gave files of the host to callers without an account.")
            .mend(
                    "Bind to 127.0.0.1 behind a proxy that authenticates, or give --app-name basic-auth with a password of"
                            + " your own instead of the default one, in MLflow 3.11 or later: before, some routes asked for none.")
            .see("CVE-2023-1177", "CVE-2026-2652", "CVE-2026-2635", "CWE-306", "AML.T0049")
            .source("mlflow.org, Authentication")
            .bad(1, "mlflow server --host 0.0.0.0 --port 5000\n")
            .good("mlflow server --host 0.0.0.0 --port 5000 --app-name basic-auth\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("mlflow", "server|ui")
                            && Servers.everywhere(each, "host", "-h")
                            && !each.option("app-name").orElse("").contains("auth"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> MLFLOW_GUARD = ConfigurationRule.named(
                    "mlflow/guard-off", Severity.HIGH, "MLflow without its protection against foreign pages")
            .why("A page that a user opens can speak to the server in his name, also by DNS rebinding.")
            .mend("Name hosts and origins, do not disable the middleware, and use MLflow 3.5 or later, which has it.")
            .see("CVE-2025-14279", "CWE-346", "CWE-942")
            .source("mlflow.org, Network security: allowed hosts, CORS")
            .bad(1, "mlflow server --app-name basic-auth --allowed-hosts '*'\n")
            .good("mlflow server --app-name basic-auth --allowed-hosts ml.example\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("mlflow", "server|ui")
                            && (each.isOn("disable-security-middleware")
                                    || each.options("allowed-hosts").contains("*")
                                    || each.options("cors-allowed-origins").contains("*")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> MLFLOW_RUN = ConfigurationRule.named(
                    "mlflow/foreign-project", Severity.HIGH, "Project run from an address without a commit")
            .why("mlflow run executes what the repository holds at that moment.")
            .mend("Give --version with a commit.")
            .see("CWE-829", "CWE-494")
            .source("mlflow.org, Projects: running from Git")
            .bad(1, "mlflow run https://git.example/acme/train\n")
            .good("mlflow run https://git.example/acme/train --version 0123456789abcdef0123456789abcdef01234567\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("mlflow", "run", "(https?|git|ssh)(://|@).*")
                            && !each.option("version")
                                    .or(() -> each.option("-v"))
                                    .orElse("")
                                    .matches("[0-9a-f]{40}"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> BENTO_RUNNER = ConfigurationRule.named(
                    "bentoml/open-runner", Severity.HIGH, "BentoML runner that is open to all")
            .why("Runners unpickle what they receive: a request to the port runs code.")
            .mend("Bind it to 127.0.0.1, and update BentoML to 1.4.8 or later.")
            .see("CVE-2025-32375", "CVE-2024-2912", "CWE-502")
            .source("github.com/bentoml/BentoML, advisories on runner servers")
            .bad(1, "bentoml start-runner-server --host 0.0.0.0 --port 8888\n")
            .good("bentoml start-runner-server --host 127.0.0.1 --port 8888\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("bentoml", "start-runner-server")
                            && !each.option("host").orElse("0.0.0.0").matches("127\\..*|localhost"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> BENTO_DEV = ConfigurationRule.named(
                    "bentoml/development-mode", Severity.MEDIUM, "Server in development mode")
            .why("It watches its source and runs it anew when a file changes: whoever can write there runs code,"
                    + " and errors show the program.")
            .mend("Remove --reload, --debug and --development.")
            .see("CWE-489")
            .source("docs.bentoml.com, CLI: serve --reload")
            .bad(1, "bentoml serve service:svc --reload\n")
            .good("bentoml serve service:svc\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("bentoml", "serve")
                            && (each.isOn("reload") || each.isOn("debug") || each.isOn("development")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> RAY = ConfigurationRule.named(
                    "ray/open-dashboard", Severity.HIGH, "Ray dashboard that is open to all")
            .why("Its jobs API runs what it is given and knows no users; clusters have been taken over so in masses.")
            .mend("Bind to 127.0.0.1 and reach it by a tunnel, or set up Ray's token authentication behind a network"
                    + " policy.")
            .see("CVE-2023-48022", "CWE-306", "AML.T0049")
            .source("docs.ray.io, Security")
            .source("Oligo Security, ShadowRay")
            .bad(1, "ray start --head --dashboard-host=0.0.0.0\n")
            .good("ray start --head --dashboard-host=127.0.0.1\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each ->
                            each.has("ray", "start") && Servers.everywhere(each, "dashboard-host", "--dashboard-host"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final List<ConfigurationRule<Commands>> ALL = List.of(
            TS_TOKEN,
            TS_API,
            TS_ALL,
            TRITON_CONTROL,
            TRITON_TLS,
            TF_TLS,
            TF_POLL,
            MLFLOW_OPEN,
            MLFLOW_GUARD,
            MLFLOW_RUN,
            BENTO_RUNNER,
            BENTO_DEV,
            RAY);

    private ModelServerRules() {}
}
