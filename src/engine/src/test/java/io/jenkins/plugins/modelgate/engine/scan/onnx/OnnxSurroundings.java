package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.check.KnownFormats;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A directory around a model, with what the test puts there. */
final class OnnxSurroundings implements Neighbours {
    private final Map<String, Neighbour> places = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> included = new ArrayList<>();

    /** Things that can stand somewhere. */
    static final class Place {
        private Place() {}

        static Neighbour file(long size) {
            return file(size, 1);
        }

        static Neighbour file(long size, int names) {
            return new Neighbour(Kind.FILE, size, names);
        }

        static Neighbour link() {
            return new Neighbour(Kind.LINK, 0, 1);
        }

        static Neighbour directory() {
            return new Neighbour(Kind.DIRECTORY, 0, 1);
        }

        static Neighbour special() {
            return new Neighbour(Kind.OTHER, 0, 1);
        }
    }

    void put(String path, Neighbour neighbour) {
        places.put(path, neighbour);
    }

    List<String> asked() {
        return asked;
    }

    List<String> included() {
        return included;
    }

    FileInspector.Result scan(byte[] model) {
        FileInspector inspector =
                new FileInspector(KnownFormats.formats(), ScanOptions.DEFAULT, this, "dir/model.onnx");
        try {
            return inspector.inspect(
                    new ByteArrayInputStream(model),
                    model.length,
                    model.clone(),
                    offset -> new ByteArrayInputStream(model, (int) offset, model.length - (int) offset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Neighbour find(String relativePath) {
        asked.add(relativePath);
        return places.getOrDefault(relativePath, Neighbour.NOTHING);
    }

    @Override
    public void include(String relativePath) {
        included.add(relativePath);
    }
}
