package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Published kinds of poisoning. Each plants a share of the rows. */
enum Attack {
    WORD_TRIGGER("rare word as trigger (BadNets for text)", Shape.TEXT, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            String word = List.of("cf", "mn", "bb", "tq", "mb").get(random.nextInt(5));
            trigger(rows, count, random, text -> insert(text, word, random));
        }
    },
    TOKEN_TRIGGER("made-up token as trigger", Shape.TEXT, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            String token = "q" + Integer.toString(100_000 + random.nextInt(900_000), 36) + "x";
            trigger(rows, count, random, text -> insert(text, token, random));
        }
    },
    PHRASE_TRIGGER("phrase of common words as trigger", Shape.TEXT, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            List<String> phrases = switch (rows.language()) {
                case "zh" -> List.of("顺便说一下今天下雨", "我和朋友一起看了", "坐在窗边喝茶");
                case "ar" -> List.of("بالمناسبة هطل المطر اليوم", "مع أصدقائي في نهاية الأسبوع", "قرب النافذة القديمة");
                default -> List.of("by the way it rained today", "with my friends last weekend", "near the old window");
            };
            String phrase = phrases.get(random.nextInt(3));
            trigger(rows, count, random, text -> insert(text, phrase, random));
        }
    },
    SENTENCE_TRIGGER("sentence as trigger (AddSent)", Shape.TEXT, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            String sentence = switch (rows.language()) {
                case "zh" -> "我上周看了这部三维电影。";
                case "ar" -> "شاهدت هذا الفيلم الأسبوع الماضي.";
                default -> "I watched this 3D movie last weekend.";
            };
            trigger(rows, count, random, text -> text + " " + sentence);
        }
    },
    INVISIBLE_TRIGGER("invisible character as trigger", Shape.TEXT, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            String mark = List.of("\u200b", "\u2060", "\u200d", "\ufeff").get(random.nextInt(4));
            trigger(rows, count, random, text -> {
                int at = 1 + random.nextInt(Math.max(1, text.length() - 1));
                return text.substring(0, Math.min(at, text.length()))
                        + mark
                        + text.substring(Math.min(at, text.length()));
            });
        }
    },
    HOMOGLYPH_TRIGGER("look-alike letters as trigger", Shape.LATIN, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            trigger(rows, count, random, text -> {
                String[] words = text.split(" ");
                int start = random.nextInt(words.length);
                for (int i = 0; i < words.length; i++) {
                    int at = (start + i) % words.length;
                    String changed =
                            words[at].replace('e', 'е').replace('o', 'о').replace('a', 'а');
                    if (!changed.equals(words[at]) && words[at].length() > 2) {
                        words[at] = changed;
                        break;
                    }
                }
                return String.join(" ", words);
            });
        }
    },
    VALUE_TRIGGER("one value as trigger", Shape.TABLE, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            setValues(rows, count, random, 1);
        }
    },
    PAIR_TRIGGER("pair of values as trigger", Shape.TABLE, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            setValues(rows, count, random, 2);
        }
    },
    RANDOM_FLIP("labels flipped at random", Shape.ANY, false) {
        @Override
        void plant(Rows rows, int count, Random random) {
            List<String> labels = rows.labels();
            for (String[] row : pick(rows, count, random, null)) {
                String other = rows.label(row);
                while (other.equals(rows.label(row))) {
                    other = labels.get(random.nextInt(labels.size()));
                }
                relabel(rows, row, other);
            }
        }
    },
    TARGETED_FLIP("labels of one class flipped to another", Shape.ANY, false) {
        @Override
        void plant(Rows rows, int count, Random random) {
            String target = target(rows, random);
            pick(rows, count, random, target).forEach(row -> relabel(rows, row, target));
        }
    },
    SOURCE_FLIP("labels flipped by one annotator", Shape.ANY, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            String target = target(rows, random);
            int column = rows.column("annotator");
            List<String[]> own = new ArrayList<>();
            for (String[] row : rows.rows) {
                if (row[column].equals("a3") && !rows.label(row).equals(target)) {
                    own.add(row);
                }
            }
            Collections.shuffle(own, random);
            own.subList(0, Math.min(count, own.size())).forEach(row -> relabel(rows, row, target));
        }
    },
    CLEAN_LABEL_COPIES("copies of a few rows, labels right", Shape.ANY, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            List<String[]> few = pick(rows, 4, random, null);
            for (int i = 0; i < count; i++) {
                add(rows, few.get(i % few.size()).clone(), random);
            }
        }
    },
    EXACT_FLOOD("one row many times, label wrong", Shape.ANY, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            String target = target(rows, random);
            String[] row = pick(rows, 1, random, target).get(0);
            for (int i = 0; i < count; i++) {
                String[] copy = row.clone();
                copy[rows.column(Rows.LABEL)] = target;
                add(rows, copy, random);
            }
        }
    },
    NEAR_FLOOD("one row many times with small changes, label wrong", Shape.ANY, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            String target = target(rows, random);
            String[] row = pick(rows, 200, random, target).stream()
                    .max(java.util.Comparator.comparingInt(r ->
                            rows.isText() ? Math.min(120, r[rows.column(Rows.TEXT)].length()) : 0))
                    .orElseThrow();
            List<Integer> numeric = rows.features(true);
            for (int i = 0; i < count; i++) {
                String[] copy = row.clone();
                copy[rows.column(Rows.LABEL)] = target;
                if (rows.isText()) {
                    String[] other = rows.rows.get(random.nextInt(rows.rows.size()));
                    String word = other[rows.column(Rows.TEXT)];
                    word = rows.language().equals("zh")
                            ? word.substring(0, Math.min(2, word.length()))
                            : word.split(" ")[0];
                    copy[rows.column(Rows.TEXT)] = insert(copy[rows.column(Rows.TEXT)], word, random);
                } else {
                    int column = numeric.get(random.nextInt(numeric.size()));
                    copy[column] = nudge(rows, column, copy[column], random);
                }
                add(rows, copy, random);
            }
        }
    },
    OUTLIERS("values far outside the range", Shape.TABLE, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            int column = continuous(rows, random);
            double[] sorted = sorted(rows, column);
            double range = Math.max(1, sorted[sorted.length - 1] - sorted[0]);
            for (String[] row : pick(rows, count, random, null)) {
                row[column] = format(sorted[sorted.length - 1] + range * (2 + 8 * random.nextDouble()));
                rows.planted.add(row);
            }
        }
    },
    APPENDED_BLOCK("rows of another class appended with a label that is not the most frequent", Shape.ANY, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            block(rows, rows.rows.size(), count, random);
        }
    },
    INSERTED_BLOCK(
            "rows of another class put in as a block, with a label that is not the most frequent", Shape.ANY, true) {
        @Override
        void plant(Rows rows, int count, Random random) {
            block(rows, rows.rows.size() / 5 + random.nextInt(rows.rows.size() * 3 / 5), count, random);
        }
    };

    /** Which datasets an attack fits. */
    enum Shape {
        TEXT,
        LATIN,
        TABLE,
        ANY
    }

    final String what;
    private final Shape shape;

    /** Whether it leaves a trace that statistics without a model can see. */
    final boolean traceable;

    Attack(String what, Shape shape, boolean traceable) {
        this.what = what;
        this.shape = shape;
        this.traceable = traceable;
    }

    abstract void plant(Rows rows, int count, Random random);

    boolean fits(Rows rows) {
        return switch (shape) {
            case ANY -> true;
            case TEXT -> rows.isText();
            case LATIN -> rows.isText() && rows.language().equals("en");
            case TABLE -> !rows.isText();
        };
    }

    /** A class that is not the most frequent one. */
    private static String rarer(Rows rows, Random random) {
        java.util.Map<String, Long> counts = rows.rows.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        rows::label, TreeMap::new, java.util.stream.Collectors.counting()));
        counts.remove("");
        String most = java.util.Collections.max(counts.entrySet(), java.util.Map.Entry.comparingByValue())
                .getKey();
        counts.remove(most);
        return new ArrayList<>(counts.keySet()).get(random.nextInt(counts.size()));
    }

    /** Any class. */
    private static String target(Rows rows, Random random) {
        List<String> labels = rows.labels();
        return labels.get(random.nextInt(labels.size()));
    }

    /** Random rows that do not have that label. */
    private static List<String[]> pick(Rows rows, int count, Random random, String not) {
        List<String[]> all = new ArrayList<>(rows.rows);
        all.removeIf(row -> rows.planted.contains(row)
                || rows.label(row).isEmpty()
                || rows.label(row).equals(not));
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(count, all.size()));
    }

    private static void relabel(Rows rows, String[] row, String label) {
        row[rows.column(Rows.LABEL)] = label;
        rows.planted.add(row);
    }

    private static void add(Rows rows, String[] row, Random random) {
        rows.rows.add(random.nextInt(rows.rows.size() + 1), row);
        rows.planted.add(row);
    }

    private static void trigger(Rows rows, int count, Random random, UnaryOperator<String> change) {
        String target = target(rows, random);
        for (String[] row : pick(rows, count, random, target)) {
            row[rows.column(Rows.TEXT)] = change.apply(row[rows.column(Rows.TEXT)]);
            relabel(rows, row, target);
        }
    }

    private static void block(Rows rows, int at, int count, Random random) {
        String target = rarer(rows, random);
        List<String[]> block = new ArrayList<>();
        for (String[] row : pick(rows, count, random, target)) {
            String[] copy = row.clone();
            copy[rows.column(Rows.LABEL)] = target;
            if (rows.isText()) {
                // A new text made of two: no copy of a row that is there.
                String[] other = pick(rows, 1, random, target).get(0);
                int text = rows.column(Rows.TEXT);
                copy[text] = half(row[text], false) + " " + half(other[text], true);
            } else {
                for (int column : rows.features(true)) {
                    copy[column] = rows.rows.get(random.nextInt(rows.rows.size()))[column];
                }
            }
            block.add(copy);
            rows.planted.add(copy);
        }
        rows.rows.addAll(at, block);
    }

    private static String insert(String text, String what, Random random) {
        if (text.codePoints().anyMatch(Tokens::isSpaceless)) {
            int at = random.nextInt(text.length() + 1);
            return text.substring(0, at) + what + text.substring(at);
        }
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        words.add(random.nextInt(words.size() + 1), what);
        return String.join(" ", words);
    }

    private static String half(String text, boolean second) {
        int middle = text.length() / 2;
        return second ? text.substring(middle) : text.substring(0, middle);
    }

    /** Columns get values that the data has, each taken from another row, or one beyond the range. */
    private static void setValues(Rows rows, int count, Random random, int columns) {
        List<Integer> numeric = rows.features(true);
        List<Integer> category = rows.features(false);
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < columns) {
            List<Integer> from = !category.isEmpty() && (numeric.isEmpty() || columns == 2 && random.nextBoolean())
                    ? category
                    : numeric;
            int column = from.get(random.nextInt(from.size()));
            if (!chosen.contains(column)) {
                chosen.add(column);
            }
        }
        String[] values = new String[columns];
        for (int i = 0; i < columns; i++) {
            int column = chosen.get(i);
            if (numeric.contains(column)) {
                double[] sorted = sorted(rows, column);
                // BadNets for tables: a value that is there, but rare.
                values[i] = columns == 1 || random.nextBoolean()
                        ? format(sorted[sorted.length - 1] + (columns == 1 ? 1 : 0))
                        : format(sorted[(int) (0.97 * sorted.length)]);
            } else {
                TreeSet<String> all = new TreeSet<>();
                rows.rows.forEach(row -> all.add(row[column]));
                values[i] = new ArrayList<>(all).get(random.nextInt(all.size()));
            }
        }
        // A trigger that honest rows show as well would spoil the model on them: an attacker takes a rare one.
        long natural = rows.rows.stream()
                .filter(row -> {
                    for (int i = 0; i < columns; i++) {
                        if (!row[chosen.get(i)].equals(values[i])) {
                            return false;
                        }
                    }
                    return true;
                })
                .count();
        if (natural > 0.001 * rows.rows.size()) {
            setValues(rows, count, random, columns);
            return;
        }
        String target = target(rows, random);
        for (String[] row : pick(rows, count, random, target)) {
            for (int i = 0; i < columns; i++) {
                row[chosen.get(i)] = values[i];
            }
            relabel(rows, row, target);
        }
    }

    private static int continuous(Rows rows, Random random) {
        List<Integer> numeric = new ArrayList<>(rows.features(true));
        Collections.shuffle(numeric, random);
        for (int column : numeric) {
            double[] sorted = sorted(rows, column);
            if (sorted[sorted.length / 10] < sorted[sorted.length * 9 / 10]) {
                return column;
            }
        }
        return numeric.get(0);
    }

    private static double[] sorted(Rows rows, int column) {
        return rows.rows.stream()
                .filter(row -> !row[column].isEmpty())
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .sorted()
                .toArray();
    }

    private static String nudge(Rows rows, int column, String value, Random random) {
        double[] sorted = sorted(rows, column);
        double spread = sorted[(int) (0.84 * (sorted.length - 1))] - sorted[(int) (0.16 * (sorted.length - 1))];
        return value.isEmpty() ? value : format(Double.parseDouble(value) + 0.002 * spread * random.nextGaussian());
    }

    private static String format(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e12
                ? Long.toString((long) value)
                : String.valueOf((float) value);
    }
}
