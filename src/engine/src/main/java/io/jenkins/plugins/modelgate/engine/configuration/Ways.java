package io.jenkins.plugins.modelgate.engine.configuration;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Ways to read a file, each for certain files. All that fit are gone, for whoever writes a file chooses its name and its first line.
 *
 * @param <I> what takes in what is read
 */
public final class Ways<I> {
    private final List<Way<I>> ways;

    /** @param ways in the order in which they are gone */
    public Ways(List<Way<I>> ways) {
        this.ways = List.copyOf(ways);
    }

    /**
     * One way.
     *
     * @param takes whether it is for a file
     * @param content reads it
     */
    public record Way<I>(Predicate<ConfigurationFile> takes, Content<I> content) {}

    /** Reads a file. */
    @FunctionalInterface
    public interface Content<I> {
        /** @throws UnexaminedException where it cannot go on */
        void read(ConfigurationFile file, I into) throws IOException;
    }

    /** Whether any is for this file. */
    public boolean areFor(ConfigurationFile file) {
        return ways.stream().anyMatch(way -> way.takes().test(file));
    }

    /**
     * Reads a file in every way that is for it.
     *
     * @param marks gets what cannot be read to its end
     * @param into gives what takes it in, once for each way
     */
    public void read(ConfigurationFile file, Marks marks, Supplier<I> into) throws IOException {
        for (Way<I> way : ways) {
            if (way.takes().test(file)) {
                I taker = into.get();
                marks.attempt(() -> way.content().read(file, taker));
            }
        }
    }
}
