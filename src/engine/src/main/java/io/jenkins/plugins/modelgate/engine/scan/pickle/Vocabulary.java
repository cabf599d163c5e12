package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Strings that rules compare with, as shared values: however many of them a pickle holds, they cost nothing. */
final class Vocabulary {
    private static final Map<String, StrValue> WORDS = new HashMap<>();

    static {
        AllowList.entries().forEach((module, names) -> {
            add(module);
            names.keySet().forEach(Vocabulary::add);
        });
        List.of("latin1", "storage", "cpu", "cuda:0", "C", "F").forEach(Vocabulary::add);
    }

    private Vocabulary() {}

    private static void add(String word) {
        WORDS.put(word, new StrValue(word, true));
    }

    /** The value of a short string. */
    static PickleValue of(String text) {
        StrValue word = WORDS.get(text);
        return word == null ? new StrValue(text) : word;
    }
}
