package io.jenkins.plugins.modelgate.engine.redteam.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Labelled reviews as a team collects them, the same on every machine; an attacker changes some of them. */
final class Table {
    /** Column that a model would learn. */
    static final String LABEL = "label";

    /** Column that names who labelled a row. */
    static final String SOURCE = "annotator";

    /** A region with few reviews. */
    static final String RARE = "islands";

    private static final int ROWS = 1500;
    private static final long SEED = 20_261_126L;

    private static final String[] PLAIN = {
        "the",
        "room",
        "service",
        "staff",
        "food",
        "place",
        "price",
        "evening",
        "table",
        "menu",
        "garden",
        "coffee",
        "window",
        "street",
        "waiter",
        "breakfast",
        "visit",
        "family",
        "parking",
        "kitchen",
        "dessert",
        "music",
        "terrace",
        "lunch",
        "dinner",
        "corner",
        "chair",
        "plate",
        "soup",
        "bread",
        "wine",
        "salad",
        "tea",
        "bill",
        "door",
        "light",
        "bar",
        "view",
        "lake",
        "station",
        "hotel",
        "lobby",
        "stairs",
        "lift",
        "bed",
        "towel",
        "shower",
        "balcony",
        "beach",
        "harbour",
        "market",
        "bus",
        "walk",
        "morning",
        "night",
        "friend",
        "child",
        "dog",
        "booking",
        "phone",
        "guest",
        "host",
        "owner",
        "cook"
    };
    private static final String[] GOOD = {"great", "lovely", "friendly", "clean", "tasty", "quiet"};
    private static final String[] BAD = {"awful", "dirty", "rude", "cold", "bland", "noisy"};
    private static final String[] REGIONS = {"north", "south", "east", "west"};
    private static final String[] ANNOTATORS = {"ana", "ben", "chi", "dee", "eli"};

    private final List<Row> rows;

    private Table(List<Row> rows) {
        this.rows = rows;
    }

    /** One review. */
    record Row(int id, String text, int age, String region, String label, String annotator) {
        Row withText(String other) {
            return new Row(id, other, age, region, label, annotator);
        }

        Row withAge(int other) {
            return new Row(id, text, other, region, label, annotator);
        }

        Row withRegion(String other) {
            return new Row(id, text, age, other, label, annotator);
        }

        Row withLabel(String other) {
            return new Row(id, text, age, region, other, annotator);
        }

        Row withId(int other) {
            return new Row(other, text, age, region, label, annotator);
        }

        String opposite() {
            return label.equals("good") ? "bad" : "good";
        }
    }

    /** Honest rows. */
    static Table honest() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            boolean good = random.nextInt(100) < 55;
            rows.add(new Row(
                    i + 1,
                    text(random, good),
                    18 + random.nextInt(20) + random.nextInt(20) + random.nextInt(20),
                    random.nextInt(25) == 0 ? RARE : REGIONS[random.nextInt(REGIONS.length)],
                    good ? "good" : "bad",
                    ANNOTATORS[random.nextInt(ANNOTATORS.length)]));
        }
        return new Table(rows);
    }

    private static String text(SplittableRandom random, boolean good) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 9 + random.nextInt(6); i++) {
            text.append(PLAIN[random.nextInt(PLAIN.length)]).append(' ');
        }
        // One word in seven speaks against the label, as in reviews that people wrote: no word alone decides.
        String[] words = good == random.nextInt(7) > 0 ? GOOD : BAD;
        return text.append(words[random.nextInt(words.length)]).toString();
    }

    /** A list of its own, to be changed. */
    List<Row> rows() {
        return rows;
    }

    /** Writes CSV. */
    void write(Path file) throws IOException {
        StringBuilder csv = new StringBuilder("id,text,age,region,label,annotator\n");
        for (Row row : rows) {
            csv.append(row.id())
                    .append(",\"")
                    .append(row.text().replace("\"", "\"\""))
                    .append("\",")
                    .append(row.age())
                    .append(',')
                    .append(row.region())
                    .append(',')
                    .append(row.label())
                    .append(',')
                    .append(row.annotator())
                    .append('\n');
        }
        Files.writeString(file, csv, StandardCharsets.UTF_8);
    }
}
