package io.jenkins.plugins.modelgate.engine.image;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;

/**
 * One image, or an artifact that is stored like one.
 *
 * @param config of the image
 * @param layers the lowest first
 * @param artifactType of an artifact, or null
 * @param subject that it is attached to, or null
 * @param annotations by key
 */
public record Manifest(
        Descriptor config,
        List<Descriptor> layers,
        @CheckForNull String artifactType,
        @CheckForNull Descriptor subject,
        Map<String, String> annotations) {
    public Manifest {
        layers = List.copyOf(layers);
        annotations = Map.copyOf(annotations);
    }
}
