package io.jenkins.plugins.modelgate.engine.image.layer;

import io.jenkins.plugins.modelgate.engine.scan.Neighbours;

/**
 * An examination that had to wait until all layers were read.
 *
 * @param first content as it was examined first
 * @param second takes what this examination comes to
 * @param path under which it is examined
 * @param neighbours what lies beside it in the image
 */
public record SecondLook(LayerFile first, LayerFile second, String path, Neighbours neighbours) {
    /** A look at the same content under a path of the image. */
    public static SecondLook at(LayerFile file, String path, Neighbours neighbours) {
        return new SecondLook(file, new LayerFile(path, file.at(), file.size(), file.executable()), path, neighbours);
    }

    /** Place of the file in its layer. */
    public long at() {
        return first.at();
    }

    /** Whether it has taken place, on the same bytes as the first one. */
    public boolean done() {
        return second.sha256() != null && second.sha256().equals(first.sha256());
    }
}
