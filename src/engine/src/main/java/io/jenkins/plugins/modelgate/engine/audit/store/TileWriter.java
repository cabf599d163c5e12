package io.jenkins.plugins.modelgate.engine.audit.store;

import io.jenkins.plugins.modelgate.engine.audit.tile.TileBuilder;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileBuilder.TileFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes what a {@link TileBuilder} has grown. Every call may be repeated after a failure. */
public final class TileWriter {
    private final Path log;
    private final DurableFiles files;
    private final List<TileFile> finished = new ArrayList<>();

    public TileWriter(Path log, DurableFiles files) {
        this.log = log;
        this.files = files;
    }

    /** Makes all tiles of the builder's tree durable, the partial ones too. */
    public void write(TileBuilder builder) throws IOException {
        while (!builder.full().isEmpty()) {
            TileFile next = builder.full().peek();
            files.create(log.resolve(next.path().toString()), next.bytes());
            finished.add(builder.full().remove());
        }
        for (TileFile partial : builder.partial()) {
            files.create(log.resolve(partial.path().toString()), partial.bytes());
        }
        files.syncDirectories();
    }

    /** Removes partial tiles whose full ones a published checkpoint covers; the full ones begin with them. */
    public void removePartial() throws IOException {
        for (TileFile full : finished) {
            Path directory = log.resolve(full.path() + ".p");
            if (Files.isDirectory(directory)) {
                try (DirectoryStream<Path> partial = Files.newDirectoryStream(directory)) {
                    for (Path file : partial) {
                        Files.delete(file);
                    }
                }
                Files.delete(directory);
            }
        }
        finished.clear();
    }
}
