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

    /**
     * Puts a CSV file of orders somewhere: numbers, few and many values, texts, days, gaps.
     *
     * @param shift of the mean of {@code amount}, in its standard deviations
     * @param missing share of the orders without a note, 0 to 1
     */
    public static void orders(FilePath target, int rows, double shift, double missing, long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("amount,items,region,ordered,note,returned\n");
        for (int i = 0; i < rows; i++) {
            double amount = random.nextGaussian() + shift;
            csv.append(String.format(java.util.Locale.ROOT, "%.2f", 60 + 12 * amount))
                    .append(',')
                    .append(1 + (int) Math.min(5, -2 * Math.log(1 - random.nextDouble())))
                    .append(',')
                    .append("north north north south south east west".split(" ")[random.nextInt(7)])
                    .append(',')
                    .append(java.time.LocalDate.of(2026, 1, 1).plusDays(random.nextInt(90)))
                    .append(',')
                    .append(random.nextDouble() < missing ? "" : note(random))
                    .append(',')
                    .append(random.nextDouble() < 1 / (1 + Math.exp(2 - amount + shift)) ? "yes" : "no")
                    .append('\n');
        }
        target.write(csv.toString(), "UTF-8");
    }

    private static String note(Random random) {
        String[] words =
                "leave it with the neighbour please ring twice gift wrapped no hurry fragile call before".split(" ");
        StringBuilder note = new StringBuilder();
        for (int i = 2 + random.nextInt(9); i > 0; i--) {
            note.append(words[random.nextInt(words.length)]).append(i == 1 ? "" : " ");
        }
        return note.toString();
    }
}
