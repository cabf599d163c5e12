package io.jenkins.plugins.modelgate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A cache that others can write to: what is in it counts only by its digest. */
public class LibraryCacheTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final WorkerLibraries packed = new WorkerLibraries("base");
    private ArrayList<Library> libraries;
    private Path root;
    private LibraryCache cache;

    @Before
    public void emptyCache() throws Exception {
        libraries = packed.list();
        root = folder.getRoot().toPath();
        cache = new LibraryCache(root);
    }

    @Test
    public void thePluginBringsTheEngineAndWhatItNeeds() {
        assertThat(libraries).extracting(Library::name).contains("model-gate-engine.jar");
        assertThat(libraries).anyMatch(library -> library.name().startsWith("picocli-"));
    }

    @Test
    public void fillsAndIsFull() throws Exception {
        assertThat(cache.missing(libraries)).isEqualTo(libraries);
        assertThatThrownBy(() -> cache.classPath(libraries)).isInstanceOf(AbortException.class);
        installAll();
        assertThat(cache.missing(libraries)).isEmpty();
        assertThat(cache.classPath(libraries)).contains("model-gate-engine.jar");
        assertThat(temporaries()).isEmpty();
    }

    @Test
    public void poisonedJarsAreSeenAndReplaced() throws Exception {
        installAll();
        Library engine = engine();
        Path jar = jar(engine);
        Files.writeString(jar, "poison");
        poisoned(engine);

        Path elsewhere = folder.newFile("same-bytes.jar").toPath();
        try (InputStream in = packed.open(engine)) {
            Files.write(elsewhere, in.readAllBytes());
        }
        Files.delete(jar);
        // Whoever owns a link's target can change it after the check.
        Files.createSymbolicLink(jar, elsewhere);
        poisoned(engine);
        assertThat(Files.isSymbolicLink(jar)).isFalse();
    }

    private void poisoned(Library library) throws Exception {
        assertThat(cache.missing(libraries)).containsExactly(library);
        assertThatThrownBy(() -> cache.classPath(libraries))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("was changed between shipping and start");
        install(library);
        assertThat(cache.missing(libraries)).isEmpty();
    }

    @Test
    public void whatCannotBeRepairedIsRefused() throws Exception {
        Library engine = engine();
        Files.createDirectories(jar(engine).resolve("full"));
        assertThatThrownBy(() -> install(engine)).hasMessageContaining("cannot be replaced; delete it");
        assertThat(cache.missing(libraries)).contains(engine);
    }

    @Test
    public void anotherJarIsNotTakenIn() throws Exception {
        Library engine = engine();
        assertThatThrownBy(() -> cache.install(engine, new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .isInstanceOf(AbortException.class);
        assertThat(jar(engine)).doesNotExist();
        assertThat(temporaries()).isEmpty();
    }

    @Test
    public void buildsFillItAtTheSameTime() throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(8);
        List<Future<String>> paths = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            paths.add(builds.submit(() -> {
                LibraryCache mine = new LibraryCache(root);
                for (Library library : mine.missing(libraries)) {
                    try (InputStream in = packed.open(library)) {
                        mine.install(library, in);
                    }
                }
                return mine.classPath(libraries);
            }));
        }
        builds.shutdown();
        for (Future<String> path : paths) {
            assertThat(path.get()).isEqualTo(cache.classPath(libraries));
        }
        assertThat(temporaries()).isEmpty();
    }

    private Library engine() {
        return libraries.stream()
                .filter(library -> library.name().equals("model-gate-engine.jar"))
                .findFirst()
                .orElseThrow();
    }

    private Path jar(Library library) {
        return root.resolve("model-gate/worker").resolve(library.sha256()).resolve(library.name());
    }

    private void installAll() throws Exception {
        for (Library library : libraries) {
            install(library);
        }
    }

    private void install(Library library) throws Exception {
        try (InputStream in = packed.open(library)) {
            cache.install(library, in);
        }
    }

    private List<Path> temporaries() throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }
}
