package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** vLLM and Text Generation Inference. */
final class LlmServerRules {

    static final ConfigurationRule<Commands> VLLM_CODE = ConfigurationRule.named(
                    "vllm/remote-code", Severity.HIGH, "Server that runs code from the model repository")
            .why("With --trust-remote-code Python files of the model repository run in the server when it starts,"
                    + " and whoever may push there runs code in it.")
            .mend(
                    "Remove the option, and use vLLM 0.11.1 or later: before, a model's configuration made code run without"
                            + " it, too. For an architecture that needs it, review the code and pin it with --code-revision.")
            .see("CVE-2025-66448", "CWE-829", "AML.T0010")
            .source("docs.vllm.ai, Engine arguments: --trust-remote-code")
            .source("huggingface.co, Transformers: custom models, trust_remote_code")
            .bad(1, "vllm serve /models/chat --api-key \"$KEY\" --trust-remote-code\n")
            .good("vllm serve /models/chat --api-key \"$KEY\"\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.vllm(each) && each.isOn("trust-remote-code"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> VLLM_KEY = ConfigurationRule.named(
                    "vllm/no-api-key", Severity.MEDIUM, "LLM server without authentication")
            .why("Whoever reaches the port may use the model, at your cost, and ask it until it is copied;"
                    + " management routes are open with it.")
            .mend("Give --api-key from a secret (VLLM_API_KEY), and put a gateway in front: the key protects only"
                    + " the /v1 routes.")
            .see("CWE-306", "AML.T0040")
            .source("docs.vllm.ai, Security: API key authentication limitations")
            .bad(1, "vllm serve /models/chat --port 8000\n")
            .good("vllm serve /models/chat --port 8000 --api-key \"$KEY\"\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.vllm(each)
                            && !each.hasOption("api-key")
                            && !each.environment().contains("VLLM_API_KEY"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> VLLM_CORS = ConfigurationRule.named(
                    "vllm/any-origin",
                    Severity.MEDIUM,
                    "Web pages of others may use the server with the user's cookies")
            .why("Any origin together with credentials lets every page that a user opens call the server in his name.")
            .mend("Name the origins, or leave --allow-credentials out.")
            .see("CWE-942")
            .source("docs.vllm.ai, OpenAI-compatible server: CORS options")
            .bad(1, "vllm serve /models/chat --api-key \"$KEY\" --allow-credentials --allowed-origins '[\"*\"]'\n")
            .good("vllm serve /models/chat --api-key \"$KEY\" --allowed-origins '[\"https://app.example\"]'\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.vllm(each)
                            && each.isOn("allow-credentials")
                            && each.option("allowed-origins")
                                    .map(value -> value.contains("\"*\"") || value.equals("*"))
                                    .orElse(true))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> VLLM_MEDIA = ConfigurationRule.named(
                    "vllm/local-media", Severity.HIGH, "Requests may read the server's files")
            .why("With this path a request names local files as images or audio, and the answer tells what is in them.")
            .mend("Remove --allowed-local-media-path, or give a directory that holds nothing else.")
            .see("CWE-22", "CWE-200")
            .source("docs.vllm.ai, Engine arguments: --allowed-local-media-path, \"this is a security risk\"")
            .bad(1, "vllm serve /models/vl --api-key \"$KEY\" --allowed-local-media-path /\n")
            .good("vllm serve /models/vl --api-key \"$KEY\"\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.vllm(each)
                            && each.option("allowed-local-media-path")
                                    .filter(path -> !path.isEmpty())
                                    .isPresent())
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> VLLM_PIPE = ConfigurationRule.named(
                    "vllm/pickle-transport", Severity.HIGH, "Caches exchanged as pickles over the network")
            .why("These connectors unpickle what arrives at an open port: whoever can send there runs code.")
            .mend("Update vLLM to 0.8.5 or later, use another connector, and bind it to a private network.")
            .see("CVE-2025-32444", "CVE-2025-29783", "CVE-2025-47277", "CWE-502")
            .source("docs.vllm.ai, Security: inter-node communication")
            .bad(
                    1,
                    "vllm serve /m --api-key \"$KEY\" --kv-transfer-config"
                            + " '{\"kv_connector\":\"MooncakeConnector\"}'\n")
            .good("vllm serve /m --api-key \"$KEY\" --kv-transfer-config '{\"kv_connector\":\"NixlConnector\"}'\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.vllm(each)
                            && each.option("kv-transfer-config")
                                    .filter(value -> value.matches("(?is).*(mooncake|pynccl).*"))
                                    .isPresent())
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> VLLM_EMBEDS = ConfigurationRule.named(
                    "vllm/prompt-embeddings", Severity.HIGH, "Requests may carry serialised tensors")
            .why("With --enable-prompt-embeds the server deserialises tensors from requests; crafted ones have"
                    + " written outside of their memory.")
            .mend("Remove the option, or allow it only to trusted callers, with vLLM 0.11.1 or later.")
            .see("CVE-2025-62164", "CWE-502")
            .source("docs.vllm.ai, Prompt embedding inputs: warning")
            .bad(1, "vllm serve /m --api-key \"$KEY\" --enable-prompt-embeds\n")
            .good("vllm serve /m --api-key \"$KEY\"\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.vllm(each) && each.isOn("enable-prompt-embeds"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> VLLM_MOVES = ConfigurationRule.named(
                    "vllm/model-moves", Severity.MEDIUM, "Model from a hub without a revision")
            .why("The default branch is another model tomorrow: what is served is then not what was approved.")
            .mend("Serve a directory that passed the gate, or give --revision with a commit.")
            .see("CWE-829", "CWE-494", "AML.T0010")
            .source("docs.vllm.ai, Engine arguments: --revision")
            .source("huggingface.co, Hub: revisions")
            .bad(1, "vllm serve acme/chat-7b --api-key \"$KEY\"\n")
            .good("vllm serve acme/chat-7b --api-key \"$KEY\" --revision 0123456789abcdef0123456789abcdef01234567\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.vllm(each) && Servers.hubModel(each) && !Servers.commit(each))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> TGI_CODE = ConfigurationRule.named(
                    "tgi/remote-code", Severity.HIGH, "Server that runs code from the model repository")
            .why("With --trust-remote-code Python files of the model repository run in the server.")
            .mend("Remove the option, or review the code and pin --revision.")
            .see("CWE-829", "AML.T0010")
            .source("huggingface.co, Text Generation Inference: launcher arguments, --trust-remote-code")
            .bad(1, "text-generation-launcher --model-id /data/m --api-key \"$KEY\" --trust-remote-code\n")
            .good("text-generation-launcher --model-id /data/m --api-key \"$KEY\"\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.tgi(each) && each.isOn("trust-remote-code"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> TGI_KEY = ConfigurationRule.named(
                    "tgi/no-api-key", Severity.MEDIUM, "LLM server without authentication")
            .why("Whoever reaches the port may use the model and ask it until it is copied.")
            .mend("Give --api-key from a secret, and put a gateway in front.")
            .see("CWE-306", "AML.T0040")
            .source("huggingface.co, Text Generation Inference: launcher arguments, --api-key")
            .bad(1, "text-generation-launcher --model-id /data/m\n")
            .good("text-generation-launcher --model-id /data/m --api-key \"$KEY\"\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.tgi(each)
                            && !each.hasOption("api-key")
                            && !each.environment().contains("API_KEY"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> TGI_CORS = ConfigurationRule.named(
                    "tgi/any-origin", Severity.MEDIUM, "Web pages of others may use the server")
            .why("Every page that somebody opens on the inner network can query the model for its author.")
            .mend("Name the origins in --cors-allow-origin.")
            .see("CWE-942")
            .source("huggingface.co, Text Generation Inference: launcher arguments, --cors-allow-origin")
            .bad(1, "text-generation-launcher --model-id /m --api-key k --cors-allow-origin '*'\n")
            .good("text-generation-launcher --model-id /m --api-key k --cors-allow-origin https://app.example\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.tgi(each)
                            && each.options("cors-allow-origin").contains("*"))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> TGI_MOVES = ConfigurationRule.named(
                    "tgi/model-moves", Severity.MEDIUM, "Model from a hub without a revision")
            .why("The default branch is another model tomorrow: what is served is then not what was approved.")
            .mend("Serve a directory that passed the gate, or give --revision with a commit.")
            .see("CWE-829", "CWE-494", "AML.T0010")
            .source("huggingface.co, Text Generation Inference: launcher arguments, --revision")
            .bad(1, "text-generation-launcher --model-id acme/chat --api-key k\n")
            .good("text-generation-launcher --model-id acme/chat --api-key k --revision"
                    + " 0123456789abcdef0123456789abcdef01234567\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.tgi(each) && Servers.hubModel(each) && !Servers.commit(each))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final List<ConfigurationRule<Commands>> ALL = List.of(
            VLLM_CODE,
            VLLM_KEY,
            VLLM_CORS,
            VLLM_MEDIA,
            VLLM_PIPE,
            VLLM_EMBEDS,
            VLLM_MOVES,
            TGI_CODE,
            TGI_KEY,
            TGI_CORS,
            TGI_MOVES);

    private LlmServerRules() {}
}
