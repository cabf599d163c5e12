package io.jenkins.plugins.modelgate.engine.configuration.serving;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What the description of an MLflow model must not say. */
final class MlflowSettings {

    static final ConfigurationRule<YamlNode> LOADER = ConfigurationRule.named(
                    "mlflow/foreign-loader", Severity.HIGH, "Model with a loader of its own")
            .why("Loading imports this module, from the model's own code or from the environment: it is a program,"
                    + " and no model alone.")
            .mend("Log the model with a flavour of MLflow, and review the code where that is not possible.")
            .see("CWE-829", "AML.T0018")
            .source("mlflow.org, python_function: loader_module")
            .source("JFrog, MLOps to MLOops: code execution on model load")
            .bad(
                    4,
                    "flavors:\n"
                            + "  python_function:\n"
                            + "    env: conda.yaml\n"
                            + "    loader_module: acme.loader\n"
                            + "signature: {inputs: \"[]\"}\n")
            .good("flavors:\n"
                    + "  python_function:\n"
                    + "    env: conda.yaml\n"
                    + "    loader_module: mlflow.onnx\n"
                    + "signature: {inputs: \"[]\"}\n")
            .finds((file, found) -> {
                YamlNode loader = file.get("flavors", "python_function", "loader_module");
                if (loader.isThere() && !loader.text().matches("mlflow(\\.[a-z_0-9]+)*")) {
                    found.at(loader.line(), "loader_module: " + loader.text());
                }
            });

    static final ConfigurationRule<YamlNode> CODE = ConfigurationRule.named(
                    "mlflow/carries-code", Severity.MEDIUM, "Model that carries code")
            .why("The directory is put on Python's path: modules in it run when the model is loaded, and may stand"
                    + " in for others of the same name.")
            .mend("Install the code as a package with a version; leave code_paths out.")
            .see("CWE-829", "CWE-427")
            .source("mlflow.org, Models: code_paths")
            .bad(
                    4,
                    "flavors:\n"
                            + "  python_function:\n"
                            + "    env: conda.yaml\n"
                            + "    code: code\n"
                            + "    loader_module: mlflow.onnx\n"
                            + "signature: {inputs: \"[]\"}\n")
            .good("flavors:\n"
                    + "  python_function:\n"
                    + "    env: conda.yaml\n"
                    + "    loader_module: mlflow.onnx\n"
                    + "signature: {inputs: \"[]\"}\n")
            .finds((file, found) -> file.get("flavors").entries().values().forEach(flavor -> {
                YamlNode code = flavor.get("code");
                if (!code.text().isBlank() && !code.is("null") && !code.is("~")) {
                    found.at(code.line(), "code: " + code.text());
                }
            }));

    static final ConfigurationRule<YamlNode> PICKLED = ConfigurationRule.named(
                    "mlflow/pickled-model", Severity.HIGH, "Model stored as a pickle")
            .why("Loading it runs whatever the pickle says; MLflow does so for every flavour that is stored like this.")
            .mend("Store it as ONNX, skops or safetensors; check the pickle with verify-model-artifact until then.")
            .see("CVE-2024-37052", "CVE-2024-37055", "CWE-502", "AML.T0011")
            .source("mlflow.org, Security: loading models executes code")
            .source("HiddenLayer SAI, MLflow advisories 2024")
            .bad(
                    4,
                    "flavors:\n"
                            + "  python_function:\n"
                            + "    env: conda.yaml\n"
                            + "    python_model: python_model.pkl\n"
                            + "    loader_module: mlflow.pyfunc.model\n"
                            + "signature: {inputs: \"[]\"}\n")
            .good("flavors:\n"
                    + "  python_function:\n"
                    + "    env: conda.yaml\n"
                    + "    loader_module: mlflow.onnx\n"
                    + "signature: {inputs: \"[]\"}\n")
            .finds((file, found) -> file.get("flavors").entries().values().forEach(flavor -> {
                for (String field : List.of(
                        "python_model", "pickled_model", "model_path", "serialization_format", "pickle_module_name")) {
                    YamlNode value = flavor.get(field);
                    if (value.text()
                            .matches(
                                    "(?i).*\\.(pkl|pickle|joblib)|cloudpickle|pickle|joblib|dill|mlflow\\.pytorch\\.pickle_module")) {
                        found.at(value.line(), field + ": " + value.text());
                    }
                }
            }));

    static final ConfigurationRule<YamlNode> SIGNATURE = ConfigurationRule.named(
                    "mlflow/no-signature", Severity.LOW, "Model without a signature of its inputs")
            .why("The server checks neither types nor shapes: what callers send reaches the model's code as it is.")
            .mend("Log the model with signature or input_example.")
            .see("CWE-20")
            .source("mlflow.org, Model signatures: enforcement")
            .bad(0, "flavors:\n  python_function:\n    env: conda.yaml\n    loader_module: mlflow.onnx\n")
            .good("flavors:\n"
                    + "  python_function:\n"
                    + "    env: conda.yaml\n"
                    + "    loader_module: mlflow.onnx\n"
                    + "signature: {inputs: \"[]\"}\n")
            .finds((file, found) -> {
                if (!file.has("signature")) {
                    found.at(0, "signature is not set");
                }
            });

    static final List<ConfigurationRule<YamlNode>> ALL = List.of(LOADER, CODE, PICKLED, SIGNATURE);

    private MlflowSettings() {}
}
