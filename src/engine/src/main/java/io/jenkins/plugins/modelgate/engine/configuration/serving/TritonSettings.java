package io.jenkins.plugins.modelgate.engine.configuration.serving;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What a model configuration of Triton must not say. */
final class TritonSettings {

    static final ConfigurationRule<YamlNode> ENVIRONMENT = ConfigurationRule.named(
                    "triton/environment-archive", Severity.HIGH, "Model that brings its own Python")
            .why("Triton unpacks the archive and starts the Python in it: programs that no package scan has seen.")
            .mend("Install the packages in the image and remove EXECUTION_ENV_PATH.")
            .see("CWE-829", "AML.T0010")
            .source("NVIDIA Triton, Python backend: custom execution environments")
            .bad(
                    3,
                    "name: \"m\"\n"
                            + "backend: \"onnxruntime\"\n"
                            + "parameters: {key: \"EXECUTION_ENV_PATH\", value: {string_value: \"/models/env.tar.gz\"}}\n")
            .good("name: \"m\"\nplatform: \"onnxruntime_onnx\"\n")
            .finds((file, found) -> file.get("parameters")
                    .items()
                    .forEach(each -> each.get("key").items().stream()
                            .filter(key -> key.is("EXECUTION_ENV_PATH"))
                            .forEach(key -> found.at(key.line(), "EXECUTION_ENV_PATH"))));

    static final ConfigurationRule<YamlNode> PYTHON = ConfigurationRule.named(
                    "triton/python-backend", Severity.MEDIUM, "Model that is a program")
            .why("The Python backend runs model.py of the repository, and shares memory with the server, through"
                    + " which it has been taken over.")
            .mend("Export the model to ONNX or TensorRT; where Python is needed, review the code and restrict who"
                    + " may write the repository.")
            .see("CVE-2025-23319", "CWE-829", "AML.T0018")
            .source("NVIDIA Triton, Secure deployment considerations: model repository")
            .source("Wiz Research, Triton vulnerability chain")
            .bad(2, "name: \"m\"\nbackend: \"python\"\n")
            .good("name: \"m\"\nbackend: \"onnxruntime\"\n")
            .finds((file, found) -> file.get("backend").items().stream()
                    .filter(each -> each.is("python") || each.is("vllm"))
                    .forEach(each -> found.at(each.line(), "backend: " + each.text())));

    static final ConfigurationRule<YamlNode> LIBRARY = ConfigurationRule.named(
                    "triton/custom-library", Severity.HIGH, "Model that loads a library")
            .why("The shared library runs in the server's process with all its rights.")
            .mend("Remove model_operations; build operators into the image.")
            .see("CWE-114", "AML.T0011")
            .source("NVIDIA Triton, Model configuration: model operations")
            .bad(
                    3,
                    "name: \"m\"\n"
                            + "platform: \"onnxruntime_onnx\"\n"
                            + "model_operations {op_library_filename: [\"/models/lib.so\"]}\n")
            .good("name: \"m\"\nplatform: \"onnxruntime_onnx\"\n")
            .finds((file, found) ->
                    file.get("model_operations").items().forEach(each -> found.at(each.line(), "model_operations")));

    static final ConfigurationRule<YamlNode> FILE = ConfigurationRule.named(
                    "triton/file-outside", Severity.HIGH, "Model file outside of its version directory")
            .why("The path leads out of what was examined, and whoever controls that place controls the model.")
            .mend("Name a file in the version directory.")
            .see("CWE-22", "CWE-23")
            .source("NVIDIA Triton, Model repository: default_model_filename")
            .bad(
                    3,
                    "name: \"m\"\n"
                            + "platform: \"onnxruntime_onnx\"\n"
                            + "default_model_filename: \"../../shared/model.onnx\"\n")
            .good("name: \"m\"\nplatform: \"onnxruntime_onnx\"\ndefault_model_filename: \"model.onnx\"\n")
            .finds((file, found) -> List.of("default_model_filename", "runtime")
                    .forEach(field -> file.get(field).items().stream()
                            .filter(each ->
                                    each.text().contains("..") || each.text().startsWith("/"))
                            .forEach(each -> found.at(each.line(), field + ": " + each.text()))));

    static final List<ConfigurationRule<YamlNode>> ALL = List.of(ENVIRONMENT, PYTHON, LIBRARY, FILE);

    private TritonSettings() {}
}
