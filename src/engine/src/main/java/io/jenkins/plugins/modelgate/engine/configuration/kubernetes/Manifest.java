package io.jenkins.plugins.modelgate.engine.configuration.kubernetes;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Spelling;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlDocuments;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The Kubernetes objects of a file. Pods are found wherever a {@code containers} list stands, so that the templates of
 * deployments, jobs and of custom resources (KServe, Ray, Kubeflow) are all seen; single containers where Argo, Tekton and
 * KServe have them.
 *
 * @param objects with {@code apiVersion} and {@code kind}, lists taken apart
 * @param nodes all of theirs, aliases followed
 * @param contained all containers
 */
public record Manifest(List<YamlNode> objects, List<YamlNode> nodes, List<Container> contained) {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");

    /** Lists of containers and single ones: Argo's templates, Tekton's tasks, KServe's predictors. */
    private static final List<String> OTHERS =
            List.of("steps", "sidecars", "container", "script", "stepTemplate", "model", "containerTemplate");

    /** What tells a container from other things with these names. */
    private static final List<String> FIELDS =
            List.of("image", "securityContext", "command", "args", "env", "resources", "volumeMounts", "storageUri");

    private static final Spelling VERSION = new Spelling("apiVersion");
    private static final Spelling KIND = new Spelling("kind");

    public Manifest {
        objects = List.copyOf(objects);
        nodes = List.copyOf(nodes);
        contained = List.copyOf(contained);
    }

    /** A container and the node that holds it, which mostly is its pod. */
    public record Container(YamlNode pod, YamlNode container) {}

    /** Whether a file has objects, or would have if it could be understood. */
    public static boolean is(ConfigurationFile file) {
        if (!file.lowerName().matches("(?s).*\\.(yaml|yml|json)")
                || !(file.mentions(VERSION) || file.mentions(Spelling.TAGGED))) {
            return false;
        }
        try {
            return YamlDocuments.of(file).stream().anyMatch(Manifest::isObject);
        } catch (UnexaminedException e) {
            // What cannot be read to its end may hold one: then it is not known what it sets.
            return file.mentions(KIND);
        }
    }

    /** Reads them. */
    public static Manifest read(ConfigurationFile file) throws UnexaminedException {
        List<YamlNode> objects = new ArrayList<>();
        for (YamlNode document : YamlDocuments.of(file)) {
            add(document, objects);
        }
        List<YamlNode> nodes = new ArrayList<>();
        objects.forEach(object -> object.walk(nodes::add));
        List<Container> contained = new ArrayList<>();
        nodes.forEach(node -> contain(node, contained));
        return new Manifest(objects, nodes, contained);
    }

    private static void contain(YamlNode pod, List<Container> contained) {
        for (String name : CONTAINERS) {
            for (YamlNode container : pod.get(name).items()) {
                if (container.isMapping()) {
                    contained.add(new Container(pod, container));
                }
            }
        }
        for (String name : OTHERS) {
            YamlNode value = pod.get(name);
            if (value.isSequence()) {
                value.items().stream()
                        .filter(each -> isContainer(name, each))
                        .forEach(each -> contained.add(new Container(pod, each)));
            } else if (isContainer(name, value)) {
                contained.add(new Container(pod, value));
            }
        }
    }

    private static boolean isContainer(String name, YamlNode node) {
        return node.isMapping()
                && (!name.equals("script") || node.has("image"))
                && FIELDS.stream().anyMatch(node::has);
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
        contained.forEach(each -> visitor.accept(each.pod(), each.container()));
    }

    /** Every node of every object: what must stand nowhere is looked for everywhere. */
    void nodes(Consumer<YamlNode> visitor) {
        nodes.forEach(visitor);
    }

    /** A field of the container's security context, or of its pod's. */
    static YamlNode security(YamlNode pod, YamlNode container, String field) {
        YamlNode own = container.get("securityContext", field);
        return own.isThere() ? own : pod.get("securityContext", field);
    }
}
