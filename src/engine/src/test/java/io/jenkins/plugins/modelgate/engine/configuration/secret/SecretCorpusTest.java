package io.jenkins.plugins.modelgate.engine.configuration.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.Test;

/**
 * How many planted secrets are found, and how much of what is found was planted. {@code -Dmodelgate.secretCorpus=DIRECTORY} writes the
 * corpus of the first seed there, for other tools.
 */
public class SecretCorpusTest {
    private static final int PLANTED = 480;
    private static final int LOOK_ALIKES = 1440;

    @Test
    public void plantedSecretsAreFoundAndLookAlikesAreNot() throws IOException {
        List<Sample> corpus = SecretCorpus.of(1, PLANTED, LOOK_ALIKES);
        String directory = System.getProperty("modelgate.secretCorpus");
        if (directory != null) {
            write(corpus, Path.of(directory));
        }
        SecretScore score = SecretScore.of(corpus);

        assertThat(score.recall()).as(score.toString()).isGreaterThanOrEqualTo(0.95);
        assertThat(score.precision()).as(score.toString()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    public void otherSeedsAreNoWorse() {
        for (long seed : new long[] {2, 3, ThreadLocalRandom.current().nextLong()}) {
            SecretScore score = SecretScore.of(SecretCorpus.of(seed, PLANTED, LOOK_ALIKES));
            assertThat(score.recall()).as("seed " + seed + ": " + score).isGreaterThanOrEqualTo(0.95);
            assertThat(score.precision()).as("seed " + seed + ": " + score).isGreaterThanOrEqualTo(0.95);
        }
    }

    /** A directory for each file, because names matter, and a list with what is planted. */
    private static void write(List<Sample> corpus, Path directory) throws IOException {
        StringBuilder list = new StringBuilder("file\tkind\tplanted\n");
        for (int i = 0; i < corpus.size(); i++) {
            Sample sample = corpus.get(i);
            String name = String.format("files/%05d/%s", i, sample.file());
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, sample.text(), StandardCharsets.ISO_8859_1);
            list.append(name + '\t' + sample.kind() + '\t' + sample.isPlanted() + '\n');
        }
        Files.writeString(directory.resolve("corpus.tsv"), list.toString());
    }
}
