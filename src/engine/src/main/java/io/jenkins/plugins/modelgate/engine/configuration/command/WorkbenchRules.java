package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Notebooks, dashboards and debuggers, which run what they are given. */
final class WorkbenchRules {

    static final ConfigurationRule<Commands> NO_TOKEN = ConfigurationRule.named(
                    "jupyter/no-token", Severity.HIGH, "Notebook server without a password")
            .why("A notebook is a shell: everybody who reaches the port runs code with its data and keys.")
            .mend("Leave the token on, or set a hashed password.")
            .see("CWE-306", "AML.T0049")
            .source("jupyter-server.readthedocs.io, Security in the Jupyter server")
            .bad(1, "jupyter lab --ip=0.0.0.0 --ServerApp.token=''\n")
            .good("jupyter lab --ip=0.0.0.0\n")
            .finds((file, found) -> file.all().stream()
                    .filter(
                            each -> Servers.jupyter(each)
                                    && each.words().stream()
                                            .anyMatch(
                                                    word -> word.matches(
                                                            "--(NotebookApp|ServerApp|IdentityProvider|LabApp)\\.(token|password)=([\"']{2})?")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> JUPYTER_ROOT = ConfigurationRule.named(
                    "jupyter/as-root", Severity.MEDIUM, "Notebook server that runs as root")
            .why("Every cell is root in the container, and on the host where a runtime has a hole.")
            .mend("Start it as a user of its own.")
            .see("CWE-250", "CVE-2024-21626")
            .source("jupyter-server.readthedocs.io, --allow-root")
            .bad(1, "jupyter lab --allow-root\n")
            .good("jupyter lab\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.jupyter(each)
                            && (each.isOn("allow-root")
                                    || each.isOn("ServerApp.allow_root")
                                    || each.isOn("NotebookApp.allow_root")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> JUPYTER_ORIGIN = ConfigurationRule.named(
                    "jupyter/any-origin", Severity.HIGH, "Web pages of others may drive the notebook server")
            .why("A page that a user opens can run cells by its websocket.")
            .mend("Name the origin in allow_origin, and leave disable_check_xsrf off.")
            .see("CWE-942", "CWE-352")
            .source("jupyter-server.readthedocs.io, Configuration: allow_origin, disable_check_xsrf")
            .bad(1, "jupyter lab --ServerApp.allow_origin='*'\n")
            .good("jupyter lab --ServerApp.allow_origin=https://hub.example\n")
            .finds((file, found) -> file.all().stream()
                    .filter(
                            each -> Servers.jupyter(each)
                                    && each.words().stream()
                                            .anyMatch(
                                                    word -> word.matches(
                                                            "--(NotebookApp|ServerApp)\\.(allow_origin=[\"']?\\*[\"']?|disable_check_xsrf=[Tt]rue)")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> DEBUGGER = ConfigurationRule.named(
                    "command/debugger-on", Severity.HIGH, "Web server with a debugger")
            .why("Werkzeug's debugger offers a Python console on every error page; its PIN has been computed from"
                    + " what other holes tell.")
            .mend("Remove --debug; serve by gunicorn or uvicorn without --reload.")
            .see("CWE-489", "CVE-2024-34069")
            .source("flask.palletsprojects.com, Debugging: never in production")
            .bad(1, "flask --app serve run --debug\n")
            .good("flask --app serve run\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each ->
                            each.has("flask") && each.has("run") && (each.isOn("debug") || each.isOn("debugger")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> STREAMLIT = ConfigurationRule.named(
                    "streamlit/protection-off", Severity.MEDIUM, "Streamlit without protection against foreign pages")
            .why("Pages of others may use the app, and its upload, in the user's name.")
            .mend("Leave enableXsrfProtection and enableCORS on.")
            .see("CWE-352")
            .source("docs.streamlit.io, config.toml: server.enableXsrfProtection")
            .bad(1, "streamlit run app.py --server.enableXsrfProtection false\n")
            .good("streamlit run app.py\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("streamlit", "run")
                            && (each.option("server.enableXsrfProtection")
                                            .orElse("")
                                            .equalsIgnoreCase("false")
                                    || each.option("server.enableCORS")
                                            .orElse("")
                                            .equalsIgnoreCase("false")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> TENSORBOARD = ConfigurationRule.named(
                    "tensorboard/open", Severity.MEDIUM, "TensorBoard that is open to all")
            .why("It has no authentication and shows graphs, samples of the data, and hyperparameters.")
            .mend("Leave it on localhost and reach it by a tunnel.")
            .see("CWE-306", "AML.T0049")
            .source("github.com/tensorflow/tensorboard, README: --bind_all")
            .bad(1, "tensorboard --logdir runs --bind_all\n")
            .good("tensorboard --logdir runs\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("tensorboard")
                            && (each.isOn("bind_all") || Servers.everywhere(each, "host", "--host")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> DAEMON = ConfigurationRule.named(
                    "command/open-docker", Severity.CRITICAL, "Docker's API on the network without certificates")
            .why("Whoever reaches the port is root on the host.")
            .mend("Use the local socket or SSH; with TCP give --tlsverify and certificates.")
            .see("CWE-306", "CWE-250")
            .source("docs.docker.com, Protect the Docker daemon socket")
            .source("CIS Docker Benchmark, 2.7: TLS authentication")
            .bad(1, "dockerd -H tcp://0.0.0.0:2375\n")
            .good("dockerd -H unix:///var/run/docker.sock\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("dockerd")
                            && !each.isOn("tlsverify")
                            && each.words().stream().anyMatch(word -> word.matches("(-H=?|--host=)?tcp://.*")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> DOCKER_RUN = ConfigurationRule.named(
                    "command/container-without-walls", Severity.HIGH, "Container started without isolation")
            .why("What runs in it, such as code that a model brings, has the host.")
            .mend("Remove the option; give devices and capabilities one by one.")
            .see("CWE-250", "CVE-2019-5736")
            .source("CIS Docker Benchmark, section 5: container runtime")
            .bad(1, "docker run --privileged registry.example/train:1\n")
            .good("docker run --gpus all registry.example/train:1\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.container(each) && Servers.unconfined(each))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final List<ConfigurationRule<Commands>> ALL =
            List.of(NO_TOKEN, JUPYTER_ROOT, JUPYTER_ORIGIN, DEBUGGER, STREAMLIT, TENSORBOARD, DAEMON, DOCKER_RUN);

    private WorkbenchRules() {}
}
