package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.syntax.ContainerWalls;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.PackageIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which program a command starts, and what its options amount to. */
final class Servers {
    private static final Set<String> PIP_VALUES = Set.of(
            "-r",
            "--requirement",
            "-c",
            "--constraint",
            "-i",
            "--index-url",
            "--extra-index-url",
            "-f",
            "--find-links",
            "-t",
            "--target",
            "--prefix",
            "--root",
            "--trusted-host",
            "--cert",
            "--timeout",
            "--retries",
            "--python",
            "--platform",
            "--python-version",
            "--only-binary",
            "--no-binary",
            "-e",
            "--editable",
            "--cache-dir",
            "--proxy",
            "--src",
            "--progress-bar",
            "--upgrade-strategy",
            "--torch-backend",
            "--log",
            "--report",
            "--config-settings",
            "-C");

    private Servers() {}

    static boolean vllm(Invocation each) {
        return each.has("vllm", "serve") || each.has("vllm\\.entrypoints\\..*") || isVllm(each.image());
    }

    static boolean tgi(Invocation each) {
        return each.has("text-generation-(launcher|router|server)")
                || each.image().contains("text-generation-inference");
    }

    private static boolean isVllm(String image) {
        return image.matches("(.*/)?vllm([/:@-].*)?");
    }

    static boolean jupyter(Invocation each) {
        return each.has("jupyter(-(lab|notebook|server))?") || each.has("start-(notebook|singleuser)\\.(sh|py)");
    }

    /** Whether the model is a name on a hub: {@code organisation/name}. */
    static boolean hubModel(Invocation each) {
        String model = each.option("model").or(() -> each.option("model-id")).orElse("");
        int serve = each.words().indexOf("serve");
        if (model.isEmpty() && serve >= 0 && serve + 1 < each.words().size()) {
            model = each.words().get(serve + 1);
        }
        return model.matches("[A-Za-z0-9][\\w.-]*/[\\w.-]+") && !model.startsWith(".");
    }

    static boolean commit(Invocation each) {
        return each.option("revision").orElse("").matches("[0-9a-f]{40}");
    }

    /** Whether it listens on all addresses. */
    static boolean everywhere(Invocation each, String option, String brief) {
        return each.option(option).or(() -> each.option(brief)).orElse("").matches("0\\.0\\.0\\.0|::|\\[::\\]|\\*|0");
    }

    static boolean pip(Invocation each) {
        return each.has("pip[0-9.]*", "install") || each.has("uv", "add");
    }

    /** Whether packages come from a second index; pip takes an option that is cut short, uv has others that begin so. */
    static boolean extraIndex(Invocation each) {
        return pip(each)
                && (each.hasOption("extra-index-url") || !each.has("uv") && each.abbreviates("extra-index-url", "ext"));
    }

    /** Whether every second index is one of a vendor that has none but his own packages. */
    static boolean extraIndexIsPublic(Invocation each) {
        List<String> addresses = each.options("extra-index-url");
        return !addresses.isEmpty() && addresses.stream().allMatch(PackageIndex::isVendors);
    }

    static boolean trustedHost(Invocation each) {
        return pip(each)
                && (each.hasOption("trusted-host")
                        || each.abbreviates("trusted-host", "tr")
                        || each.hasOption("allow-insecure-host")
                        || each.words().stream().anyMatch(word -> word.matches("(--?[a-z-]+=)?http://.*")));
    }

    /** Whether it starts a container. */
    static boolean container(Invocation each) {
        return each.has("docker|podman|nerdctl") && (each.has("run") || each.has("create"));
    }

    /** Packages of an installation that have no version. */
    static List<String> unpinned(Invocation each) {
        List<String> unpinned = new ArrayList<>();
        List<String> words = each.words();
        int at = 0;
        while (at < words.size() && !words.get(at).matches("install|add")) {
            at++;
        }
        for (at++; at < words.size(); at++) {
            String word = words.get(at);
            if (PIP_VALUES.contains(word)) {
                at++;
            } else if (word.matches("[A-Za-z0-9][A-Za-z0-9._-]*(\\[[^\\]]*\\])?([<>~!].*)?")
                    && !word.matches(".*\\.(whl|tar\\.gz|zip|txt)")) {
                unpinned.add(word);
            }
        }
        return unpinned;
    }

    static boolean tlsOff(Invocation each) {
        List<String> words = each.words();
        if (each.has("curl")) {
            return words.stream()
                    .anyMatch(word -> word.matches("-[A-Za-z]*k[A-Za-z]*|--insecure|--proxy-insecure")
                            && !word.matches("-[oHduXAe].*"));
        }
        return each.has("wget")
                        && (each.isOn("no-check-certificate") || each.abbreviates("no-check-certificate", "no-ch"))
                || each.has("git")
                        && words.stream().anyMatch(word -> word.matches("(?i)http\\.sslVerify(=(false|0))?"))
                        && !words.stream().anyMatch(word -> word.matches("(?i)true|--unset|http\\.sslVerify=true"))
                || each.has("npm|yarn|pnpm")
                        && words.stream().anyMatch(word -> word.matches("(?i)(--)?strict-ssl(=false)?"))
                        && words.stream().noneMatch(word -> word.matches("(?i)true|.*=true"))
                || each.has("conda|mamba")
                        && words.contains("ssl_verify")
                        && words.stream().anyMatch(word -> word.matches("(?i)false|no"))
                || each.has("helm|kubectl|oc|skopeo")
                        && (each.isOn("insecure-skip-tls-verify")
                                || each.option("tls-verify").orElse("").equals("false")
                                || each.option("src-tls-verify").orElse("").equals("false"));
    }

    static boolean unconfined(Invocation each) {
        return ContainerWalls.areOpen(each.words());
    }
}
