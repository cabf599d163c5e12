package io.jenkins.plugins.modelgate;

import hudson.FilePath;
import java.util.Random;

/** Rows for the workspaces of tests, the same ones for the same seed. */
public final class Datasets {
    private Datasets() {}

    /**
     * Puts a CSV file of sensible rows somewhere.
     *
     * @param shift of the mean of {@code amount}, in its standard deviations
     */
    public static void put(FilePath target, int rows, double shift, long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("id,amount,region,class\n");
        for (int i = 0; i < rows; i++) {
            double amount = random.nextGaussian() + shift;
            boolean yes = random.nextDouble() < 1 / (1 + Math.exp(-amount + shift));
            csv.append(i * 7 + random.nextInt(5))
                    .append(',')
                    .append(String.format(java.util.Locale.ROOT, "%.4f", 100 + 15 * amount))
                    .append(',')
                    .append("north south east west".split(" ")[random.nextInt(4)])
                    .append(',')
                    .append(yes ? "yes" : "no")
                    .append('\n');
        }
        target.write(csv.toString(), "UTF-8");
    }
}
