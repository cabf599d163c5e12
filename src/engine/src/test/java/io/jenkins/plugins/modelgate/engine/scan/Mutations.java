package io.jenkins.plugins.modelgate.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Random damage to real files: whatever comes of it, a scan must end with an answer and not with a fault of its own. */
public final class Mutations {
    private static final byte[][] SPICE = {
        {-1, -1, -1, -1, -1, -1, -1, -1},
        {0, 0, 0, 0, 0, 0, 0, -128},
        {-1, -1, -1, 127},
        {0, 0, 0, 0},
        {'[', '[', '[', '['},
        {'{', '"'}
    };

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Gives damaged copies to a fuzz target for about so many milliseconds; the seed of a failure is in its message.
     *
     * @param target as Jazzer calls it: {@code fuzzerTestOneInput}
     */
    public static void drive(Consumer<byte[]> target, List<byte[]> seeds, int milliseconds) {
        // The same damage in every ordinary run; new damage in the full one.
        long first = Boolean.getBoolean("modelgate.full") ? System.nanoTime() : 1;
        long start = System.nanoTime();
        for (long seed = first; System.nanoTime() - start < milliseconds * 1_000_000L; seed++) {
            byte[] content = new Mutations(seed).damage(seeds);
            try {
                target.accept(content);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** Scans a content and insists on an answer that is not the scanner's own fault. */
    public static void answer(String name, byte[] content) {
        FileInspector.Result result = Scans.scan(name, content);
        assertThat(Scans.rules(result)).as(name).doesNotContain(ScanRules.FAILURE.id());
    }

    /** As {@link #drive} with {@link #answer}. */
    public static void scan(String name, List<byte[]> seeds, int milliseconds) {
        drive(content -> answer(name, content), seeds, milliseconds);
    }

    /** A copy of one of them with a few changes. */
    public byte[] damage(List<byte[]> seeds) {
        byte[] content = seeds.get(random.nextInt(seeds.size())).clone();
        for (int i = random.nextInt(4); i >= 0 && content.length > 0; i--) {
            content = once(content);
        }
        return content;
    }

    private byte[] once(byte[] content) {
        int reach = random.nextBoolean() ? Math.min(content.length, 64) : content.length;
        int at = random.nextInt(reach);
        switch (random.nextInt(5)) {
            case 0 -> content[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> content[at] = (byte) random.nextInt(256);
            case 2 -> {
                byte[] spice = SPICE[random.nextInt(SPICE.length)];
                System.arraycopy(spice, 0, content, at, Math.min(spice.length, content.length - at));
            }
            case 3 -> {
                return Arrays.copyOf(content, at);
            }
            default -> {
                int length = Math.min(content.length - at, 1 + random.nextInt(16));
                byte[] longer = new byte[content.length + length];
                System.arraycopy(content, 0, longer, 0, at + length);
                System.arraycopy(content, at, longer, at + length, content.length - at);
                return longer;
            }
        }
        return content;
    }
}
