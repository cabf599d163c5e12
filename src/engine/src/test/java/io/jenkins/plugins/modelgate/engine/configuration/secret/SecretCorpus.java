package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.ArrayList;
import java.util.List;

/** Files with secrets, and files with what looks like one: the same seed makes the same files. */
final class SecretCorpus {
    private SecretCorpus() {}

    /**
     * @param seed of everything but the private keys
     * @param planted files with one secret each
     * @param lookAlikes files without any
     */
    static List<Sample> of(long seed, int planted, int lookAlikes) {
        Dice d = new Dice(seed);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < planted; i++) {
            samples.add(planted(d, i));
        }
        List<String> kinds = List.copyOf(LookAlikes.ALL.keySet());
        for (int i = 0; i < lookAlikes; i++) {
            samples.add(LookAlikes.ALL.get(kinds.get(i % kinds.size())).apply(d));
        }
        return samples;
    }

    private static Sample planted(Dice d, int i) {
        if (i % 12 == 0) {
            return PlantedKeys.sample(d);
        }
        if (i % 2 == 0) {
            List<String> kinds = List.copyOf(PlantedValues.NAMED.keySet());
            String kind = kinds.get(i / 2 % kinds.size());
            String[] named = PlantedValues.NAMED.get(kind).apply(d).split(" ", 2);
            return Contexts.named(d, kind, named[0], named[1], true);
        }
        List<String> kinds = List.copyOf(PlantedValues.TOKENS.keySet());
        String kind = kinds.get(i / 2 % kinds.size());
        String value = PlantedValues.TOKENS.get(kind).apply(d);
        // A name that says nothing: the value is known by itself.
        return d.below(3) == 0
                ? new Sample("train.log", "2026-11-26 INFO using " + value + " for the run\n", kind, value)
                : Contexts.named(d, kind, d.one("tracking", "remote", "upload", "x", "service_token"), value, true);
    }
}
