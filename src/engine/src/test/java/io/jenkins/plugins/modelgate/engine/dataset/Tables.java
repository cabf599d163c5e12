package io.jenkins.plugins.modelgate.engine.dataset;

import io.jenkins.plugins.modelgate.engine.dataset.input.Compression;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EmbeddedEngine;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineLimits;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** Files of a test, loaded into engines that end with it. */
public final class Tables extends ExternalResource {
    /** A digest for profiles of which nobody asks. */
    public static final String DIGEST = "0123456789abcdef".repeat(4);

    private final TemporaryFolder folder = new TemporaryFolder();
    private final List<EmbeddedEngine> engines = new ArrayList<>();

    @Override
    protected void before() throws Throwable {
        folder.create();
    }

    @Override
    protected void after() {
        try {
            for (EmbeddedEngine engine : engines) {
                engine.close();
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            folder.delete();
        }
    }

    /** A table of one file with that text. */
    public Table of(String name, String text) throws Exception {
        Path path = folder.newFolder().toPath().resolve(name);
        Files.writeString(path, text);
        return of(path);
    }

    /** A table of one file. */
    public Table of(Path path) throws Exception {
        String name = path.getFileName().toString();
        DataFile file = new DataFile(
                name,
                path.toRealPath(),
                DataFormat.of(name).orElseThrow(),
                Compression.of(name),
                Files.size(path),
                DIGEST);
        EmbeddedEngine engine =
                EmbeddedEngine.open(List.of(file), folder.newFolder().toPath(), EngineLimits.usual());
        engines.add(engine);
        return engine.load(name, List.of(file));
    }
}
