package io.jenkins.plugins.modelgate.engine.configuration.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.Test;

/** One pass finds what many searches find. */
public class KeywordIndexTest {
    @Test
    public void findsWhatASearchForEachWordFinds() {
        for (int seed = 0; seed < 300; seed++) {
            Dice dice = new Dice(seed);
            Map<String, List<String>> words = new HashMap<>();
            for (int i = 0; i < 8; i++) {
                String word = dice.of("abc", 1 + dice.below(4));
                words.put(word, List.of(word));
            }
            String text = dice.of("abcABC\u00e9", 80);
            TreeSet<String> expected = new TreeSet<>();
            for (String word : words.keySet()) {
                for (int at = 0; at + word.length() <= text.length(); at++) {
                    if (text.toLowerCase(Locale.ROOT).startsWith(word, at)) {
                        expected.add(at + word);
                    }
                }
            }
            TreeSet<String> found = new TreeSet<>();
            new KeywordIndex<>(words).search(text, (start, hit) -> found.add(start + hit.meaning()));
            assertThat(found).as("seed " + seed).isEqualTo(expected);
        }
    }
}
