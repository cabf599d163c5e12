package io.jenkins.plugins.modelgate.engine.image;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;

/**
 * A list of manifests: a layout's own, or one image for several platforms.
 *
 * @param manifests in its order
 * @param subject that it is attached to, or null
 * @param annotations by key
 */
public record Index(
        List<Descriptor> manifests, @CheckForNull Descriptor subject, Map<String, String> annotations) {
    public Index {
        manifests = List.copyOf(manifests);
        annotations = Map.copyOf(annotations);
    }
}
