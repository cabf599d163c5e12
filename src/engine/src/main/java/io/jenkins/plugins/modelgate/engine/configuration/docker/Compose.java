package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.RuleSet;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Setting;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Spelling;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlDocuments;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Compose file.
 *
 * @param services in order, with defaults put in for variables
 * @param binds volumes that are a directory of the host, by their name
 */
public record Compose(List<YamlNode> services, Map<String, String> binds) {
    /** Before the first colon that is not a variable's. */
    private static final Pattern HOST_SIDE = Pattern.compile("(?s)((?:\\$\\{[^}]*\\}|[^:])++):.*");

    private static final Spelling SERVICES = new Spelling("services");
    private static final Spelling IMAGE = new Spelling("image");
    private static final Spelling BUILD = new Spelling("build");

    public Compose {
        services = List.copyOf(services);
        binds = Map.copyOf(binds);
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
        if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
            return false;
        }
        if (name.matches("(docker-|podman-)?compose([.-].*)?\\.ya?ml")) {
            return true;
        }
        try {
            return (file.mentions(SERVICES) || file.mentions(Spelling.TAGGED))
                    && YamlDocuments.of(file).stream()
                            .anyMatch(document -> document.get("services").entries().values().stream()
                                    .anyMatch(service -> service.has("image") || service.has("build")));
        } catch (UnexaminedException e) {
            // What cannot be read to its end may be one: then it is not known what it sets.
            return file.mentions(IMAGE) || file.mentions(BUILD);
        }
    }

    /** Reads one. */
    public static Compose read(ConfigurationFile file) throws UnexaminedException {
        List<YamlNode> services = new ArrayList<>();
        Map<String, String> binds = new HashMap<>();
        for (YamlNode document : documents(file)) {
            services.addAll(document.get("services").entries().values());
            document.get("volumes").entries().forEach((name, volume) -> {
                YamlNode device = volume.get("driver_opts", "device");
                boolean bind = volume.get("driver_opts", "o").text().matches("(.*,)?r?bind(,.*)?");
                if (bind && device.isThere()) {
                    binds.put(name, device.text());
                }
            });
        }
        return new Compose(services, binds);
    }

    /**
     * The file's documents with the defaults of its variables put in.
     *
     * @throws UnexaminedException when it is no YAML that can be understood
     */
    public static List<YamlNode> documents(ConfigurationFile file) throws UnexaminedException {
        List<YamlNode> documents = new ArrayList<>();
        for (YamlNode document : YamlDocuments.of(file)) {
            documents.add(document.withTexts(Interpolation::of));
        }
        return documents;
    }

    /** What a service mounts from the host, by a path or by a volume that is one: the host's side. */
    List<Setting> mounts(YamlNode service) {
        List<Setting> mounts = new ArrayList<>();
        for (YamlNode volume : service.get("volumes").items()) {
            Matcher shortForm = HOST_SIDE.matcher(volume.text());
            String host =
                    volume.isMapping() ? volume.get("source").text() : shortForm.matches() ? shortForm.group(1) : "";
            if (!host.isEmpty()) {
                mounts.add(new Setting(volume.line(), "volumes", binds.getOrDefault(host, host)));
            }
        }
        return mounts;
    }

    /** Where a service has all rights on the host: itself, its hooks, its build. */
    static List<Setting> privileges(YamlNode service) {
        List<Setting> privileges = new ArrayList<>();
        if (service.get("privileged").isTrue()) {
            privileges.add(new Setting(service.line("privileged"), "privileged", "true"));
        }
        for (String hook : List.of("post_start", "pre_stop")) {
            service.get(hook).items().stream()
                    .filter(each -> each.get("privileged").isTrue())
                    .forEach(each ->
                            privileges.add(new Setting(each.line("privileged"), hook + ": privileged", "true")));
        }
        YamlNode build = service.get("build");
        if (build.get("privileged").isTrue()) {
            privileges.add(new Setting(build.line("privileged"), "build: privileged", "true"));
        }
        build.get("entitlements").items().stream()
                .filter(each -> each.text().startsWith("security.insecure"))
                .forEach(each -> privileges.add(new Setting(each.line(), "entitlements", each.text())));
        return privileges;
    }
}
