package io.jenkins.plugins.modelgate.engine.configuration.serving;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What a model list of TensorFlow Serving must not say. */
final class TensorFlowServingSettings {

    static final ConfigurationRule<YamlNode> ALL_VERSIONS = ConfigurationRule.named(
                    "tensorflow-serving/all-versions", Severity.MEDIUM, "Every version is served")
            .why("Versions with known faults stay reachable for who names them, and a version that somebody adds is"
                    + " served at once.")
            .mend("Name the versions: model_version_policy { specific { versions: 7 } }.")
            .see("CWE-1104", "AML.T0018")
            .source("tensorflow.org, Serving configuration: serving a specific version")
            .bad(
                    6,
                    "model_config_list {\n"
                            + "  config {\n"
                            + "    name: \"m\"\n"
                            + "    base_path: \"/models/m\"\n"
                            + "    model_platform: \"tensorflow\"\n"
                            + "    model_version_policy { all {} }\n"
                            + "  }\n"
                            + "}\n")
            .good("model_config_list {\n"
                    + "  config {\n"
                    + "    name: \"m\"\n"
                    + "    base_path: \"/models/m\"\n"
                    + "    model_platform: \"tensorflow\"\n"
                    + "    model_version_policy { specific { versions: 7 } }\n"
                    + "  }\n"
                    + "}\n")
            .finds((file, found) -> configs(file)
                    .forEach(config -> config.get("model_version_policy").items().stream()
                            .filter(policy -> policy.has("all"))
                            .forEach(policy -> found.at(policy.line(), "model_version_policy: all"))));

    static final ConfigurationRule<YamlNode> LATEST = ConfigurationRule.named(
                    "tensorflow-serving/newest-version", Severity.MEDIUM, "Whatever has the highest number is served")
            .why("A directory that appears below base_path replaces the model in the running server, past every gate.")
            .mend("Name the version: model_version_policy { specific { versions: 7 } }.")
            .see("CWE-829", "AML.T0018")
            .source("tensorflow.org, Serving configuration: version policy")
            .bad(
                    3,
                    "model_config_list {\n"
                            + "  config {\n"
                            + "    name: \"m\"\n"
                            + "    base_path: \"/models/m\"\n"
                            + "    model_platform: \"tensorflow\"\n"
                            + "  }\n"
                            + "}\n")
            .good("model_config_list {\n"
                    + "  config {\n"
                    + "    name: \"m\"\n"
                    + "    base_path: \"/models/m\"\n"
                    + "    model_platform: \"tensorflow\"\n"
                    + "    model_version_policy { specific { versions: 7 } }\n"
                    + "  }\n"
                    + "}\n")
            .finds((file, found) -> configs(file).forEach(config -> {
                boolean chosen = config.get("model_version_policy").items().stream()
                        .anyMatch(policy -> policy.has("specific") || policy.has("all"));
                if (!chosen) {
                    found.at(config.line("name"), "no specific version");
                }
            }));

    static final List<ConfigurationRule<YamlNode>> ALL = List.of(ALL_VERSIONS, LATEST);

    private TensorFlowServingSettings() {}

    private static List<YamlNode> configs(YamlNode file) {
        return file.get("model_config_list").items().stream()
                .flatMap(list -> list.get("config").items().stream())
                .filter(YamlNode::isMapping)
                .toList();
    }
}
