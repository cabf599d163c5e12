package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.input.Compression;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EmbeddedEngine;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One engine for hundreds of trials: starting one takes as long as a trial. Its files are told in advance, a new name for each trial. */
final class Bench {
    private static final int NAMES = 1000;

    private static Bench bench;

    private final Path folder;
    private final EmbeddedEngine engine;
    private int next;

    private Bench() throws Exception {
        folder = Files.createTempDirectory("poisoning").toRealPath();
        List<DataFile> files = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            Path path = folder.resolve("data" + i + ".csv");
            files.add(new DataFile(path.getFileName().toString(), path, DataFormat.CSV, Compression.NONE, 0, ""));
        }
        engine = EmbeddedEngine.open(files, Files.createDirectory(folder.resolve("scratch")), EngineLimits.usual());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static synchronized Bench get() throws Exception {
        if (bench == null || bench.next == NAMES) {
            if (bench != null) {
                bench.close();
            }
            bench = new Bench();
        }
        return bench;
    }

    EmbeddedEngine engine() {
        return engine;
    }

    Path next() {
        return folder.resolve("data" + next++ + ".csv");
    }

    private void close() {
        try {
            engine.close();
            if (Files.exists(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(path);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
