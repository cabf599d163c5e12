package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Spelling;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlDocuments;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Options of a server in a file: {@code vllm serve --config options.yaml} takes its long options from one, and programs for
 * training take {@code trust_remote_code} from theirs. Source: docs.vllm.ai, Server arguments: configuration file.
 */
final class ServerOptions {
    private static final Set<String> VLLM = Set.of(
            "tensor-parallel-size",
            "pipeline-parallel-size",
            "gpu-memory-utilization",
            "max-model-len",
            "max-num-seqs",
            "served-model-name",
            "allowed-local-media-path",
            "enable-prompt-embeds",
            "kv-transfer-config",
            "allow-credentials",
            "allowed-origins",
            "enforce-eager");

    private static final String REMOTE = "trust-remote-code";
    private static final List<Spelling> SPELLED = List.of(
            new Spelling("trust-remote-code"),
            new Spelling("trust_remote_code"),
            new Spelling("allowed-local-media-path"),
            new Spelling("allowed_local_media_path"),
            new Spelling("enable-prompt-embeds"),
            new Spelling("enable_prompt_embeds"),
            new Spelling("kv-transfer-config"),
            new Spelling("kv_transfer_config"),
            new Spelling("allow-credentials"),
            new Spelling("allow_credentials"));

    private ServerOptions() {}

    /** Whether a file holds an option that the rules know; one that cannot be read and speaks of one counts. */
    static boolean isIn(ConfigurationFile file) {
        if (!file.lowerName().matches("(?s).*\\.(yaml|yml)") || SPELLED.stream().noneMatch(file::mentions)) {
            return false;
        }
        try {
            return YamlDocuments.of(file).stream().anyMatch(ServerOptions::isOptions);
        } catch (UnexaminedException e) {
            return true;
        }
    }

    /** Whether a document is a list of options. */
    static boolean isOptions(YamlNode document) {
        Set<String> names = names(document);
        return !document.has("apiVersion") && (names.contains(REMOTE) || isVllm(names));
    }

    private static boolean isVllm(Set<String> names) {
        return names.stream().filter(VLLM::contains).count() >= 2;
    }

    private static Set<String> names(YamlNode document) {
        return document.entries().keySet().stream().map(ServerOptions::option).collect(Collectors.toSet());
    }

    private static String option(String key) {
        return key.replace('_', '-');
    }

    /** One invocation for each option, at its own line, as the command line would give it. */
    static List<Invocation> read(YamlNode document) {
        List<Invocation> all = new ArrayList<>();
        boolean vllm = isVllm(names(document));
        document.entries().forEach((key, value) -> {
            List<String> words = new ArrayList<>(vllm ? List.of("vllm", "serve") : List.of());
            words.add("--" + option(key));
            words.add(text(value));
            // What the server authenticates by is given where it is started.
            all.add(new Invocation(document.line(key), "", Set.of("VLLM_API_KEY"), words));
        });
        return all;
    }

    private static String text(YamlNode value) {
        if (value.isSequence()) {
            return value.items().stream()
                    .map(item -> '"' + text(item) + '"')
                    .collect(Collectors.joining(",", "[", "]"));
        }
        if (value.isMapping()) {
            return value.entries().entrySet().stream()
                    .map(each -> '"' + each.getKey() + "\":\"" + text(each.getValue()) + '"')
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return value.text();
    }
}
