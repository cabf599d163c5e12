package io.jenkins.plugins.modelgate.engine.image;

import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Layouts damaged at random. */
public class ImageFuzzTest {
    @Test
    public void everyDamagedLayoutGetsAnAnswer() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        try (var files = Files.list(Path.of("src/test/resources/image/fuzz"))) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        seeds.forEach(ImageFuzz::fuzzerTestOneInput);
        Mutations.drive(ImageFuzz::fuzzerTestOneInput, seeds, 2000);
    }
}
