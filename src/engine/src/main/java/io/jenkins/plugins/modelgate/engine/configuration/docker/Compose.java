package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.RuleSet;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Setting;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlDocuments;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A Compose file.
 *
 * @param services in order
 */
public record Compose(List<YamlNode> services) {
    public Compose {
        services = List.copyOf(services);
    }

    /** The rules with their reader. */
    public static RuleSet<Compose> set() {
        return new RuleSet<>(
                "compose",
                "Compose files",
                "compose.yaml",
                Compose::is,
                (file, marks) -> read(file),
                ComposeSettings.ALL);
    }

    /** Whether a file is one: by its name, or because it has services with an image or a build. */
    public static boolean is(ConfigurationFile file) {
        String name = file.lowerName();
        if (!name.endsWith(".yaml") && !name.endsWith(".yml") || !file.isText()) {
            return false;
        }
        return name.matches("(docker-|podman-)?compose([.-].*)?\\.ya?ml")
                || YamlDocuments.ifAny(file).stream()
                        .anyMatch(document -> document.get("services").entries().values().stream()
                                .anyMatch(service -> service.has("image") || service.has("build")));
    }

    /** Reads one. */
    public static Compose read(ConfigurationFile file) throws UnexaminedException {
        List<YamlNode> services = new ArrayList<>();
        for (YamlNode document : YamlDocuments.of(file)) {
            services.addAll(document.get("services").entries().values());
        }
        return new Compose(services);
    }

    /** What a service mounts from the host: the host's side. */
    static List<Setting> mounts(YamlNode service) {
        List<Setting> mounts = new ArrayList<>();
        for (YamlNode volume : service.get("volumes").items()) {
            String source = volume.isMapping() ? volume.get("source").text() : volume.text();
            int colon = source.indexOf(':');
            String host = volume.isMapping() || colon < 0 ? source : source.substring(0, colon);
            if (volume.isMapping() || colon > 0) {
                mounts.add(new Setting(volume.line(), "volumes", host));
            }
        }
        return mounts;
    }
}
