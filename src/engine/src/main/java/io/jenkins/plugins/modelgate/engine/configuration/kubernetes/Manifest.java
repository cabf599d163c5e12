package io.jenkins.plugins.modelgate.engine.configuration.kubernetes;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlDocuments;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The Kubernetes objects of a file. Pods are found wherever a {@code containers} list stands, so that the templates of
 * deployments, jobs and of custom resources (KServe, Ray, Kubeflow) are all seen.
 *
 * @param objects with {@code apiVersion} and {@code kind}, lists taken apart
 */
public record Manifest(List<YamlNode> objects) {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");

    public Manifest {
        objects = List.copyOf(objects);
    }

    /** Whether a file has objects, or would have if it could be understood. */
    public static boolean is(ConfigurationFile file) {
        String name = file.lowerName();
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        if (!yaml && !name.endsWith(".json") || !file.isText()) {
            return false;
        }
        try {
            String text = file.text();
            if (!yaml && !text.contains("apiVersion") && !text.contains("\\u00")) {
                return false;
            }
            try {
                return YamlDocuments.of(file).stream().anyMatch(Manifest::isObject);
            } catch (UnexaminedException e) {
                return text.contains("apiVersion") && text.contains("kind");
            }
        } catch (UnexaminedException e) {
            return yaml && file.beginning().contains("apiVersion");
        }
    }

    /** Reads them. */
    public static Manifest read(ConfigurationFile file) throws UnexaminedException {
        List<YamlNode> objects = new ArrayList<>();
        for (YamlNode document : YamlDocuments.of(file)) {
            add(document, objects);
        }
        return new Manifest(objects);
    }

    private static boolean isObject(YamlNode document) {
        return document.has("apiVersion") && document.has("kind");
    }

    private static void add(YamlNode object, List<YamlNode> objects) {
        if (isObject(object)) {
            objects.add(object);
            if (object.get("kind").text().endsWith("List")) {
                object.get("items").items().forEach(item -> add(item, objects));
            }
        }
    }

    /** Objects of a kind. */
    List<YamlNode> ofKind(String... kinds) {
        return objects.stream()
                .filter(object -> List.of(kinds).contains(object.get("kind").text()))
                .toList();
    }

    /** Specifications of pods: what has a list of containers. */
    public List<YamlNode> pods() {
        List<YamlNode> pods = new ArrayList<>();
        objects.forEach(object -> object.walk(node -> {
            if (CONTAINERS.stream().anyMatch(name -> node.get(name).isSequence())) {
                pods.add(node);
            }
        }));
        return pods;
    }

    /** Containers with the pod around them: pod first. */
    public void containers(BiConsumer<YamlNode, YamlNode> visitor) {
        for (YamlNode pod : pods()) {
            for (String name : CONTAINERS) {
                pod.get(name).items().stream()
                        .filter(YamlNode::isMapping)
                        .forEach(container -> visitor.accept(pod, container));
            }
        }
    }

    /** A field of the container's security context, or of its pod's. */
    static YamlNode security(YamlNode pod, YamlNode container, String field) {
        YamlNode own = container.get("securityContext", field);
        return own.isThere() ? own : pod.get("securityContext", field);
    }
}
