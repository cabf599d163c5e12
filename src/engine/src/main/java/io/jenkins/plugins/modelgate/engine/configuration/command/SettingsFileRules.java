package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.Optional;

/** Settings that a command takes from elsewhere. */
final class SettingsFileRules {
    static final ConfigurationRule<Commands> ELSEWHERE = ConfigurationRule.named(
                    "command/settings-elsewhere", Severity.LOW, "Server that takes settings from another file")
            .why("What stands in the file holds as if it stood in the command. It is examined where it is part of the"
                    + " checked tree and named so that it is recognised (.yaml for vLLM, .properties or .conf for"
                    + " TorchServe); one that is put into the container elsewhere is not.")
            .mend("Check the file together with the command, or give the options in the command.")
            .see("CWE-15")
            .source("docs.vllm.ai, Server arguments: configuration file")
            .source("pytorch.org/serve, Configuration: --ts-config")
            .bad(1, "vllm serve /models/chat --api-key \"$KEY\" --config /etc/vllm/options.yaml\n")
            .good("vllm serve /models/chat --api-key \"$KEY\" --max-model-len 8192\n")
            .finds((file, found) -> file.all()
                    .forEach(
                            each -> elsewhere(each).ifPresent(name -> found.at(each.line(), "settings from " + name))));

    static final List<ConfigurationRule<Commands>> ALL = List.of(ELSEWHERE);

    private SettingsFileRules() {}

    private static Optional<String> elsewhere(Invocation each) {
        if (Servers.vllm(each) || Servers.jupyter(each)) {
            return each.option("config");
        }
        return each.has("torchserve") ? each.option("ts-config") : Optional.empty();
    }
}
