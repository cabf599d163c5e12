package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofBuilder;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.tile.EntryBundle;
import io.jenkins.plugins.modelgate.engine.audit.tile.TilePath;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * Copies a log at one checkpoint, while its writer goes on, into a directory that any C2SP tlog-tiles client can read:
 * {@code checkpoint}, {@code tile/}, and beside them {@code keys}, {@code version} and {@code evidence/}. Partial tiles
 * are those of the checkpoint, even where the log has the full ones by now.
 */
public final class AuditExport {
    private AuditExport() {}

    /**
     * Exports what the reader reads.
     *
     * @param target a directory that is missing or empty
     * @return the checkpoint that the export stands at
     */
    public static Checkpoint write(AuditReader reader, Path target) throws IOException {
        Files.createDirectories(target);
        try (var children = Files.list(target)) {
            if (children.findAny().isPresent()) {
                throw new IOException("the export's directory " + target + " is not empty");
            }
        }
        long size = reader.size();
        TileReader tiles = new TileReader(reader.directory(), size);
        for (int level = 0; size >>> 8 * level > 0; level++) {
            for (long number = 0; TilePath.widthIn(size, level, number) > 0; number++) {
                int width = TilePath.widthIn(size, level, number);
                write(target, new TilePath(level, number, width), tiles.tile(level, number));
            }
        }
        for (long number = 0; TilePath.widthIn(size, 0, number) > 0; number++) {
            EntryBundle bundle = tiles.bundle(number);
            int last = bundle.width() - 1;
            byte[] bytes = Arrays.copyOf(bundle.bytes(), bundle.offset(last) + bundle.length(last));
            write(target, new TilePath(TilePath.ENTRIES, number, bundle.width()), bytes);
        }
        // Evidence is durable before the entry that names it, so all that this checkpoint needs is there.
        evidence(reader.directory().resolve(LogLayout.EVIDENCE), target.resolve(LogLayout.EVIDENCE));
        Files.write(target.resolve(LogLayout.KEYS), reader.keys().bytes(), StandardOpenOption.CREATE_NEW);
        Files.write(
                target.resolve(LogLayout.VERSION),
                LogLayout.VERSION_TEXT.getBytes(StandardCharsets.US_ASCII),
                StandardOpenOption.CREATE_NEW);
        Files.write(target.resolve(LogLayout.CHECKPOINT), reader.checkpoint().bytes(), StandardOpenOption.CREATE_NEW);
        if (size > 0
                && !Arrays.equals(
                        new ProofBuilder(new TileReader(target, size)).root(size),
                        reader.checkpoint().root())) {
            throw new IOException(
                    "the log in " + reader.directory()
                            + " does not have the root that it signs; the export is not to be used. Run verify-audit-trail on the log");
        }
        return reader.checkpoint();
    }

    private static void write(Path target, TilePath path, byte[] bytes) throws IOException {
        Path file = target.resolve(path.toString());
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    }

    private static void evidence(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
