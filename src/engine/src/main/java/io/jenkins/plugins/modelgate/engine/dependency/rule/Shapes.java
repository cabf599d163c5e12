package io.jenkins.plugins.modelgate.engine.dependency.rule;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How a name looks to a hurried reader. */
final class Shapes {
    /** Letters that are drawn like ASCII ones; the part of Unicode's confusables (UTS 39) that package names meet. */
    private static final String TWINS =
            "аa еe оo рp сc хx уy іi јj ѕs һh ԁd ԛq ԝw гr кk мm нh тt вb зz бb пn αa οo ρp νv υu ιi κk τt ηn εe χx ωw"
                    + " ıi ɡg ɑa ǀl ɩi øo łl ℓl ∂d ſs";

    private static final Map<Integer, Character> PLAIN = new HashMap<>();

    static {
        for (String pair : TWINS.split(" ")) {
            PLAIN.put(pair.codePointAt(0), pair.charAt(pair.length() - 1));
        }
    }

    private Shapes() {}

    /** Lower case without separators. */
    static String joined(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "");
    }

    /** Look-alike letters as one: {@code 0} and {@code o}, {@code 1}, {@code i} and {@code l}, {@code rn} and {@code m}. */
    static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        StringBuilder ascii = new StringBuilder();
        plain.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (PLAIN.containsKey(c)) {
                ascii.append(PLAIN.get(c).charValue());
            } else {
                ascii.appendCodePoint(c);
            }
        });
        return joined(ascii.toString())
                .replaceAll("[\\p{Cf}\\p{Cc}]+", "")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace("rn", "m")
                .replace("vv", "w");
    }
}
