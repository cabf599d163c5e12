package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.Vulnerability;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What data that may only add say besides those that decide. They are never joined with these: an alias that a Pipeline writes
 * would bring a vulnerability under the id of one that the policy accepts.
 */
final class AdditionalVulnerabilities {
    private AdditionalVulnerabilities() {}

    /**
     * Both, each id of a package once.
     *
     * @param decided of the data that decide; they stay as they are
     * @param additional of the others; ids that the first know are taken off them, and those with none left are dropped
     */
    static List<Vulnerability> join(List<Vulnerability> decided, List<Vulnerability> additional) {
        List<Vulnerability> all = new ArrayList<>(decided);
        for (Vulnerability each : additional) {
            Set<String> ids = ids(each);
            decided.stream()
                    .filter(known -> known.component().equals(each.component()))
                    .forEach(known -> ids.removeAll(ids(known)));
            if (!ids.isEmpty()) {
                all.add(called(each, ids));
            }
        }
        return all;
    }

    private static Set<String> ids(Vulnerability vulnerability) {
        Set<String> ids = new TreeSet<>(vulnerability.aliases());
        ids.add(vulnerability.id());
        return ids;
    }

    private static Vulnerability called(Vulnerability other, Set<String> ids) {
        String id = ids.contains(other.id()) ? other.id() : ids.iterator().next();
        Set<String> aliases = new TreeSet<>(ids);
        aliases.remove(id);
        return new Vulnerability(
                other.component(),
                id,
                aliases,
                other.sources(),
                other.summary(),
                other.vectors(),
                other.score(),
                other.rating(),
                other.fixed(),
                other.epss(),
                other.exploited());
    }
}
