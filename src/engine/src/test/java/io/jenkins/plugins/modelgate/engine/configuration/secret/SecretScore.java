package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How well a corpus was searched. A planted secret is found when a hit lies on it; a hit anywhere else is wrong, in files with a secret too.
 */
record SecretScore(int planted, int found, int wrong, List<String> missed, List<String> mistaken) {

    static SecretScore of(List<Sample> corpus) {
        int planted = 0;
        int found = 0;
        int wrong = 0;
        List<String> missed = new ArrayList<>();
        List<String> mistaken = new ArrayList<>();
        for (Sample sample : corpus) {
            boolean hitIt = false;
            for (Hit hit : SecretSearch.in(sample.text(), Manner.of(sample.file()))) {
                if (sample.isPlanted() && isOn(hit, sample)) {
                    hitIt = true;
                } else {
                    wrong++;
                    mistaken.add(sample.kind() + " as " + hit.kind().name() + ": " + sample.text());
                }
            }
            planted += sample.isPlanted() ? 1 : 0;
            found += hitIt ? 1 : 0;
            if (sample.isPlanted() && !hitIt) {
                missed.add(sample.kind() + ": " + sample.text());
            }
        }
        return new SecretScore(planted, found, wrong, missed, mistaken);
    }

    private static boolean isOn(Hit hit, Sample sample) {
        for (int at = sample.text().indexOf(sample.planted());
                at >= 0;
                at = sample.text().indexOf(sample.planted(), at + 1)) {
            if (hit.start() < at + sample.planted().length() && at < hit.end()) {
                return true;
            }
        }
        return false;
    }

    double recall() {
        return (double) found / planted;
    }

    double precision() {
        return (double) found / (found + wrong);
    }

    @Override
    public String toString() {
        TreeMap<String, Integer> kinds = new TreeMap<>();
        missed.forEach(text -> kinds.merge("missed " + text.split(":")[0], 1, Integer::sum));
        mistaken.forEach(text -> kinds.merge("mistaken " + text.split(":")[0], 1, Integer::sum));
        return String.format("%d of %d found, %d wrong %s", found, planted, wrong, kinds);
    }
}
