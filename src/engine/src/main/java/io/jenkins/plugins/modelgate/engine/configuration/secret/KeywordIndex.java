package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds all of many words in one pass over a text, whatever their number. Source: Aho and Corasick, "Efficient string matching", 1975.
 * Letters of ASCII count the same in both cases.
 */
final class KeywordIndex<T> {
    private static final int ALPHABET = 128;

    private final List<int[]> next = new ArrayList<>();
    private final List<List<Found<T>>> found = new ArrayList<>();

    /** What a word stands for. */
    record Found<T>(String word, T meaning) {}

    /** Told of each word where it ends. */
    interface Listener<T> {
        /** @param start of the word, from 0 */
        void found(int start, Found<T> found);
    }

    /** @param words in lower case, of ASCII, with what they stand for */
    KeywordIndex(Map<String, ? extends Collection<T>> words) {
        node();
        new TreeMap<>(words).forEach((word, meanings) -> meanings.forEach(meaning -> add(word, meaning)));
        link();
    }

    private int node() {
        int[] empty = new int[ALPHABET];
        Arrays.fill(empty, -1);
        next.add(empty);
        found.add(new ArrayList<>());
        return next.size() - 1;
    }

    private void add(String word, T meaning) {
        int at = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (next.get(at)[c] < 0) {
                int made = node();
                next.get(at)[c] = made;
            }
            at = next.get(at)[c];
        }
        found.get(at).add(new Found<>(word, meaning));
    }

    private void link() {
        int[] fail = new int[next.size()];
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            int[] edges = next.get(node);
            for (int c = 0; c < ALPHABET; c++) {
                int back = node == 0 ? 0 : next.get(fail[node])[c];
                if (edges[c] < 0) {
                    edges[c] = back;
                } else {
                    fail[edges[c]] = back;
                    found.get(edges[c]).addAll(found.get(back));
                    queue.add(edges[c]);
                }
            }
        }
    }

    /** Tells of every word in the text. */
    void search(String text, Listener<T> listener) {
        int node = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ALPHABET) {
                node = 0;
                continue;
            }
            node = next.get(node)[c >= 'A' && c <= 'Z' ? c + 32 : c];
            for (Found<T> one : found.get(node)) {
                listener.found(i + 1 - one.word().length(), one);
            }
        }
    }
}
